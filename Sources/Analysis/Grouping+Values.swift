import Basics
import Tables

extension Grouping {
  /// Returns the value of each row; NaN for a missing value and for a row that does not meet the call's condition.
  func values(of call: ReducerCall) throws(Diagnostic) -> [Double] {
    let mask = try mask(of: call)
    guard let name = call.column else { return mask.map { $0 ? 1 : .nan } }
    let column = try table.column(name, at: call.columnLocation)
    switch column.values {
    case .number(let numbers):
      return numbers.indices.map { row in
        guard mask[row], !numbers[row].isNaN else { return .nan }
        return call.reducer.rowValue?(numbers[row], call.arguments) ?? numbers[row]
      }
    case .text(let codes, _):
      guard call.reducer.isCount else { throw notNumbers(column, call) }
      return codes.indices.map { mask[$0] && codes[$0] >= 0 ? 1 : .nan }
    }
  }

  private func notNumbers(_ column: Column, _ call: ReducerCall) -> Diagnostic {
    let examples = (0..<column.count).lazy.compactMap { row in column.text(row).map { (row: row, text: $0) } }
    let example = examples.first { NumberParser.number(in: $0.text) == nil }.map { row, text in
      let place = table.location(ofRow: row).map { " in \($0.file)" + ($0.line.map { ", line \($0)" } ?? "") }
      return "for example '\(text)'" + (place ?? "")
    }
    return Diagnostic(
      .badData, "'\(call.reducer.name)' needs numbers, but '\(column.name)' holds texts",
      hint: table.cause(ofTextsIn: column).map { "\($0); correct it there, or declare types: {\(column.name): number}" }
        ?? example,
      at: call.columnLocation)
  }

  /// Returns which rows meet the call's condition.
  func mask(of call: ReducerCall) throws(Diagnostic) -> [Bool] {
    let mask = try call.condition?.mask(in: table) ?? [Bool](repeating: true, count: table.rowCount)
    try checkSeparation(mask, call)
    return mask
  }

  private func checkSeparation(_ mask: [Bool], _ call: ReducerCall) throws(Diagnostic) {
    let names = aggregation.identity.separate.filter { $0 != call.column && !aggregation.groupBy.contains($0) }
    try table.checkOneValue(of: names, in: mask.indices.filter { mask[$0] }, at: call.location)
  }
}

extension Table {
  /// - Throws: an error if the rows have different values in one of the columns and would be pooled.
  func checkOneValue(
    of names: [String], in rows: [Int], at location: SourceLocation? = nil
  ) throws(Diagnostic) {
    for name in names {
      guard let values = self[name]?.rows(rows).distinctValues(), values.count > 1 else { continue }
      throw Diagnostic(
        .badData, "rows of different \(name) would be pooled: \(values.joined(separator: ", "))",
        hint: "choose one by where: \(name) = \(values[0]), or group by \(name)", at: location)
    }
  }
}
