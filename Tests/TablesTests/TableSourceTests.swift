import Basics
import Tables
import TestSupport
import Testing

/// Tables in several files.
@Suite struct TableSourceTests {
  private func read(
    _ names: [String], _ files: [(String, String)], _ change: (inout CSVReader) -> Void = { _ in }
  ) throws -> Table {
    try ScratchFolder.with { scratch in
      for (name, text) in files {
        if let slash = name.lastIndex(of: "/") { try scratch.makeFolder(String(name[..<slash])) }
        try scratch.write(text, to: name)
      }
      var reader = CSVReader()
      change(&reader)
      return try TableSource(names, in: scratch.path + "/").read(reader)
    }
  }

  private static let runs = [
    ("runs/mlp/seed0.csv", "step,loss\n1,0.5\n2,0.25\n"), ("runs/cnn/seed10.csv", "step;loss;acc\n1;0,75;1\n"),
    ("runs/cnn/seed2.csv", "{\"step\": 1, \"loss\": 0.125}\n"),
  ]

  @Test func rowsSayWhereTheyAreFrom() throws {
    let table = try read(["runs/{model}/seed{seed}.csv"], Self.runs)
    #expect(table.columnNames == ["step", "loss", "acc", "model", "seed", "file"])
    #expect((0..<4).map { table["loss"]?.number($0) } == [0.75, 0.125, 0.5, 0.25])
    #expect((0..<4).map { table["seed"]?.number($0) } == [10, 2, 0, 0])
    #expect((0..<4).map { table["model"]?.text($0) } == ["cnn", "cnn", "mlp", "mlp"])
    #expect(table["file"]?.text(0) == "runs/cnn/seed10.csv" && table["acc"]?.number(1) == nil)
    let place = table.location(ofRow: 3)
    #expect(place?.file.hasSuffix("runs/mlp/seed0.csv") == true && place?.line == 3)
  }

  @Test func whatIsFoundIsToldOnce() throws {
    let files = (0..<3).map { ("r\($0).csv", "a;b\n1;2\n") } + [("r3.csv", "a;c\n1;2\n")]
    let table = try read(["r*.csv"], files)
    let told = table.origin?.remarks.map(\.message) ?? []
    #expect(told.contains("the fields are separated by ';' (so in 4 files)"))
    #expect(
      told.contains { $0.hasPrefix("'b' is missing in") } && told.contains { $0.hasPrefix("'c' is missing in 3 files") }
    )
  }

  @Test func textsOfStackedFilesStayAsTheyAreWritten() throws {
    let table = try read(["f*.csv"], [("f1.csv", "m,v\n1.50,1\n1e3,2\n+5,3\n"), ("f2.csv", "m,v\nA,1\n")])
    #expect((0..<4).map { table["m"]?.text($0) } == ["1.50", "1e3", "+5", "A"])
  }

  @Test(arguments: ["NA", "N/A", "None", "null", "<NA>", "NaT", ""])
  func aFileOfMissingNumbersDoesNotMakeTexts(_ word: String) throws {
    let files = [("q1.csv", "step,loss\n1,NA\n2,40%\n"), ("q2.csv", "step,loss\n1,\(word)\n2,\(word)\n")]
    let table = try read(["q*.csv"], files)
    #expect((0..<4).map { table["loss"]?.number($0) } == [nil, 0.4, nil, nil])
    #expect(table["loss"]?.field(1) == "40%")
  }

  /// Within one file such fields make a column of texts too.
  @Test(arguments: [("95%", "95"), ("2024-01-31 09:05Z", "2024-01-31 09:05"), ("2024-01-31", "7")])
  func notationsAreNotMixed(_ first: String, _ second: String) throws {
    let files = [("a.csv", "acc,e\n\(first),1\n"), ("b.csv", "acc,e\n\(second),1\n")]
    let table = try read(["*.csv"], files)
    #expect((0..<2).map { table["acc"]?.text($0) } == [first, second])
    let cause = table.cause(ofTextsIn: table.known("acc")) ?? ""
    #expect(cause.contains("in a.csv and") && cause.hasSuffix("so it is read as texts"), "\(cause)")
    #expect(throws: Diagnostic.self) { try read(["*.csv"], files) { $0.numeric = ["acc"] } }
  }

  @Test func severalNamesAreStackedToo() throws {
    let table = try read(["b.csv", "a.csv"], [("a.csv", "x\n1\n"), ("b.csv", "x\n2\n")])
    #expect((0..<2).map { table["x"]?.number($0) } == [2, 1] && table["file"]?.text(0) == "b.csv")
  }

  @Test func aFileOfExactlyThatNameIsMeant() throws {
    let table = try read(["r[1].csv"], [("r[1].csv", "x\n1\n"), ("r1.csv", "x\n2\n")])
    #expect(table.columnNames == ["x"] && table["x"]?.number(0) == 1)
  }

  @Test func aColumnFileOfTheirOwnStays() throws {
    let table = try read(["r*.csv"], [("r1.csv", "file\nq\n")])
    #expect(table["file"]?.text(0) == "q")
  }

  @Test func damageIsThatOfItsFile() throws {
    #expect {
      try read(["r*.csv"], [("r1.csv", "x,y\n1,2\n"), ("r2.csv", "x,y\n1,2\n3\n")])
    } throws: { error in
      let place = (error as? Diagnostic)?.location
      return place?.file.hasSuffix("r2.csv") == true && place?.line == 3
    }
    #expect(throws: Diagnostic.self) { try read(["{x}.csv"], [("r1.csv", "x\n1\n")]) }
    #expect(throws: Diagnostic.self) { try read(["{x}.csv", "{y}.csv"], [("r1.csv", "x\n1\n")]) }
  }

  @Test func declaredTypesHoldForPartsOfPathsToo() throws {
    let table = try read(["r{run}.csv"], [("r007.csv", "x\n1\n")]) { $0.textual = ["run"] }
    #expect(table["run"]?.text(0) == "007")
  }

  @Test(
    arguments: [
      ([0x50, 0x4B, 3, 4, 0], "a workbook"), (Array("PAR1".utf8) + [0x15, 0], "a file of Parquet"),
      ([0x89, 0x48, 0x44, 0x46, 13], "a file of HDF5"), ([0x28, 0xB5, 0x2F, 0xFD], "packed by zstd"),
    ] as [([UInt8], String)])
  func otherFormatsAreCalledByTheirNames(_ bytes: [UInt8], _ name: String) {
    #expect {
      try CSVReader().readAny(bytes: bytes, file: "t")
    } throws: { ($0 as? Diagnostic)?.message.contains(name) == true }
  }

  @Test func headersMayBeginLikeOtherFormats() throws {
    for name in ["PAR1", "FEA1", "ARROW1", "BZh", "PK"] {
      #expect(try CSVReader().readAny(bytes: Array("\(name),größe\n1,2\n".utf8), file: "t").columnNames[0] == name)
    }
  }
}
