import Basics

/// A list of values to compare with: `supported, refuted`, `"no rows", 0`.
package struct LiteralList: Sendable {
  let literals: [Condition.Literal]
  private let locations: [SourceLocation]

  /// Parses a list without parentheses.
  ///
  /// - Parameters:
  ///   - text: the list.
  ///   - location: the location of the text's first character.
  /// - Throws: an error at the first character that does not fit the grammar.
  package init(parsing text: String, at location: SourceLocation) throws(Diagnostic) {
    var cursor = TextCursor(text, at: location)
    (literals, locations) = try Self.parse(&cursor)
    cursor.skipSpaces()
    guard cursor.isAtEnd else { throw cursor.unexpected("',' or the end") }
  }

  /// Parses a list in parentheses.
  init(_ cursor: inout TextCursor) throws(Diagnostic) {
    try cursor.expect("(", "to open the list")
    (literals, locations) = try Self.parse(&cursor)
    try cursor.expect(")", "to close the list")
  }

  private static func parse(
    _ cursor: inout TextCursor
  ) throws(Diagnostic) -> ([Condition.Literal], [SourceLocation]) {
    var literals: [Condition.Literal] = []
    var locations: [SourceLocation] = []
    repeat {
      cursor.skipSpaces()
      locations.append(cursor.location(of: cursor.position))
      literals.append(try ConditionParser.literal(&cursor))
    } while cursor.take(",")
    return (literals, locations)
  }

  /// Returns true if a literal equals the value by the rules of conditions: numbers are compared as numbers, and the
  /// missing value equals `""`.
  package func contains(_ value: Value) -> Bool {
    literals.contains { Condition.Comparison.equal.holds(value.plainText, $0) }
  }

  /// The texts of the literals and their locations.
  package var places: [(text: String, location: SourceLocation)] {
    zip(literals, locations).map { ($0.text, $1) }
  }
}
