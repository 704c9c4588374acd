import Basics
import Tables

/// A reducer applied to a column: `mean(accuracy where task = dot)`, `quantile(accuracy, 0.25)`, `n()`.
package struct ReducerCall: Sendable {
  package let reducer: Reducer
  /// The column; nil if rows are counted whether or not they have values.
  package fileprivate(set) var column: String?
  /// The values to compare, for a reducer that compares two; otherwise nil.
  package let comparison: Comparison?
  /// The values of the reducer's parameters in their order, with defaults filled in.
  package let arguments: [Double]
  /// The source of the rows, as in `mean(difference from agreement)`; nil for the current one.
  package let source: String?
  /// The condition after `where`; nil for all rows.
  package private(set) var condition: Condition?
  /// The location of the call.
  package let location: SourceLocation
  /// The location of its column.
  package let columnLocation: SourceLocation
  /// True if an interval is needed even if the aggregation has none, as in `low(…)` and `high(…)`.
  var needsInterval = false
  /// The arguments as they are written, with the compared column and values first.
  private let writtenArguments: [String]

  /// Two values of a column to compare: `network_type, multiply, dense`.
  package struct Comparison: Sendable {
    package var column: String
    package var first: String
    package var second: String
    var location = SourceLocation(file: "comparison")
  }

  /// Parses a call.
  ///
  /// - Parameters:
  ///   - text: the call.
  ///   - location: the location of the text's first character.
  /// - Throws: an error for an unknown reducer, and at the first character that does not fit the grammar.
  package init(
    parsing text: String, at location: SourceLocation = SourceLocation(file: "expression")
  ) throws(Diagnostic) {
    var cursor = TextCursor(text, at: location)
    let name = cursor.takeRun(while: TextCursor.isNameScalar)
    guard !name.isEmpty else {
      throw cursor.unexpected("a reducer", hint: "write for example mean(accuracy where task = dot)")
    }
    self = try Self(reducer: name, at: cursor.location(of: cursor.position - name.count), &cursor)
    cursor.skipSpaces()
    guard cursor.isAtEnd else { throw cursor.unexpected("the end after ')'") }
  }

  /// Parses the part of a call after the reducer's name, from the opening parenthesis on.
  init(reducer name: String, at location: SourceLocation, _ cursor: inout TextCursor) throws(Diagnostic) {
    reducer = try Reducer.all.named(name, what: "reducer", kind: .badData, at: location)
    self.location = location
    try cursor.expect("(", "after '\(name)'")
    (column, columnLocation) = try Self.parseColumn(of: reducer, &cursor)
    comparison = reducer.comparesTwo ? try Self.parseComparison(of: reducer, &cursor) : nil
    var words: [String] = []
    while cursor.take(",") { words.append(try ConditionParser.literal(&cursor).text) }
    writtenArguments = [comparison?.column, comparison?.first, comparison?.second].compactMap(\.self) + words
    arguments = try Self.numbers(words, reducer, location)
    source = cursor.takeKeyword("from") ? try ConditionParser.column(&cursor).name : nil
    condition = try Self.parseCondition(&cursor)
    guard cursor.take(")") else {
      throw cursor.unexpected(
        "')' to close '\(name)('",
        hint: "a column's name with other characters than letters, digits, _ and . is put in backquotes: `val/loss`")
    }
  }

  private static func parseColumn(
    of reducer: Reducer, _ cursor: inout TextCursor
  ) throws(Diagnostic) -> (String?, SourceLocation) {
    var lookahead = cursor
    let start = cursor.location(of: cursor.position)
    if lookahead.take(")") || lookahead.takeKeyword("where") || lookahead.takeKeyword("from") {
      guard !reducer.isCount else { return (nil, start) }
      throw cursor.unexpected("a column in '\(reducer.name)(…)'")
    }
    let reference = try ConditionParser.column(&cursor)
    return (reference.name, reference.location)
  }

  private static func parseComparison(
    of reducer: Reducer, _ cursor: inout TextCursor
  ) throws(Diagnostic) -> Comparison {
    try cursor.expect(",", "and what to compare: \(reducer.usage)")
    let reference = try ConditionParser.column(&cursor)
    try cursor.expect(",", "and two values of '\(reference.name)': \(reducer.usage)")
    let first = try ConditionParser.literal(&cursor).text
    try cursor.expect(",", "and another value of '\(reference.name)': \(reducer.usage)")
    let second = try ConditionParser.literal(&cursor).text
    return Comparison(column: reference.name, first: first, second: second, location: reference.location)
  }

  private static func numbers(
    _ written: [String], _ reducer: Reducer, _ location: SourceLocation
  ) throws(Diagnostic) -> [Double] {
    guard written.count <= reducer.parameters.count else {
      throw Diagnostic(
        .badData, "too many arguments for '\(reducer.name)'", hint: "write \(reducer.usage)", at: location)
    }
    var numbers: [Double] = []
    for (index, parameter) in reducer.parameters.enumerated() {
      guard let number = index < written.count ? NumberParser.number(in: written[index]) : parameter.fallback,
        parameter.range.contains(number)
      else {
        throw Diagnostic(
          .badData, "'\(reducer.name)' needs \(Self.need(parameter.range)) for '\(parameter.name)'",
          hint: "write \(reducer.usage)", at: location)
      }
      numbers.append(number)
    }
    return numbers
  }

  private static func need(_ range: ClosedRange<Double>) -> String {
    guard range.lowerBound.isFinite, range.upperBound.isFinite else { return "a number" }
    return "a number from \(NumberText.shortest(range.lowerBound)) to \(NumberText.shortest(range.upperBound))"
  }

  private static func parseCondition(_ cursor: inout TextCursor) throws(Diagnostic) -> Condition? {
    guard cursor.takeKeyword("where") else { return nil }
    let start = cursor.position
    let root = try ConditionParser.parse(&cursor)
    return Condition(root: root, text: cursor.text(from: start))
  }

  /// The reducer's name and the arguments: `mean`, `quantile_0.25`.
  package var statisticName: String { ([reducer.name] + writtenArguments).joined(separator: "_") }

  /// The name of a column of such values: `accuracy_mean`, `accuracy_quantile_0.25`, `coverage`.
  package var outputName: String {
    [column, statisticName].compactMap(\.self).joined(separator: "_")
  }
}

extension ReducerCall {
  /// Creates a call that is not part of a text. Parameters have their default values unless arguments are given.
  init(_ reducer: Reducer, _ column: String?, comparing comparison: Comparison? = nil, arguments: [Double]? = nil) {
    self.reducer = reducer
    self.column = column
    self.comparison = comparison
    self.arguments = arguments ?? reducer.parameters.compactMap(\.fallback)
    source = nil
    condition = nil
    location = SourceLocation(file: reducer.name)
    columnLocation = location
    writtenArguments =
      [comparison?.column, comparison?.first, comparison?.second].compactMap(\.self) + (arguments ?? []).map { "\($0)" }
  }

  /// The call `n()`, which is not part of a text.
  static let countOfTrials = ReducerCall(.trialCount, nil)
}

extension ReducerCall {
  /// Returns the call with the values of parameters in place of their names in its condition.
  func resolved(_ parameters: [String: Value]) throws(Diagnostic) -> ReducerCall {
    var call = self
    call.condition = try condition?.resolved(parameters)
    return call
  }
}

extension Expression {
  /// Returns the same call for another column; nil if the expression is more than a call or has no column.
  package func applied(to column: String) -> Expression? {
    guard var call = onlyCall, call.column != nil else { return nil }
    call.column = column
    return Expression(root: .call(call), text: call.text)
  }
}

extension ReducerCall {
  /// The call as it can be written: ``quantile(`loss`, 0.25 where task = dot)``.
  fileprivate var text: String {
    let parts = [column.map { "`\($0)`" }].compactMap(\.self) + writtenArguments
    let rest = [source.map { " from \($0)" }, condition.map { " where \($0.text)" }].compactMap(\.self)
    return "\(reducer.name)(\(parts.joined(separator: ", "))\(rest.joined()))"
  }
}
