import Basics
import Tables

extension ChartData {
  /// Assigns the numbers of `observations` to the rows of `table` that have the same categories.
  ///
  /// - Parameter channels: the table's channels. The first one that holds numbers says which column of `observations`
  ///   is read.
  /// - Returns: the single values of each row of `table`.
  static func observations(
    _ observations: Table, of table: Table, _ channels: [EncodedChannel]
  ) throws(Diagnostic) -> [[Double]] {
    let categories = channels.filter { $0.domain != nil }.flatMap(\.channel.columns)
    guard let value = channels.first(where: { $0.numbers != nil })?.channel.columns[0] else {
      return [[Double]](repeating: [], count: table.rowCount)
    }
    let rows = Dictionary(try keys(table, categories).enumerated().map { ($1, $0) }, uniquingKeysWith: { $1 })
    var members = [[Double]](repeating: [], count: table.rowCount)
    for (key, number) in zip(try keys(observations, categories), try observations.numbers(value, channel: "points")) {
      if let row = rows[key] { members[row].append(number) }
    }
    return members
  }

  private static func keys(_ table: Table, _ columns: [String]) throws(Diagnostic) -> [[String?]] {
    var values: [Column] = []
    for name in columns { values.append(try table.column(name)) }
    return (0..<table.rowCount).map { row in values.map { $0.text(row) } }
  }
}
