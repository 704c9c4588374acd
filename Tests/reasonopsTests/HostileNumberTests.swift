import TestSupport
import Testing

/// Numbers on the command line, in the environment and in files that once crashed the program.
@Suite struct HostileNumberTests {
  @Test func digitsBeyondThoseOfANumberAreRefused() throws {
    try ScratchFolder.with { scratch in
      try scratch.write("flour,rise\na,1\n", to: "a.csv")
      for (text, place) in [
        ("```chart\nlabel: a\nmark: bar\nx: flour\ny: {value: n(), format: digits(19)}\n```\n", "n.md:5:32"),
        ("```table\nlabel: a\nby: flour\ncolumns: [\"n() | percent(16)\"]\n```\n", "n.md:4:26"),
        ("{{ n() | digits(1000000000000) }}\n", "n.md:1:17"),
      ] {
        let outcome = try Program.run([
          "render", scratch.write(text, to: "n.md"), "--data", scratch("a.csv"), "--out", scratch("out"),
        ])
        #expect(outcome.exitCode == 65)
        #expect(outcome.errors.contains("\(place): error: '"), "\(outcome.errors)")
        #expect(outcome.errors.contains("needs a number of digits from 0 to 15"))
      }
    }
  }

  @Test(arguments: ["-9223372036854775808", "99999999999999999999", "-1", "1e9", "x"])
  func datesOfReproducibleBuilds(seconds: String) throws {
    try ScratchFolder.with { scratch in
      try scratch.write("flour,datetime\na,99999999999999999-01-01 00:00:00\n", to: "results.csv")
      let notebook = try scratch.write("# A\n", to: "n.md")
      let arguments = ["render", notebook, "--data", scratch("results.csv"), "--out", scratch("out")]
      #expect(try Program.run(arguments).exitCode == 0)
      let outcome = try Program.run(arguments, environment: ["SOURCE_DATE_EPOCH": seconds])
      #expect(outcome.exitCode == 64)
      #expect(outcome.errors.contains("error: the environment variable SOURCE_DATE_EPOCH is '\(seconds)'"))
    }
  }

  @Test func watchingIsNotChecking() throws {
    let outcome = try Program.run(["render", "templates/everything.md", "--out", "o", "--watch", "--check"])
    #expect(outcome.exitCode == 64)
    #expect(outcome.errors.contains("error: --check and --watch exclude each other"))
  }
}
