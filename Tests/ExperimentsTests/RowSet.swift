import Basics
import Tables

@testable import Experiments

/// The rows of a run's files, sorted, without the columns that may differ between equal runs.
struct RowSet: Equatable {
  var results: [String]
  var curves: [String]

  init(_ folder: String, shard: Shard? = nil) throws {
    let files = RunFolder(folder, shard: shard)
    results = try Self.rows(files.results)
    curves = try Self.rows(files.curves)
  }

  private static func rows(_ path: String) throws -> [String] {
    let names = Set(ResultsSchema.columns + ResultsSchema.curveColumns)
    let table = try CSVReader(textual: names).read(path: path)
    let columns = table.columns.filter { !ResultsSchema.volatileColumns.contains($0.name) }
    return (0..<table.rowCount).map { row in CSVWriter.line(columns.map { $0.text(row) }) }.sorted()
  }
}
