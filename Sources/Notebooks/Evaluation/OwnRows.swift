import Tables

/// The rows that belong to each of some columns, for tables in which a program wrote each measure in separate rows: for
/// example, training losses in some rows and validation losses in others. A line continues across rows of other
/// columns, but breaks at a value that is missing from a row of its own column.
///
/// A row belongs to another column if this column is empty in it and the other one has a value. The other column is
/// shown beside this one, or it is numeric and never has a value in a row where this one has a value.
struct OwnRows {
  private let names: [String]
  /// By column and row, true if the row belongs to another column.
  private let areOthers: [[Bool]]
  /// True if no row has values of two of the columns, so that no value seems to be missing.
  private let areApart: Bool

  /// - Parameter bound: The columns of other channels, which have values in all rows.
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

  /// True if some rows belong to other columns.
  var isMixed: Bool { areOthers.contains { $0.contains(true) } }

  /// The rows to keep after `ColumnsToRows` has turned each row into one row for each column, in the order of `names`.
  var kept: [Int] {
    let columns = names.indices
    return (areOthers.first ?? []).indices.flatMap { row in
      columns.filter { !areOthers[$0][row] }.map { row * columns.count + $0 }
    }
  }

  /// Returns a sentence for the caption; nil if there is nothing to tell because each column has separate rows.
  ///
  /// - Parameter title: Returns the title of a column.
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
  /// Returns the rows of the single column through which lines are drawn. Returns nil if the marks draw no lines
  /// through rows, or draw computed values.
  func ownRows(in table: Table) -> OwnRows? {
    guard joinsRows, computedValues.isEmpty, case .column(let name) = y.content, table.hasColumn(name.text) else {
      return nil
    }
    return OwnRows(of: [name.text], in: table, besides: boundColumns)
  }
}
