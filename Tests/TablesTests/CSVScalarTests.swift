import Foundation
import Statistics
import Tables
import TestSupport
import Testing

/// Tables from the writer are read back by our reader and by Python's, and compared cell by cell and scalar by scalar.
/// `make soak-csv` tests a hundred thousand tables, also with pandas.
@Suite struct CSVScalarTests {
  /// The command that reads tables in Python. If `make soak-csv` names a Python with pandas, it uses pandas too.
  private static let reader: [String] = {
    let python = ProcessInfo.processInfo.environment["REASONOPS_PANDAS_PYTHON"]
    let script = Program.root + "Tests/References/csv_cells.py"
    return python.map { [$0, script, "--pandas"] } ?? ["python3", script]
  }()

  private static let scalars = Array(
    "\",\n\r\t;|'#=+-@\\ \u{301}\u{308}\u{E33}\u{200D}\u{FEFF}\u{202E}\u{2028}\u{85}\u{A0}\u{1B}\u{7F}é中🙂aB1."
      .unicodeScalars)

  private struct Written: Encodable {
    let csv: String
    let cells: [[String]]
  }

  @Test func everyReaderGetsEveryCell() throws {
    var generator = RandomGenerator("hostile scalars in tables")
    try ScratchFolder.with { scratch in
      var lines: [String] = []
      for round in 0..<FuzzRounds.count(usual: 2_000) {
        let cells = Self.cells(&generator)
        let csv = cells.map { CSVWriter.line($0) }.joined()
        #expect(try Self.read(csv, names: cells[0]) == cells.map(Self.bytes), "round \(round): \(csv.debugDescription)")
        lines.append(String(decoding: try JSONEncoder().encode(Written(csv: csv, cells: cells)), as: UTF8.self))
      }
      let tables = try scratch.write(lines.joined(separator: "\n") + "\n", to: "tables.jsonl")
      let told = try Tool.run("env", Self.reader + [tables])
      #expect(told == "\(lines.count) tables, each with its cells\n")
    }
  }

  /// Returns distinct names with rows below them.
  private static func cells(_ generator: inout RandomGenerator) -> [[String]] {
    let width = 1 + generator.index(below: 4)
    let names = (0..<width).map { "\($0)" + text(&generator) }
    return [names] + (0..<generator.index(below: 4)).map { _ in (0..<width).map { _ in text(&generator) } }
  }

  private static func text(_ generator: inout RandomGenerator) -> String {
    let length = generator.index(below: 6)
    return String(
      String.UnicodeScalarView((0..<length).map { _ in scalars[generator.index(below: scalars.count)] }))
  }

  private static func read(_ csv: String, names: [String]) throws -> [[[UInt8]]] {
    let table = try CSVReader(textual: Set(names), format: .exact).read(bytes: Array(csv.utf8), file: "t.csv")
    let rows = (0..<table.rowCount).map { row in table.columns.map { $0.field(row) ?? "" } }
    return ([table.columnNames] + rows).map(bytes)
  }

  /// The bytes of each cell. Swift texts are equal if they are canonically equivalent, but here every byte must be
  /// equal.
  private static func bytes(_ row: [String]) -> [[UInt8]] { row.map { Array($0.utf8) } }
}
