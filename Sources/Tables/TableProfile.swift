/// A summary of what a table holds, column by column, and of the columns that identify its rows.
package struct TableProfile: Codable, Sendable, Equatable {
  package var columns: [ColumnProfile]
  /// The names of the columns with the same value in all rows.
  package var constantColumns: [String]
  /// The pairs of columns with equal values. A column is paired only with the first one that equals it.
  package var equalColumns: [EqualColumns]
  /// The smallest sets of columns whose combination of values is different in every row.
  package var candidateKeys: [[String]]

  /// Two columns with the same value in every row.
  package struct EqualColumns: Codable, Sendable, Equatable {
    package var name: String
    package var first: String
  }

  package init(_ table: Table) {
    let ranks = table.columns.map { $0.ranks(first: []) }
    columns = zip(table.columns, ranks).map { ColumnProfile($0, $1) }
    constantColumns = columns.filter { $0.distinct == 1 && $0.missing == 0 && table.rowCount > 1 }.map(\.name)
    equalColumns = Self.equalColumns(table, columns, ranks)
    candidateKeys = KeySearch(columns, ranks, rowCount: table.rowCount).keys
  }

  private static func equalColumns(
    _ table: Table, _ profiles: [ColumnProfile], _ ranks: [Column.RankedRows]
  ) -> [EqualColumns] {
    let varied = profiles.indices.filter { profiles[$0].distinct > 1 }
    return varied.compactMap { index in
      let first = varied.first { other in
        var (a, b) = (profiles[index], profiles[other])
        (a.name, b.name) = ("", "")
        return a == b && ranks[index].rankOf == ranks[other].rankOf
          && table.columns[index].distinctValues() == table.columns[other].distinctValues()
      }
      guard let first, first < index else { return nil }
      return EqualColumns(name: profiles[index].name, first: profiles[first].name)
    }
  }
}
