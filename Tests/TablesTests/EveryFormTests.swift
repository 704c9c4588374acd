import Foundation
import Tables
import TestSupport
import Testing

/// Python writes a random table in every form that the program reads. Each time the same table must be read.
@Suite struct EveryFormTests {
  private struct WrittenColumn: Decodable {
    let name: String
    let isNumeric: Bool
    let values: [String?]

    /// Returns the fields in a form that can be compared, in which `1e-05` from Python equals the same number.
    func fields(of written: [String?]) -> [String?] {
      isNumeric ? written.map { $0.flatMap(Double.init).map { "\($0)" } } : written
    }
  }

  @Test func thePythonWritersOfCSVAndJSONAndSQLite() throws {
    let rounds = FuzzRounds.count(usual: 60)
    try ScratchFolder.with { scratch in
      let script = Program.root + "Tests/References/tables_in_every_form.py"
      let told = try Tool.run("env", ["python3", script, scratch("t"), "\(rounds)", "\(rounds)"])
      try #require(told == "")
      for round in 0..<rounds {
        let expected = try JSONDecoder().decode(
          [WrittenColumn].self, from: Data(scratch.bytes("t/\(round)/expected.json")))
        let names = (0..<9).map { "t/\(round)/table\($0).dat" }
        for name in names { check(try CSVReader().readAny(path: scratch(name)), expected, name) }
      }
    }
  }

  /// The corpus has a file of every kind, because the parsers are fuzzed with damaged copies of these files.
  @Test func everyKindOfFileIsInTheCorpus() throws {
    let folder = Program.root + "Tests/Fixtures/corpus/tables/"
    let kinds = try FileManager.default.contentsOfDirectory(atPath: folder).map { name in
      let bytes = Array(try Data(contentsOf: URL(filePath: folder + name)))
      return try DataFormat.of(.memory(bytes), TableFormat(), file: name).name
    }
    for format in DataFormat.all { #expect(kinds.contains(format.name), "no file of \(format.name) in \(folder)") }
  }

  private func check(_ table: Table, _ expected: [WrittenColumn], _ name: String) {
    #expect(Set(table.columnNames) == Set(expected.map(\.name)), "\(name)")
    for column in expected {
      let found = table[column.name]
      #expect(found?.isNumeric == column.isNumeric, "\(name): \(column.name) of \(column.values)")
      let fields = (0..<table.rowCount).map { found?.field($0) }
      #expect(column.fields(of: fields) == column.fields(of: column.values), "\(name): \(column.name)")
    }
  }
}
