import Basics

/// A value computed from reducer calls, numbers and parameters:
/// `(mean(accuracy) - mean(loss)) * 100`, `solved(accuracy) > 0.5`, `mean(accuracy where task = dot) else "not run"`,
/// `"rises" if mean(change) > 0 else "falls"`.
///
///     expression = disjunction [ "else" "text" ] [ "if" disjunction "else" expression ]
///     disjunction = conjunction { "or" conjunction }
///     conjunction = negation { "and" negation }           negation    = [ "not" ] comparison
///     comparison = sum [ ("=" | "!=" | "<" | "<=" | ">" | ">=") sum | "in" "(" literal { "," literal } ")" ]
///     sum        = product { ("+" | "-") product }        product     = factor { ("*" | "/") factor }
///     factor     = "-" factor | number | "text" | call | bound | parameter | "(" expression ")"
///     bound      = ( "low" | "high" ) "(" call ")"
///
/// `and` and `or` stop at the first side that decides, and `if` computes only the chosen side. So a condition can guard
/// a value that the data may not have. Names are checked on every side.
package struct Expression: Sendable {
  indirect enum Node: Sendable {
    case number(Double)
    case text(String)
    case parameter(String, SourceLocation)
    case call(ReducerCall)
    case bound(Bound, ReducerCall)
    case negative(Node)
    case arithmetic(Node, Arithmetic, Node)
    case comparison(Node, Condition.Comparison, Node, SourceLocation)
    case membership(Node, LiteralList)
    case and(Node, Node)
    case or(Node, Node)
    case not(Node)
    case fallback(Node, String)
    case choice(Node, when: Node, otherwise: Node)
  }

  /// One end of the interval of a call's value.
  enum Bound: String, Sendable, CaseIterable {
    case low
    case high
  }

  enum Arithmetic: String, Sendable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
  }

  let root: Node
  /// The expression as it was written.
  package let text: String

  /// Parses an expression.
  ///
  /// - Parameters:
  ///   - text: the expression.
  ///   - location: the location of the text's first character.
  /// - Throws: an error at the first character that does not fit the grammar.
  package init(
    parsing text: String, at location: SourceLocation = SourceLocation(file: "expression")
  ) throws(Diagnostic) {
    var cursor = TextCursor(text, at: location)
    root = try ExpressionParser.parse(&cursor)
    cursor.skipSpaces()
    guard cursor.isAtEnd else { throw cursor.unexpected("an operator or the end") }
    self.text = text
  }

  init(root: Node, text: String) {
    self.root = root
    self.text = text
  }

  /// The call, if the expression is a single call; otherwise nil.
  package var onlyCall: ReducerCall? {
    if case .call(let call) = root { return call }
    return nil
  }

  /// All reducer calls, from left to right.
  package var calls: [ReducerCall] { root.calls }

  /// The names and locations of all parameters, from left to right.
  package var parameters: [(name: String, location: SourceLocation)] { root.parameters }
}

extension Expression.Node {
  private var children: [Self] {
    switch self {
    case .number, .text, .parameter, .call, .bound: []
    case .negative(let a), .not(let a), .fallback(let a, _), .membership(let a, _): [a]
    case .arithmetic(let a, _, let b), .comparison(let a, _, let b, _), .and(let a, let b), .or(let a, let b): [a, b]
    case .choice(let a, let condition, let b): [a, condition, b]
    }
  }

  fileprivate var parameters: [(name: String, location: SourceLocation)] {
    if case .parameter(let name, let location) = self { return [(name, location)] }
    return children.flatMap(\.parameters)
  }

  fileprivate var calls: [ReducerCall] {
    switch self {
    case .call(let call), .bound(_, let call): [call]
    default: children.flatMap(\.calls)
    }
  }
}
