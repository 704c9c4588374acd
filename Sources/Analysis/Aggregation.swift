import Basics
import Statistics
import Tables

/// Turns rows into one value per group: filters them, resolves repeated trials, averages trials to cells, and reduces
/// cells to a number.
///
/// Every value in prose, tables, chart labels and alternative texts comes from here, so that they cannot disagree.
package struct Aggregation: Sendable {
  /// The columns to group by. The result has one row for each combination of their values that occurs.
  package var groupBy: [String]
  /// The columns to compute; if empty, only counts are computed.
  package var measures: [Measure]
  /// The rows that count; nil for all.
  package var condition: Condition?
  /// The columns that make cells and trials.
  package var identity: Identity
  /// What happens to several rows of one trial.
  package var duplicates: DuplicatePolicy
  /// The method of the intervals.
  package var interval: IntervalMethod
  /// The column whose values are the units of an interval; nil for cells.
  package var over: String?
  /// The method of `low(…)` and `high(…)` if `interval` is `none`.
  package var neededInterval = IntervalMethod.standard
  /// The confidence level as a fraction: 0.95, not 95.
  package var level: Double
  /// The range of possible values of a column, to which intervals are clamped: `["accuracy": 0...1]`.
  package var ranges: [String: ClosedRange<Double>]
  /// For each column, the values that come before all others in the result, in this order.
  package var order: [String: [String]]
  /// True if groups are compared only on the problems that all of them have.
  package var commonCells = false
  /// The values of the parameters that expressions name.
  package var parameters: [String: Value]
  /// A cache in which intervals are looked up before they are computed.
  package var cache: IntervalCache?

  /// A column of the result.
  package struct Measure: Sendable {
    package var expression: Expression
    /// The name of the column.
    package var name: String
    /// False if the interval is left out where the method of the intervals does not suit the expression.
    package var needsInterval = true

    /// - Parameters:
    ///   - expression: the expression to compute for each group.
    ///   - name: the column's name; nil for `accuracy_mean` if the expression is just `mean(accuracy)`, otherwise for
    ///     the expression's text. A call with a condition is named by its text, so that two conditions give two
    ///     columns.
    package init(_ expression: Expression, name: String? = nil) {
      self.expression = expression
      let call = expression.onlyCall.flatMap { $0.condition == nil ? $0 : nil }
      self.name = name ?? call?.outputName ?? expression.text
    }
  }

  package init(
    groupBy: [String] = [], measures: [Measure] = [], condition: Condition? = nil, identity: Identity = Identity(),
    duplicates: DuplicatePolicy = .mean, interval: IntervalMethod = .none, level: Double = 0.95,
    ranges: [String: ClosedRange<Double>] = [:], order: [String: [String]] = [:], parameters: [String: Value] = [:]
  ) {
    self.groupBy = groupBy
    self.measures = measures
    self.condition = condition
    self.identity = identity
    self.duplicates = duplicates
    self.interval = interval
    self.level = level
    self.ranges = ranges
    self.order = order
    self.parameters = parameters
  }

  /// The identity in which the column `over` also distinguishes trials.
  var identityOfUnits: Identity {
    var identity = identity
    if let over, !identity.trial.contains(over) { identity.replicate.append(over) }
    return identity
  }

  /// Returns one row per group, sorted by the group columns. Its columns are the group columns, `cells`, one for each
  /// measure, `n` and `possible_cells`. If an interval is asked for, `<name>_low` and `<name>_high` follow a measure.
  ///
  /// A comparison is 1 where it holds and 0 where it does not. `cells` and `n` are the numbers of cells and trials that
  /// have a value of the first measure.
  ///
  /// - Throws: an error for an unknown column, for a column of texts where numbers are needed, and if values of a
  ///   separate column would be pooled.
  package func evaluate(_ table: Table) throws(Diagnostic) -> Table {
    try evaluate(Grouping(self, table))
  }

  func evaluate(_ groups: Grouping) throws(Diagnostic) -> Table {
    table(of: try estimates(groups), groups)
  }

  /// Returns the values of each measure by group, or the numbers of trials if there is no measure.
  func estimates(_ groups: Grouping) throws(Diagnostic) -> [[Estimate]] {
    var estimates: [[Estimate]] = []
    for measure in measures.isEmpty ? [Self.countOfTrials] : measures {
      estimates.append(try numbers(of: measure, in: groups))
    }
    return estimates
  }

  func table(of estimates: [[Estimate]], _ groups: Grouping) -> Table {
    let cells = Column("cells", numbers: estimates[0].map { Double($0.cells) })
    let n = Column("n", numbers: estimates[0].map { Double($0.n) })
    let possible = Column("possible_cells", numbers: estimates[0].map { Double($0.possibleCells) })
    let named = unique(groups.keyColumns + zip(measures, estimates).flatMap { columns($0, $1, in: groups.table) })
    let keys = named.prefix(groups.keyColumns.count)
    return Table(
      keys + added(cells, to: named) + named.dropFirst(keys.count) + added(n, to: named) + added(possible, to: named))
  }

  /// Returns the count column, or none if a measure already has its name.
  private func added(_ count: Column, to columns: [Column]) -> [Column] {
    columns.contains { $0.name == count.name } ? [] : [count]
  }

  /// Returns the value of an expression over all rows, for one number in prose. For many values, `WholeTables` is
  /// faster.
  package func value(of expression: Expression, in table: Table) throws(Diagnostic) -> Value {
    try WholeTables(self, main: "results", ["results": table]).value(of: expression, parameters: parameters)
  }

  private static let countOfTrials = Measure(
    Expression(root: .call(.countOfTrials), text: "n()"))

  private func value(of measure: Measure, group: Int, _ groups: Grouping) throws(Diagnostic) -> Value {
    try measure.expression.evaluate(parameters: parameters) { call throws(Diagnostic) in
      if let source = call.source {
        throw Diagnostic(
          .badData, "'from' is only for texts: a chart or a table has one source",
          hint: "choose it with the option source: \(source)", at: call.location)
      }
      return try groups.value(of: call, group, needsInterval: measure.needsInterval)
    }
  }

  private func numbers(of measure: Measure, in groups: Grouping) throws(Diagnostic) -> [Estimate] {
    var estimates: [Estimate] = []
    for group in 0..<groups.count {
      switch try value(of: measure, group: group, groups) {
      case .estimate(let estimate): estimates.append(estimate)
      case .truth(let truth): estimates.append(Estimate(truth ? 1 : 0))
      case .text, .list: throw Diagnostic(.badData, "'\(measure.expression.text)' is not a number")
      }
    }
    return estimates
  }

  private func columns(_ measure: Measure, _ estimates: [Estimate], in table: Table) -> [Column] {
    let notation = measure.expression.notation(in: table)
    let values = Column(measure.name, numbers: estimates.map { $0.value ?? .nan }, as: notation)
    guard !interval.isNone, measure.expression.onlyCall?.reducer.hasInterval == true,
      measure.needsInterval || estimates.contains(where: { $0.interval != nil })
    else {
      return [values]
    }
    return [
      values,
      Column(measure.name + "_low", numbers: estimates.map { $0.interval?.low ?? .nan }, as: notation),
      Column(measure.name + "_high", numbers: estimates.map { $0.interval?.high ?? .nan }, as: notation),
    ]
  }

  /// Makes names unique: a repeated name gets a number at its end.
  private func unique(_ columns: [Column]) -> [Column] {
    var names: Set<String> = []
    return columns.map { column in
      var name = column.name
      var number = 2
      while !names.insert(name).inserted {
        name = "\(column.name)_\(number)"
        number += 1
      }
      return column.renamed(name)
    }
  }
}
