import Basics
import Statistics
import Tables

/// Rows to one value per group: filter, resolve repeated trials, average trials to cells, reduce cells to a number.
///
/// Every value in prose, table, chart label and alternative text comes from here, so that they cannot disagree.
package struct Aggregation: Sendable {
  /// One row of the result for each combination of these columns' values that occurs.
  package var groupBy: [String]
  package var measures: [Measure]
  package var condition: Condition?
  package var identity: Identity
  package var duplicates: DuplicatePolicy
  package var interval: IntervalMethod
  /// The column of whose values an interval is; nil for the cells.
  package var over: String?
  /// What `low(…)` and `high(…)` are made by, where no interval is asked for.
  package var neededInterval = IntervalMethod.standard
  /// The confidence level: 0.95, not 95.
  package var level: Double
  /// The values that a column can have at all, which no interval may leave: `["accuracy": 0...1]`.
  package var ranges: [String: ClosedRange<Double>]
  /// For a column, values that come before all others in the result, in this order.
  package var order: [String: [String]]
  /// Whether groups are compared only on what all have: on the problems that every network was tried on.
  package var commonCells = false
  /// Values of the parameters that expressions name.
  package var parameters: [String: Value]
  /// Where intervals are looked up before they are computed.
  package var cache: IntervalCache?

  /// A column of the result.
  package struct Measure: Sendable {
    package var expression: Expression
    /// The name of its column.
    package var name: String

    /// - Parameter name: by default `accuracy_mean` for `mean(accuracy)`, and the text of any other expression; a
    ///   call with a condition is one of those, so that two conditions give two columns.
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

  /// What an interval is over tells trials apart.
  var identityOfUnits: Identity {
    var identity = identity
    if let over, !identity.trial.contains(over) { identity.replicate.append(over) }
    return identity
  }

  /// One row per group, sorted by the group columns: those columns, `cells`, one column per measure with
  /// `<name>_low` and `<name>_high` where an interval is asked for, `n`, `possible_cells`.
  ///
  /// A comparison counts 1 where it holds and 0 where not. `cells` and `n` count the cells and trials that have a value
  /// of the first measure.
  ///
  /// - Throws: for an unknown column, for a column of texts where numbers are needed, and where values of a separate
  ///   column would be pooled.
  package func evaluate(_ table: Table) throws(Diagnostic) -> Table {
    try evaluate(Grouping(self, table))
  }

  func evaluate(_ groups: Grouping) throws(Diagnostic) -> Table {
    var estimates: [[Estimate]] = []
    for measure in measures.isEmpty ? [Self.countOfTrials] : measures {
      estimates.append(try numbers(of: measure, in: groups))
    }
    let cells = Column("cells", numbers: estimates[0].map { Double($0.cells) })
    let n = Column("n", numbers: estimates[0].map { Double($0.n) })
    let possible = Column("possible_cells", numbers: estimates[0].map { Double($0.possibleCells) })
    let named = unique(groups.keyColumns + zip(measures, estimates).flatMap { columns($0, $1, in: groups.table) })
    let keys = named.prefix(groups.keyColumns.count)
    return Table(
      keys + added(cells, to: named) + named.dropFirst(keys.count) + added(n, to: named) + added(possible, to: named))
  }

  /// A count that is always added, unless a measure has its name.
  private func added(_ count: Column, to columns: [Column]) -> [Column] {
    columns.contains { $0.name == count.name } ? [] : [count]
  }

  /// The value of an expression over all rows, for a number in prose; `WholeTables` are for many.
  package func value(of expression: Expression, in table: Table) throws(Diagnostic) -> Value {
    try WholeTables(self, main: "results", ["results": table]).value(of: expression, parameters: parameters)
  }

  private static let countOfTrials = Measure(
    Expression(root: .call(.countOfTrials), text: "n()"))

  private func value(of expression: Expression, group: Int, _ groups: Grouping) throws(Diagnostic) -> Value {
    try expression.evaluate(parameters: parameters) { call throws(Diagnostic) in
      if let source = call.source {
        throw Diagnostic(
          .badData, "'from' is only for texts: a chart or a table has one source",
          hint: "choose it with the option source: \(source)", at: call.location)
      }
      return try groups.value(of: call, group)
    }
  }

  private func numbers(of measure: Measure, in groups: Grouping) throws(Diagnostic) -> [Estimate] {
    var estimates: [Estimate] = []
    for group in 0..<groups.count {
      switch try value(of: measure.expression, group: group, groups) {
      case .estimate(let estimate): estimates.append(estimate)
      case .truth(let truth): estimates.append(Estimate(truth ? 1 : 0))
      case .text, .list: throw Diagnostic(.badData, "'\(measure.expression.text)' is not a number")
      }
    }
    return estimates
  }

  private func columns(_ measure: Measure, _ estimates: [Estimate], in table: Table) -> [Column] {
    let values = Column(
      measure.name, numbers: estimates.map { $0.value ?? .nan }, as: measure.expression.dates(in: table))
    guard !interval.isNone, measure.expression.onlyCall?.reducer.hasInterval == true else {
      return [values]
    }
    return [
      values,
      Column(measure.name + "_low", numbers: estimates.map { $0.interval?.low ?? .nan }),
      Column(measure.name + "_high", numbers: estimates.map { $0.interval?.high ?? .nan }),
    ]
  }

  /// Each name once: two measures of one name get different numbers after it.
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
