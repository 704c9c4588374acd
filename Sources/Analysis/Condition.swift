import Basics
import Tables

/// Which rows match: `network_type = dense and not (dataset in (one_hot, many_hot) or accuracy < 0.5)`.
///
///     condition  = conjunction { "or" conjunction }
///     conjunction = negation { "and" negation }
///     negation   = "not" negation | "(" condition ")" | comparison
///     comparison = column ("=" | "!=" | "<" | "<=" | ">" | ">=") literal | column "in" "(" literal { "," literal } ")"
///     literal    = number | "quoted" | bareword
///
/// A literal is never a column. Numbers compare as numbers, texts by equality or in natural order. A missing value is
/// the empty text: it equals `""`, differs from everything else, and is neither less nor greater than anything.
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

  struct Literal: Sendable {
    var text: String
    /// Nil for a text in quotes and for a word that is not a number.
    var number: Double?
    var isQuoted = false

    /// The sign of what is written less the nearest number of double precision: 1 for 9007199254740993, which no number is
    /// equal to.
    var rest: Int {
      guard let number, abs(number) >= 0x1p53, let written = Int128(text), let nearest = Int128(exactly: number) else {
        return 0
      }
      return written == nearest ? 0 : written > nearest ? 1 : -1
    }
  }

  let root: Node
  /// The condition as it was written.
  package let text: String

  /// - Parameter location: where the text is; its column is that of the first character.
  /// - Throws: at the character where the grammar is broken.
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

  /// The columns that occur, each once.
  package var columns: [String] {
    var names: [String] = []
    for reference in references where !names.contains(reference.name) { names.append(reference.name) }
    return names
  }

  /// What it compares, from left to right, and where that is written.
  package var references: [(name: String, location: SourceLocation)] {
    references(root).map { ($0.name, $0.location) }
  }

  /// The words without quotes that something is compared with.
  package var words: [String] { words(root) }

  private func words(_ node: Node) -> [String] {
    switch node {
    case .comparison(_, _, let literal): literal.isQuoted || literal.number != nil ? [] : [literal.text]
    case .membership: []
    case .and(let a, let b), .or(let a, let b): words(a) + words(b)
    case .not(let a): words(a)
    }
  }

  /// - Throws: at the first column that is not in `valid`, with the nearest that is.
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
