import Analysis
import Basics

/// Any expressions for each combination of values of some columns, one row for each combination:
/// `{make: groups, by: [task], columns: {gap: difference(accuracy, network, a, b)}}`. With `interval: wilson` only
/// `low(…)` and `high(…)` have an interval, and it is made by that method.
struct DerivedGroups: DerivedTableKind {
  static let name = "groups"
  static let summary = "expressions for each combination of the values of some columns"
  static let fields = [
    ComparedColumn.source,
    OptionField("by", .oneOrMore(.text), "The columns that make the groups.", isRequired: true),
    OptionField("columns", .mapping(of: .expression), "Expressions, by the names of their columns.", isRequired: true),
    OptionField("interval", .names(of: IntervalMethod.all), "The method of low(…) and high(…) alone."),
  ]

  let place: SourceText
  private let source: SourceText?
  var sources: [SourceText] { source.map { [$0] } ?? [] }
  /// The columns that make the groups.
  private let groups: [SourceText]
  /// The expressions to compute for each group, with the names of their columns.
  private let expressions: [(name: String, expression: Expression)]
  /// The method for `low(…)` and `high(…)` alone; nil to give every expression an interval by the notebook's method.
  private let interval: IntervalMethod?

  init?(_ reader: OptionReader, name: SourceText) {
    place = name
    source = reader.text("source")
    groups = reader.list("by")
    interval = reader.entry("interval", of: IntervalMethod.all)
    let columns = reader.mapping("columns")
    expressions = columns.keys.compactMap { key in
      columns.text(key.text).flatMap(columns.expression).map { (key.text, $0) }
    }
    guard !groups.isEmpty, !expressions.isEmpty else {
      reader.problems.report("'by' and 'columns' are needed in '\(name.text)'", at: name.location())
      return nil
    }
  }

  func make(from input: DerivedTable.Input) throws(Diagnostic) -> DerivedTable.Result {
    guard let rows = try input.rows(of: source) else { return .nothing }
    var aggregation = input.aggregation
    let joint = aggregation.identity.joint
    // Rows are identified by the columns of a cell. A joint name stands for several of them, and is no column itself.
    for group in groups {
      let columns = joint[group.text] ?? [group.text]
      for column in columns { _ = try rows.column(column, at: group.location()) }
      aggregation.groupBy += columns
    }
    if let interval { (aggregation.interval, aggregation.neededInterval) = (.none, interval) }
    aggregation.measures = expressions.map { .init($0.expression, name: $0.name) }
    return .init(table: try aggregation.evaluate(rows))
  }
}
