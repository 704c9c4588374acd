import Basics
import TestSupport
import Testing

/// Path patterns, with wildcards as in a shell, and with names for parts of the path.
@Suite struct PathPatternTests {
  private static let files = [
    "a.csv", "b.csv", "c.txt", ".hidden.csv", "runs/mlp/seed0/m.csv", "runs/mlp/seed1/m.csv", "runs/cnn_b/seed0/m.csv",
    "runs/cnn_b/x.csv", "runs/cnn_b/seed7", "größe/ü.csv", "odd[1].csv", "x_y_3.csv",
  ]

  private func withFiles(_ body: (ScratchFolder) throws -> Void) throws {
    try ScratchFolder.with { scratch in
      for file in Self.files {
        if let slash = file.lastIndex(of: "/") { try scratch.makeFolder(String(file[..<slash])) }
        try scratch.write("x\n1\n", to: file)
      }
      try body(scratch)
    }
  }

  private func matches(_ text: String, in scratch: ScratchFolder) throws -> [PathPattern.Match] {
    try #require(try PathPattern(text)).matches(in: scratch.path + "/")
  }

  @Test(
    arguments: [
      ("*.csv", ["a.csv", "b.csv", "odd[1].csv", "x_y_3.csv"]), ("?.csv", ["a.csv", "b.csv"]),
      ("[b-z].csv", ["b.csv"]), ("[!a].csv", ["b.csv"]), ("./*.txt", ["./c.txt"]), ("gr*/?.csv", ["größe/ü.csv"]),
      ("runs/*/seed*/m.csv", ["runs/cnn_b/seed0/m.csv", "runs/mlp/seed0/m.csv", "runs/mlp/seed1/m.csv"]),
      ("**/m.csv", ["runs/cnn_b/seed0/m.csv", "runs/mlp/seed0/m.csv", "runs/mlp/seed1/m.csv"]),
      ("runs/**/x.csv", ["runs/cnn_b/x.csv"]), ("**/b.csv", ["b.csv"]), ("odd[[]1].csv", ["odd[1].csv"]),
      ("*a*.csv", ["a.csv"]), ("***.txt", ["c.txt"]),
    ] as [(String, [String])])
  func filesAreThoseOfAShell(_ text: String, _ expected: [String]) throws {
    try withFiles { scratch in
      let found = try matches(text, in: scratch)
      #expect(found.map(\.path) == expected)
    }
  }

  @Test func namesAreWhatTheyStandFor() throws {
    try withFiles { scratch in
      let found = try matches("runs/{model}/seed{seed}/m.csv", in: scratch)
      #expect(try PathPattern("runs/{model}/seed{seed}/m.csv")?.names == ["model", "seed"])
      #expect(found.map(\.values) == [["cnn_b", "0"], ["mlp", "0"], ["mlp", "1"]])
      #expect(try matches("{a}_{b}.csv", in: scratch).map(\.values) == [["x_y", "3"]])
    }
  }

  /// A name that occurs twice must match the same text both times.
  @Test func aNameThatOccursTwiceIsTheSame() throws {
    try withFiles { scratch in
      #expect(throws: Diagnostic.self) { try matches("runs/{m}/{m}/m.csv", in: scratch) }
    }
  }

  @Test(arguments: ["{}.csv", "{a b}.csv", "{a.csv", "{a,b}.csv", "[a.csv", "[z-a].csv"])
  func mistakesInPatternsAreTold(_ text: String) {
    #expect { try PathPattern(text) } throws: { ($0 as? Diagnostic)?.kind == .usage }
  }

  @Test func whatNothingIsNamedLikeIsNotFound() throws {
    try withFiles { scratch in
      #expect {
        try matches("runs/*/sed*/m.csv", in: scratch)
      } throws: { error in
        let found = error as? Diagnostic
        return found?.kind == .notFound && found?.hint?.contains("named like 'sed*'") == true
      }
    }
  }

  @Test func aTextWithoutPatternsIsNone() throws {
    #expect(try PathPattern("runs/a.csv") == nil)
  }

  /// Matching a long name with many stars takes time in proportion to the product of both lengths.
  @Test(.timeLimit(.minutes(1))) func noPatternTakesLong() throws {
    try ScratchFolder.with { scratch in
      try scratch.write("", to: String(repeating: "a", count: 240))
      let stars = String(repeating: "*a", count: 100) + "*b"
      #expect(throws: Diagnostic.self) { try matches(stars, in: scratch) }
    }
  }
}
