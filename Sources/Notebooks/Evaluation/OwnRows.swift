import Tables

/// Which rows of a table belong to which of its columns, where a program wrote each measure in rows of its own: the losses
/// of training in some rows, those of validation in others. A line goes on over rows of other columns, and not over a
/// value that is missing from a row of its own.
///
/// A row is of another column where a column is empty and another one has a value: one that is shown beside it, or one of
/// numbers that never has a value where this one has.
struct OwnRows {
  private let names: [String]
  /// By column and row.
  private let areOthers: [[Bool]]
  /// Whether no row has values of two of the columns, so that nothing seems to be missing.
  private let areApart: Bool

  /// - Parameter bound: columns that are drawn otherwise, and so are in every row.
  init(of names: [String], in table: Table, besides bound: Set<String>) {
    self.names = names
    let rows = 0..<table.rowCount
    let shown = names.map { table[$0].map(Self.presence) ?? rows.map { _ in false } }
    let counts = rows.map { row in shown.count { $0[row] } }
    let isFull = shown.allSatisfy { $0.allSatisfy(\.self) }
    let others = table.columns.filter {
      !isFull && $0.isNumeric && !names.contains($0.name) && !bound.contains($0.name)
    }.map(Self.presence)
    areOthers = shown.map { own in
      let apart = others.filter { other in !rows.contains { own[$0] && other[$0] } }
      return rows.map { row in !own[row] && (counts[row] > 0 || apart.contains { $0[row] }) }
    }
    areApart = names.count > 1 && counts.allSatisfy { $0 < 2 }
  }

  private static func presence(_ column: Column) -> [Bool] {
    (0..<column.count).map { column.isNumeric ? column.number($0) != nil : column.text($0) != nil }
  }

  /// Whether there are rows of other columns.
  var isMixed: Bool { areOthers.contains { $0.contains(true) } }

  /// The rows that a table with one row for each row and column keeps, by the columns in their order within each row.
  var kept: [Int] {
    let columns = names.indices
    return (areOthers.first ?? []).indices.flatMap { row in
      columns.filter { !areOthers[$0][row] }.map { row * columns.count + $0 }
    }
  }

  /// For the caption; nil where each column has rows of its own.
  ///
  /// - Parameter title: of a column.
  func sentence(_ title: (String) -> String) -> String? {
    guard isMixed, !areApart else { return nil }
    let parts = zip(names, areOthers).compactMap { name, rows -> String? in
      let count = rows.count { $0 }
      return count == 0 ? nil : "\(NumberText.grouped(Double(count), digits: 0)) for \(title(name))"
    }
    return "Lines go on over rows in which their own column is empty and another one has a value: "
      + parts.joined(separator: ", ") + "."
  }
}

extension ChartCell {
  /// Of the one column that lines are drawn through; nil where nothing joins rows, and where values are computed of them.
  func ownRows(in table: Table) -> OwnRows? {
    guard joinsRows, computedValues.isEmpty, case .column(let name) = y.content, table.hasColumn(name.text) else {
      return nil
    }
    return OwnRows(of: [name.text], in: table, besides: boundColumns)
  }
}
