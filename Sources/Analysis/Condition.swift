import Basics
import Tables

/// A condition on rows: `network_type = dense and not (dataset in (one_hot, many_hot) or accuracy < 0.5)`.
///
///     condition  = conjunction { "or" conjunction }
///     conjunction = negation { "and" negation }
///     negation   = "not" negation | "(" condition ")" | comparison
///     comparison = column ("=" | "!=" | "<" | "<=" | ">" | ">=") literal | column "in" "(" literal { "," literal } ")"
///     literal    = number | "quoted" | 'quoted' | bareword | `parameter`
///
/// A literal never names a column, but a bareword may name a parameter. In a column of numbers, a literal is read as the
/// fields of the column are: as a number, a percentage or a date. Any other literal is an error there. Texts are equal or
/// not, and ordered in natural order. A missing value is the empty text: it equals `""`, differs from everything else,
/// and is neither less nor greater than anything.
package struct Condition: Sendable {
  indirect enum Node: Sendable {
    case comparison(ColumnReference, Comparison, Literal)
    case membership(ColumnReference, [Literal])
    case and(Node, Node)
    case or(Node, Node)
    case not(Node)
  }

  enum Comparison: String, Sendable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  struct ColumnReference: Sendable {
    var name: String
    var location: SourceLocation
  }

  let root: Node
  /// The condition as it was written.
  package let text: String

  /// Parses a condition.
  ///
  /// - Parameters:
  ///   - text: the condition.
  ///   - location: the location of the text's first character.
  /// - Throws: an error at the first character that does not fit the grammar.
  package init(
    parsing text: String, at location: SourceLocation = SourceLocation(file: "condition")
  ) throws(Diagnostic) {
    var cursor = TextCursor(text, at: location)
    root = try ConditionParser.parse(&cursor)
    cursor.skipSpaces()
    guard cursor.isAtEnd else { throw cursor.unexpected("'and', 'or' or the end") }
    self.text = text
  }

  init(root: Node, text: String) {
    self.root = root
    self.text = text
  }

  /// The columns that the condition names, each once.
  package var columns: [String] {
    var names: [String] = []
    for reference in references where !names.contains(reference.name) { names.append(reference.name) }
    return names
  }

  /// The columns that the condition names, from left to right, with their locations.
  package var references: [(name: String, location: SourceLocation)] {
    references(root).map { ($0.name, $0.location) }
  }

  /// The unquoted words, other than numbers, that columns are compared with, except those in `in (…)`.
  package var words: [String] { words(root) }

  private func words(_ node: Node) -> [String] {
    switch node {
    case .comparison(_, _, let literal): literal.source == .quotes || literal.number != nil ? [] : [literal.text]
    case .membership: []
    case .and(let a, let b), .or(let a, let b): words(a) + words(b)
    case .not(let a): words(a)
    }
  }

  /// Checks that all columns exist.
  ///
  /// - Parameters:
  ///   - valid: the names of all columns.
  ///   - what: the word for a column in the error's message.
  /// - Throws: an error at the first column that is not in `valid`, which suggests the nearest name.
  package func checkColumns(_ valid: [String], what: String = "column") throws(Diagnostic) {
    for reference in references where !valid.contains(reference.name) {
      throw .unknownName(reference.name, what: what, valid: valid, kind: .badData, at: reference.location)
    }
  }

  private func references(_ node: Node) -> [ColumnReference] {
    switch node {
    case .comparison(let column, _, _), .membership(let column, _): [column]
    case .and(let a, let b), .or(let a, let b): references(a) + references(b)
    case .not(let a): references(a)
    }
  }
}
