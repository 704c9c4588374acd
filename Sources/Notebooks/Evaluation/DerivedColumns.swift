import Analysis
import Basics
import Tables

extension Derivations {
  /// A table with the computed columns and the classes.
  ///
  /// - Parameter withMissing: whether a column is added without values if the table does not have the columns that it
  ///   is computed from.
  func completed(_ table: Table, withMissing: Bool) throws(Diagnostic) -> Table {
    var table = table
    for column in computed where withMissing || column.expression.parameters.allSatisfy(table.hasColumn) {
      table = table.adding(try column.values(in: table))
    }
    for column in classes where withMissing || column.isPossible(in: table) {
      table = table.adding(try column.values(in: table))
    }
    return table
  }
}

extension Derivations.ComputedColumn {
  fileprivate func values(in table: Table) throws(Diagnostic) -> Column {
    let columns = expression.parameters.compactMap { table[$0] }
    guard columns.count == expression.parameters.count else {
      return Column(name, numbers: Array(repeating: .nan, count: table.rowCount))
    }
    var numbers: [Double] = []
    for row in 0..<table.rowCount {
      let parameters = Dictionary(
        columns.map { ($0.name, $0.number(row).map(Value.number) ?? .missing) }, uniquingKeysWith: { $1 })
      let value = try expression.evaluate(parameters: parameters) { call throws(Diagnostic) in
        throw Diagnostic(.badData, "'\(call.reducer.name)' needs many rows, but '\(name)' is computed for each row")
      }
      numbers.append(Self.number(value).map(clamped) ?? .nan)
    }
    return Column(name, numbers: numbers)
  }

  /// A comparison counts 1 where it holds.
  private static func number(_ value: Value) -> Double? {
    if case .truth(let truth) = value { return truth ? 1 : 0 }
    return value.number
  }

  private func clamped(_ number: Double) -> Double {
    range.map { min(max(number, $0.lowerBound), $0.upperBound) } ?? number
  }
}

extension Derivations.RowClasses {
  fileprivate func isPossible(in table: Table) -> Bool {
    classes.contains { $0.condition.columns.allSatisfy(table.hasColumn) }
  }

  fileprivate func values(in table: Table) throws(Diagnostic) -> Column {
    var labels = [String?](repeating: nil, count: table.rowCount)
    for (label, condition) in classes where condition.columns.allSatisfy(table.hasColumn) {
      for row in try condition.rows(in: table) where labels[row] == nil { labels[row] = label }
    }
    return Column(column, texts: labels)
  }
}
