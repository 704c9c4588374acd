import Basics
import Statistics
import Tables

/// A table's rows as groups of cells of trials, ready for any reducer call.
final class Grouping {
  let count: Int
  /// The values of the group columns, one row per group.
  let keyColumns: [Column]

  private let aggregation: Aggregation
  private let table: Table
  private let groups: RowGroups
  private let cells: RowGroups
  private let trials: RowGroups
  /// The trials group after group, within a group cell after cell.
  private let trialsInOrder: [Int]
  private let possibleCells: [Int]
  private var samples: [String: [Sample]] = [:]

  init(_ aggregation: Aggregation, _ table: Table) throws(Diagnostic) {
    let identity = aggregation.identity
    for name in aggregation.groupBy { _ = try table.column(name) }
    var rows = Resolution(identity, aggregation.duplicates).rows(of: table)
    if let condition = aggregation.condition {
      let mask = try condition.mask(in: table)
      rows = rows.filter { mask[$0] }
    }
    let table = rows.count == table.rowCount ? table : table.rows(rows)
    let groupBy = aggregation.groupBy
    groups = groupBy.isEmpty ? .one(rowCount: table.rowCount) : table.groups(by: groupBy, order: aggregation.order)
    let hasCells = identity.cell.contains(where: table.hasColumn)
    let isPerRow = !hasCells || aggregation.duplicates == .all
    let order = aggregation.order
    cells = hasCells ? table.groups(by: groupBy + identity.cell, order: order) : .each(rowCount: table.rowCount)
    trials = isPerRow ? .each(rowCount: table.rowCount) : table.groups(by: groupBy + identity.trial, order: order)
    trialsInOrder = isPerRow ? (hasCells ? cells : groups).sortedRows() : Array(0..<trials.count)
    count = groups.count
    let firstRow = groups.firstRow
    keyColumns = table.columns(named: groupBy).map { $0.rows(firstRow) }
    possibleCells = Coverage.possibleCells(table, groups, groupBy, identity, fallback: cells)
    self.aggregation = aggregation
    self.table = table
  }

  /// The value of a call over one group.
  func value(of call: ReducerCall, _ group: Int) throws(Diagnostic) -> Value {
    switch call.reducer.method {
    case .numbers(let reduce):
      let sample = try samples(of: call)[group]
      return .estimate(try estimate(call, sample, reduce(sample, call.arguments), group))
    case .distinct(let reduce):
      let mask = try mask(of: call)
      let rows = mask.indices.filter { mask[$0] && groups.groupOf[$0] == group }
      let column = try table.column(call.column!, at: call.columnLocation).rows(rows)
      return reduce(column.distinctValues(first: aggregation.order[column.name] ?? []))
    }
  }

  private func estimate(
    _ call: ReducerCall, _ sample: Sample, _ value: Double?, _ group: Int
  ) throws(Diagnostic) -> Estimate {
    var estimate = Estimate(
      value, cells: sample.cellCount, n: sample.trials.count, possibleCells: sample.possibleCells)
    guard value != nil, !call.reducer.isCount else { return estimate }
    let request = IntervalRequest(call: call, sample: sample, level: aggregation.level, seed: seed(call, group))
    guard let interval = try aggregation.interval.interval(request) else { return estimate }
    estimate.interval = call.reducer.isProportion ? interval.clamped(to: 0...1) : clamped(interval, call)
    estimate.method = aggregation.interval.summary
    return estimate
  }

  private func clamped(_ interval: Interval, _ call: ReducerCall) -> Interval {
    aggregation.ranges[call.column!].map(interval.clamped(to:)) ?? interval
  }

  /// From what is estimated and for which group, so that neither the order of rows nor other groups matter.
  private func seed(_ call: ReducerCall, _ group: Int) -> UInt64 {
    StableHash.of([call.outputName, call.condition?.text ?? ""] + keyColumns.map { $0.text(group) ?? "" })
  }

  /// The sample of each group: rows to trials to cells, in the order of their keys.
  private func samples(of call: ReducerCall) throws(Diagnostic) -> [Sample] {
    let key = call.outputName + "\0" + (call.condition?.text ?? "")
    if let known = samples[key] { return known }
    let values = try values(of: call)
    let isRowPerTrial = trials.count == table.rowCount
    let means = isRowPerTrial ? trials.firstRow.map { values[$0] } : trialMeans(values)
    var result = possibleCells.map { Sample(possibleCells: $0) }
    var sample = Sample()
    var last: (group: Int32, cell: Int32) = (-1, -1)
    for trial in trialsInOrder where !means[trial].isNaN {
      let row = trials.firstRow[trial]
      if groups.groupOf[row] != last.group {
        if last.group >= 0 { result[Int(last.group)].take(&sample) }
        last = (groups.groupOf[row], -1)
      }
      sample.append(means[trial], toNewCell: cells.groupOf[row] != last.cell)
      last.cell = cells.groupOf[row]
    }
    if last.group >= 0 { result[Int(last.group)].take(&sample) }
    samples[key] = result
    return result
  }

  /// The mean of each trial's rows that have a value, NaN where none has.
  private func trialMeans(_ values: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: trials.count)
    var counts = [Double](repeating: 0, count: trials.count)
    for (row, value) in values.enumerated() where !value.isNaN {
      sums[Int(trials.groupOf[row])] += value
      counts[Int(trials.groupOf[row])] += 1
    }
    return zip(sums, counts).map { $1 == 0 ? .nan : $0 / $1 }
  }

  /// The value of each row, NaN where it has none or is not meant.
  private func values(of call: ReducerCall) throws(Diagnostic) -> [Double] {
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
    let row = (0..<column.count).first { column.text($0).map { Double($0) == nil } ?? false }
    let example = row.map { row in
      "'\(column.text(row)!)'" + (table.location(ofRow: row).map { " in \($0.file), line \($0.line!)" } ?? "")
    }
    return Diagnostic(
      .badData, "'\(call.reducer.name)' needs numbers, and '\(column.name)' holds texts",
      hint: example.map { "for example \($0)" }, at: call.columnLocation)
  }

  /// The rows that a call means.
  private func mask(of call: ReducerCall) throws(Diagnostic) -> [Bool] {
    let mask = try call.condition?.mask(in: table) ?? [Bool](repeating: true, count: table.rowCount)
    try checkSeparation(mask, call)
    return mask
  }

  private func checkSeparation(_ mask: [Bool], _ call: ReducerCall) throws(Diagnostic) {
    for name in aggregation.identity.separate where !aggregation.groupBy.contains(name) {
      guard name != call.column, let column = table[name] else { continue }
      let values = column.rows(mask.indices.filter { mask[$0] }).distinctValues()
      guard values.count > 1 else { continue }
      throw Diagnostic(
        .badData, "rows of different \(name) would be pooled: \(values.joined(separator: ", "))",
        hint: "choose one by where: \(name) = \(values[0]), or group by \(name)", at: call.location)
    }
  }
}
