import Basics
import Tables

/// A recursive-descent parser of the grammar of `Expression`. It stops at the first character that does not fit.
enum ExpressionParser {
  static func parse(_ cursor: inout TextCursor) throws(Diagnostic) -> Expression.Node {
    let node = try fallback(&cursor)
    guard cursor.takeKeyword("if") else { return node }
    let condition = try disjunction(&cursor)
    guard cursor.takeKeyword("else") else {
      throw cursor.unexpected("'else' after the condition", hint: "write A if CONDITION else B")
    }
    return .choice(node, when: condition, otherwise: try cursor.nested(parse))
  }

  private static func fallback(_ cursor: inout TextCursor) throws(Diagnostic) -> Expression.Node {
    let node = try disjunction(&cursor)
    guard cursor.takeKeyword("else") else { return node }
    guard let text = try cursor.takeQuoted() else { throw cursor.unexpected("a text in quotes after 'else'") }
    return .fallback(node, text)
  }

  private static func disjunction(_ cursor: inout TextCursor) throws(Diagnostic) -> Expression.Node {
    var node = try conjunction(&cursor)
    while cursor.takeKeyword("or") {
      try cursor.countTerm()
      node = .or(node, try conjunction(&cursor))
    }
    return node
  }

  private static func conjunction(_ cursor: inout TextCursor) throws(Diagnostic) -> Expression.Node {
    var node = try negation(&cursor)
    while cursor.takeKeyword("and") {
      try cursor.countTerm()
      node = .and(node, try negation(&cursor))
    }
    return node
  }

  private static func negation(_ cursor: inout TextCursor) throws(Diagnostic) -> Expression.Node {
    cursor.takeKeyword("not") ? .not(try cursor.nested(negation)) : try comparison(&cursor)
  }

  private static func comparison(_ cursor: inout TextCursor) throws(Diagnostic) -> Expression.Node {
    let left = try sum(&cursor)
    if cursor.takeKeyword("in") { return .membership(left, try LiteralList(&cursor)) }
    cursor.skipSpaces()
    let location = cursor.location(of: cursor.position)
    let spelled = cursor.takeRun { "=!<>".unicodeScalars.contains($0) }
    if spelled.isEmpty { return left }
    guard let comparison = Condition.Comparison(rawValue: spelled) else {
      throw Diagnostic(.badData, "unknown comparison '\(spelled)'", hint: "valid: =, !=, <, <=, >, >=", at: location)
    }
    return .comparison(left, comparison, try sum(&cursor), location)
  }

  private static func sum(_ cursor: inout TextCursor) throws(Diagnostic) -> Expression.Node {
    var node = try product(&cursor)
    while let operation = take([.plus, .minus], &cursor) {
      try cursor.countTerm()
      node = .arithmetic(node, operation, try product(&cursor))
    }
    return node
  }

  private static func product(_ cursor: inout TextCursor) throws(Diagnostic) -> Expression.Node {
    var node = try factor(&cursor)
    while let operation = take([.times, .over], &cursor) {
      try cursor.countTerm()
      node = .arithmetic(node, operation, try factor(&cursor))
    }
    return node
  }

  private static func take(_ operations: [Expression.Arithmetic], _ cursor: inout TextCursor) -> Expression.Arithmetic?
  {
    for operation in operations where cursor.take(operation.rawValue) { return operation }
    return nil
  }

  private static func factor(_ cursor: inout TextCursor) throws(Diagnostic) -> Expression.Node {
    if cursor.take("-") { return .negative(try cursor.nested(factor)) }
    if cursor.take("(") {
      let node = try cursor.nested(parse)
      try cursor.expect(")", "to close the parenthesis")
      return node
    }
    if let text = try cursor.takeQuoted() { return .text(text) }
    cursor.skipSpaces()
    let start = cursor.position
    if let name = try cursor.takeBackquoted() { return .parameter(name, cursor.location(of: start)) }
    if let first = cursor.current, TextCursor.isDigit(first) || first == "." { return .number(try number(&cursor)) }
    let name = cursor.takeRun(while: TextCursor.isNameScalar)
    guard !name.isEmpty else { throw cursor.unexpected("a number, a parameter or a call such as mean(accuracy)") }
    let location = cursor.location(of: start)
    var lookahead = cursor
    guard lookahead.take("(") else { return .parameter(name, location) }
    if let bound = Expression.Bound(rawValue: name) { return .bound(bound, try boundedCall(&cursor)) }
    return .call(try ReducerCall(reducer: name, at: location, &cursor))
  }

  /// Parses the call in `low(…)` or `high(…)`.
  private static func boundedCall(_ cursor: inout TextCursor) throws(Diagnostic) -> ReducerCall {
    _ = cursor.take("(")
    cursor.skipSpaces()
    let location = cursor.location(of: cursor.position)
    let name = cursor.takeRun(while: TextCursor.isNameScalar)
    guard !name.isEmpty else { throw cursor.unexpected("a call such as mean(accuracy)") }
    var call = try ReducerCall(reducer: name, at: location, &cursor)
    call.needsInterval = true
    try cursor.expect(")", "after the call")
    return call
  }

  /// Parses digits, a point, and an exponent with an optional sign.
  private static func number(_ cursor: inout TextCursor) throws(Diagnostic) -> Double {
    let start = cursor.position
    var word = cursor.takeRun(while: TextCursor.isNameScalar)
    if let last = word.unicodeScalars.last, last == "e" || last == "E", let sign = cursor.current,
      sign == "+" || sign == "-"
    {
      word += cursor.takeRun { $0 == sign } + cursor.takeRun(while: TextCursor.isDigit)
    }
    guard let number = NumberParser.number(in: word) else { throw cursor.error("'\(word)' is not a number", at: start) }
    return number
  }
}
