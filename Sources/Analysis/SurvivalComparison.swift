import Basics
import Statistics
import Tables

/// The times until an event in the trials of each value of a column, such as the steps that networks need to solve a
/// problem.
///
/// The time of a trial is the smallest measure among its rows in which the event holds. If it holds in no row, the
/// trial is censored at its largest measure, instead of being left out. Censoring assumes that a trial whose rows end
/// early is like one that goes on. If rows end *because* the event will not come, as with early stopping, set
/// `endsAreFinal`: such trials are then censored at the largest measure of the whole table.
///
/// The table can hold curves, with many rows per trial, or results, with one. A trial without rows does not count.
package struct SurvivalComparison: Sendable {
  /// The column whose values are compared, such as `network`.
  package var column: String
  /// The column of the times, such as `step`.
  package var measure: String
  /// The condition that holds in the rows with the event.
  package var event: Condition
  /// True if a trial whose rows end without the event would never have it.
  package var endsAreFinal: Bool
  /// The value with which the log-rank test compares all others.
  package var reference: String?

  package init(
    of column: String, measure: String, event: Condition, endsAreFinal: Bool = false, with reference: String? = nil
  ) {
    self.column = column
    self.measure = measure
    self.event = event
    self.endsAreFinal = endsAreFinal
    self.reference = reference
  }

  /// Returns the curves and the tests.
  ///
  /// - `curves`: for each value, the corners of its Kaplan–Meier curve from time 0 to its last time: the column, the
  ///   measure, and `survival` and `share` (1 − survival), each with `_low` and `_high`.
  /// - `tests`: one row per value: the column, `trials`, `events`, `median`, `z`, `p` and `holm`. `median` is missing
  ///   if `survival` stays above one half. `z` is from the log-rank test against the reference, stratified by problem,
  ///   and above zero if the value is faster. `holm` is `p` corrected for all values.
  ///
  /// - Parameters:
  ///   - aggregation: the condition on rows, and the columns of trials and problems.
  ///   - table: the curves or results.
  ///   - results: if given, only trials with a row in this table count, as far as it has the columns of a trial.
  package func tables(
    _ aggregation: Aggregation, _ table: Table, among results: Table? = nil
  ) throws(Diagnostic) -> (curves: Table, tests: Table) {
    var table = table
    if let condition = aggregation.condition { table = table.rows(try condition.rows(in: table)) }
    try table.checkOneValue(of: aggregation.identity.separate, in: Array(0..<table.rowCount))
    let names = try table.column(column).distinctValues(first: aggregation.order[column] ?? [])
    let trials = try trials(aggregation.identity, table, among: results)
    let groups = names.map { name in
      SurvivalGroup(name: name, trials: trials.filter { $0.name == name })
    }
    return (curves(groups, level: aggregation.level), tests(groups))
  }

  private func trials(
    _ identity: Identity, _ table: Table, among results: Table?
  ) throws(Diagnostic) -> [SurvivalGroup.Member] {
    let keys = identity.trial.filter { table.hasColumn($0) && results?.hasColumn($0) ?? false }
    let known = results.map { results in Set((0..<results.rowCount).map { results.texts(of: keys, $0) }) }
    let times = try table.column(measure)
    guard times.isNumeric || table.rowCount == 0 else {
      throw Diagnostic(.badData, "'\(measure)' must be a column of times, but holds texts")
    }
    let last = endsAreFinal ? (0..<table.rowCount).compactMap(times.number).max() : nil
    let holds = try event.mask(in: table)
    let names = try table.column(column)
    let problems = table.groups(by: identity.problem(comparing: column))
    return table.groups(by: identity.trial + [column]).rows().compactMap { rows in
      guard let name = names.text(rows[0]), let end = rows.compactMap(times.number).max() else { return nil }
      if let known, !known.contains(table.texts(of: keys, rows[0])) { return nil }
      let event = rows.filter { holds[$0] }.compactMap(times.number).min()
      let time = SurvivalTime(event ?? last ?? end, happened: event != nil)
      return SurvivalGroup.Member(name: name, problem: problems.groupOf[rows[0]], time: time)
    }
  }

  private func curves(_ groups: [SurvivalGroup], level: Double) -> Table {
    let corners = groups.flatMap { group in group.corners(level: level).map { (name: group.name, corner: $0) } }
    func numbers(_ name: String, _ value: (SurvivalGroup.Corner) -> Double) -> Column {
      Column(name, numbers: corners.map { value($0.corner) })
    }
    return Table([
      Column(column, texts: corners.map(\.name)), numbers(measure, \.time),
      numbers("survival", \.survival), numbers("survival_low", \.low), numbers("survival_high", \.high),
      numbers("share") { 1 - $0.survival }, numbers("share_low") { 1 - $0.high }, numbers("share_high") { 1 - $0.low },
    ])
  }

  private func tests(_ groups: [SurvivalGroup]) -> Table {
    let other = groups.first { $0.name == reference }
    let tests = groups.map { group in
      group.name == reference ? nil : other.flatMap { LogRankTest(strata: group.strata(with: $0)) }
    }
    let tested = zip(tests.indices, tests).compactMap { index, test in test.map { (index: index, p: $0.p) } }
    var holm = [Double](repeating: .nan, count: groups.count)
    for (group, p) in zip(tested, MultipleTesting.holm(tested.map(\.p))) { holm[group.index] = p }
    return Table([
      Column(column, texts: groups.map(\.name)),
      Column("trials", numbers: groups.map { Double($0.trials.count) }),
      Column("events", numbers: groups.map { Double($0.trials.count(where: \.time.happened)) }),
      Column("median", numbers: groups.map { $0.curve.median ?? .nan }),
      Column("z", numbers: tests.map { $0?.z ?? .nan }), Column("p", numbers: tests.map { $0?.p ?? .nan }),
      Column("holm", numbers: holm),
    ])
  }
}

/// The trials of one value, and their Kaplan–Meier curve.
private struct SurvivalGroup {
  struct Member {
    var name: String
    var problem: Int32
    var time: SurvivalTime
  }

  struct Corner {
    var time: Double
    var survival: Double
    var low: Double
    var high: Double
  }

  let name: String
  let trials: [Member]
  let curve: KaplanMeier

  init(name: String, trials: [Member]) {
    self.name = name
    self.trials = trials
    curve = KaplanMeier(trials.map(\.time))
  }

  /// Returns the corners of the curve's steps. Straight lines between them draw the curve.
  func corners(level: Double) -> [Corner] {
    guard let end = trials.map(\.time.time).max() else { return [] }
    var last = Corner(time: 0, survival: 1, low: 1, high: 1)
    var corners = [last]
    for step in curve.steps {
      let interval = step.interval(level: level)
      corners.append(Corner(time: step.time, survival: last.survival, low: last.low, high: last.high))
      last = Corner(
        time: step.time, survival: step.survival, low: interval?.low ?? .nan, high: interval?.high ?? .nan)
      corners.append(last)
    }
    last.time = end
    return corners + [last]
  }

  /// Returns the times of both groups on each problem that both have.
  func strata(with other: SurvivalGroup) -> [(first: [SurvivalTime], second: [SurvivalTime])] {
    let mine = Dictionary(grouping: trials, by: \.problem)
    let others = Dictionary(grouping: other.trials, by: \.problem)
    return Set(mine.keys).intersection(others.keys).sorted().map { problem in
      (mine[problem, default: []].map(\.time), others[problem, default: []].map(\.time))
    }
  }
}

extension Table {
  fileprivate func texts(of columns: [String], _ row: Int) -> [String?] { columns.map { known($0).text(row) } }
}
