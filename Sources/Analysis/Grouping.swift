import Basics
import Statistics
import Tables

/// The rows of a table as groups of cells of trials, ready for any reducer call. Threads may share it.
final class Grouping: Sendable {
  /// The number of groups.
  let count: Int
  /// The columns to group by, with one row per group.
  let keyColumns: [Column]

  let aggregation: Aggregation
  let table: Table
  let groups: RowGroups
  let cells: RowGroups
  let trials: RowGroups
  /// True if the table has no columns that make cells, so that each row is a cell.
  private let rowsAreCells: Bool
  /// True if each row is a trial. Trials are then numbered like rows, not in the order of their keys.
  private let rowsAreTrials: Bool
  /// The indices of the trials, sorted by group and then by cell.
  private let trialsInOrder: [Int]
  /// For each group, the number of cells that there could be.
  private let possibleCells: [Int]
  /// Computes the number of possible cells in all groups together.
  private let gridSize: @Sendable () -> Int?
  private let samples = Memo<String, [Sample]>()
  private let means = Memo<String, [Double]>()
  private let rowGroups = Memo<[String], RowGroups>()

  init(_ aggregation: Aggregation, _ table: Table) throws(Diagnostic) {
    let identity = aggregation.identityOfUnits
    for name in aggregation.groupBy + [aggregation.over].compactMap(\.self) { _ = try table.column(name) }
    var rows = Resolution(identity, aggregation.duplicates).rows(of: table)
    let everything = table
    let mask = try aggregation.condition?.resolved(aggregation.parameters).mask(in: table)
    if let mask { rows = rows.filter { mask[$0] } }
    var table = rows.count == table.rowCount ? table : table.rows(rows)
    if aggregation.commonCells { table = try CommonCells(aggregation, table).commonRows }
    gridSize = { [everything, table] in
      GridSize(aggregation.commonCells ? table : everything, identity).cells(
        meeting: aggregation.commonCells ? nil : mask)
    }
    let groupBy = aggregation.groupBy
    groups = groupBy.isEmpty ? .one(rowCount: table.rowCount) : table.groups(by: groupBy, order: aggregation.order)
    rowsAreCells = !identity.cell.contains(where: table.hasColumn)
    rowsAreTrials = rowsAreCells || aggregation.duplicates == .all
    let order = aggregation.order
    let each = RowGroups.each(rowCount: rowsAreTrials ? table.rowCount : 0)
    cells = rowsAreCells ? each : table.groups(by: groupBy + identity.cell, order: order)
    trials = rowsAreTrials ? each : table.groups(by: groupBy + identity.trial, order: order)
    trialsInOrder = rowsAreTrials ? (rowsAreCells ? groups : cells).sortedRows() : Array(0..<trials.count)
    count = groups.count
    let firstRow = groups.firstRow
    keyColumns = table.columns(named: groupBy).map { $0.rows(firstRow) }
    possibleCells = Coverage.possibleCells(table, groups, groupBy, identity, fallback: cells)
    self.aggregation = aggregation
    self.table = table
  }

  /// The number of cells that there could be in all groups together; nil if the table has no columns that make cells.
  var possibleCellsOfAll: Int? { gridSize() }

  /// Returns the value of a call for one group.
  ///
  /// - Parameter needsInterval: whether a method of intervals that does not suit the call is an error.
  func value(of call: ReducerCall, _ group: Int, needsInterval: Bool = true) throws(Diagnostic) -> Value {
    if case .distinct(let reduce) = call.reducer.method {
      let mask = try mask(of: call)
      let rows = mask.indices.filter { mask[$0] && groups.groupOf[$0] == group }
      let column = try table.column(
        call.column.unwrapped(because: "this reducer has a column"), at: call.columnLocation
      ).rows(rows)
      return reduce(column.distinctValues(first: aggregation.order[column.name] ?? []))
    }
    guard call.reducer.comparesTwo else {
      let sample = try samples(of: call)[group]
      let statistic = ResampledStatistic(call, sample)
      return .estimate(
        try estimate(
          call, statistic, group, possibleCells: sample.possibleCells, needsInterval: needsInterval))
    }
    let statistic = ResampledStatistic(call, try pairs(of: call, group))
    return .estimate(
      try estimate(
        call, statistic, group, possibleCells: possibleProblems(of: call, group), needsInterval: needsInterval))
  }

  /// Returns a key of all parts of a call on which the values of rows depend.
  private static func key(_ call: ReducerCall) -> String {
    "\(call.reducer.name)\0\(call.column ?? "")\0\(call.arguments)\0\(call.condition?.text ?? "")"
  }

  /// Returns the sample of each group, with cells and trials in the order of their keys.
  private func samples(of call: ReducerCall) throws(Diagnostic) -> [Sample] {
    try samples.value(Self.key(call)) { () throws(Diagnostic) in
      let values = try values(of: call)
      return rowsAreCells ? samplesOfRows(values) : samplesOfTrials(trialMeans(values))
    }
  }

  /// Returns the sample of each group in which a cell holds all trials with the same value of the column.
  func samples(of call: ReducerCall, over column: String) throws(Diagnostic) -> [Sample] {
    try samples.value("\(column)\0\0\(Self.key(call))") { () throws(Diagnostic) in
      let means = try trialMeans(of: call)
      let units = rowGroups(by: aggregation.groupBy + [column])
      var samples = (0..<count).map { _ in [[Double]]() }
      var last: Int32 = -1
      let trialsByUnit = means.indices.map { (trial: $0, unit: units.groupOf[trials.firstRow[$0]]) }
        .filter { !means[$0.trial].isNaN }.sorted { ($0.unit, $0.trial) < ($1.unit, $1.trial) }
      for (trial, unit) in trialsByUnit {
        let group = Int(groups.groupOf[trials.firstRow[trial]])
        if unit != last { samples[group].append([]) }
        last = unit
        samples[group][samples[group].count - 1].append(means[trial])
      }
      return samples.map { Sample(cells: $0) }
    }
  }

  private func samplesOfTrials(_ means: [Double]) -> [Sample] {
    var result = possibleCells.map { Sample(possibleCells: $0) }
    var sample = Sample()
    var last: (group: Int32, cell: Int32) = (-1, -1)
    for trial in trialsInOrder where !means[trial].isNaN {
      let row = trials.firstRow[trial]
      if groups.groupOf[row] != last.group {
        if last.group >= 0 { result[Int(last.group)].takeTrials(&sample) }
        last = (groups.groupOf[row], -1)
      }
      sample.append(means[trial], toNewCell: cells.groupOf[row] != last.cell)
      last.cell = cells.groupOf[row]
    }
    if last.group >= 0 { result[Int(last.group)].takeTrials(&sample) }
    return result
  }

  /// Returns the samples if each row is a cell, in the order of the table.
  private func samplesOfRows(_ values: [Double]) -> [Sample] {
    var starts = [Int](repeating: 0, count: count + 1)
    for (row, value) in values.enumerated() where !value.isNaN { starts[Int(groups.groupOf[row]) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var ends = starts
    var sorted = [Double](repeating: 0, count: starts[count])
    for (row, value) in values.enumerated() where !value.isNaN {
      let group = Int(groups.groupOf[row])
      sorted[ends[group]] = value
      ends[group] += 1
    }
    return (0..<count).map { group in
      Sample(cellsOfOneTrial: sorted[starts[group]..<ends[group]], possibleCells: possibleCells[group])
    }
  }

  /// Returns the groups of rows with equal values in the columns.
  func rowGroups(by columns: [String]) -> RowGroups {
    rowGroups.value(columns) { table.groups(by: columns, order: aggregation.order) }
  }

  /// Returns the mean over each trial's rows that have a value; NaN if none has one.
  func trialMeans(of call: ReducerCall) throws(Diagnostic) -> [Double] {
    try means.value(Self.key(call)) { () throws(Diagnostic) in
      trialMeans(try values(of: call))
    }
  }

  private func trialMeans(_ values: [Double]) -> [Double] {
    if trials.count == table.rowCount { return trials.firstRow.map { values[$0] } }
    var sums = [Double](repeating: 0, count: trials.count)
    var counts = [Double](repeating: 0, count: trials.count)
    for (row, value) in values.enumerated() where !value.isNaN {
      sums[Int(trials.groupOf[row])] += value
      counts[Int(trials.groupOf[row])] += 1
    }
    return zip(sums, counts).map { $1 == 0 ? .nan : $0 / $1 }
  }
}
