import Analysis
import Basics
import Tables

extension Derivations {
  /// Returns `results` with the computed columns and the classes. Reports names that the table lacks, except in
  /// optional definitions. Values that cannot be computed are missing.
  func completedResults(_ table: Table, _ parameters: [String: Value], _ problems: ProblemList) -> Table {
    var table = table
    for column in computed {
      if !column.isOptional { column.reportUnknown(in: table, problems) }
      table = table.adding(
        problems.attempt { () throws(Diagnostic) in try column.values(in: table) } ?? column.missingValues(in: table))
    }
    for column in classes {
      if !column.isOptional { column.reportUnknown(in: table, problems) }
      table = table.adding(
        problems.attempt { () throws(Diagnostic) in try column.values(in: table, parameters) }
          ?? column.missingValues(in: table))
    }
    return table
  }

  /// Returns another table with those of the columns that can be computed from it.
  func completed(_ table: Table, _ parameters: [String: Value]) throws(Diagnostic) -> Table {
    var table = table
    for column in computed where column.expression.parameters.allSatisfy({ table.hasColumn($0.name) }) {
      table = table.adding(try column.values(in: table))
    }
    for column in classes where column.isPossible(in: table) {
      table = table.adding(try column.values(in: table, parameters))
    }
    return table
  }
}

extension Derivations.ComputedColumn {
  fileprivate func reportUnknown(in table: Table, _ problems: ProblemList) {
    for (parameter, location) in expression.parameters where !table.hasColumn(parameter) {
      problems.report(
        .unknownColumn(parameter, valid: table.columnNames, unless: "call the computed one \"\(name)?\"", at: location))
    }
  }

  /// Returns the column with a missing value in each row.
  fileprivate func missingValues(in table: Table) -> Column {
    Column(name, numbers: Array(repeating: .nan, count: table.rowCount))
  }

  fileprivate func values(in table: Table) throws(Diagnostic) -> Column {
    let columns = expression.parameters.compactMap { table[$0.name] }
    guard columns.count == expression.parameters.count else { return missingValues(in: table) }
    if let numbers = expression.numbers(in: table) { return Column(name, numbers: numbers.map(clamped)) }
    var numbers: [Double] = []
    for row in 0..<table.rowCount {
      let parameters = Dictionary(columns.map { ($0.name, $0.value(row)) }, uniquingKeysWith: { $1 })
      let value = try expression.evaluate(parameters: parameters) { call throws(Diagnostic) in
        throw Diagnostic(
          .badData, "'\(call.reducer.name)' needs many rows, but '\(name)' is computed for each row", at: call.location)
      }
      numbers.append(Self.number(value).map(clamped) ?? .nan)
    }
    return Column(name, numbers: numbers)
  }

  /// Returns the number of a value. A comparison is 1 if it holds and 0 if not.
  private static func number(_ value: Value) -> Double? {
    if case .truth(let truth) = value { return truth ? 1 : 0 }
    return value.number
  }

  private func clamped(_ number: Double) -> Double {
    range.map { min(max(number, $0.lowerBound), $0.upperBound) } ?? number
  }
}

extension Column {
  fileprivate func value(_ row: Int) -> Value {
    number(row).map(Value.number) ?? text(row).map(Value.text) ?? .missing
  }
}

extension Derivations.RowClasses {
  fileprivate func reportUnknown(in table: Table, _ problems: ProblemList) {
    for (name, location) in classes.flatMap(\.condition.references) where !table.hasColumn(name) {
      problems.report(
        .unknownColumn(name, valid: table.columnNames, unless: "call the classes \"\(column)?\"", at: location))
    }
  }

  /// Returns the column with a missing class in each row.
  fileprivate func missingValues(in table: Table) -> Column {
    Column(column, texts: Array(repeating: nil, count: table.rowCount))
  }

  fileprivate func isPossible(in table: Table) -> Bool {
    classes.contains { $0.condition.columns.allSatisfy(table.hasColumn) }
  }

  fileprivate func values(in table: Table, _ parameters: [String: Value]) throws(Diagnostic) -> Column {
    var labels = [String?](repeating: nil, count: table.rowCount)
    for (label, condition) in classes where condition.columns.allSatisfy(table.hasColumn) {
      for row in try condition.resolved(parameters).rows(in: table) where labels[row] == nil { labels[row] = label }
    }
    return Column(column, texts: labels)
  }
}
