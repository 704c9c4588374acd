import Basics

/// Values that another one is compared with: `supported, refuted`, `"no rows", 0`.
package struct LiteralList: Sendable {
  let literals: [Condition.Literal]
  private let locations: [SourceLocation]

  /// - Parameter location: where the text is; its column is that of the first character.
  package init(parsing text: String, at location: SourceLocation) throws(Diagnostic) {
    var cursor = TextCursor(text, at: location)
    (literals, locations) = try Self.parse(&cursor)
    cursor.skipSpaces()
    guard cursor.isAtEnd else { throw cursor.unexpected("',' or the end") }
  }

  /// In parentheses.
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

  /// Compared as a condition compares: numbers as numbers; the missing value is `""`.
  package func contains(_ value: Value) -> Bool {
    literals.contains { Condition.Comparison.equal.holds(value.plainText, $0) }
  }

  /// The texts and their places.
  package var places: [(text: String, location: SourceLocation)] {
    zip(literals, locations).map { ($0.text, $1) }
  }
}
