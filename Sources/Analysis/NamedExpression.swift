import Basics

/// A definition of a name for the value of an expression: `stopped = n(early from endings)`.
package struct NamedExpression: Sendable {
  package let name: String
  package let nameLocation: SourceLocation
  package let expression: Expression

  /// The words that the language reserves.
  private static let keywords: Set = ["and", "or", "not", "if", "else", "in", "where", "from", "true", "false"]

  /// Parses a definition.
  ///
  /// - Parameters:
  ///   - text: the definition.
  ///   - location: the location of the text's first character.
  /// - Throws: an error for a name that is not allowed, and at the first character that does not fit the grammar.
  package init(parsing text: String, at location: SourceLocation) throws(Diagnostic) {
    var cursor = TextCursor(text, at: location)
    cursor.skipSpaces()
    nameLocation = cursor.location(of: cursor.position)
    name = cursor.takeRun(while: TextCursor.isNameScalar)
    guard let first = name.unicodeScalars.first else {
      throw cursor.unexpected("a name and a value", hint: "write let share = n(where status = finished) / n()")
    }
    guard !TextCursor.isDigit(first), !name.utf8.contains(UInt8(ascii: ".")), !Self.keywords.contains(name) else {
      throw Diagnostic(
        .badData, "'\(name)' cannot be a name",
        hint: "a name has letters, digits and '_', begins with a letter, and is no word such as 'and'",
        at: nameLocation)
    }
    try cursor.expect("=", "after the name '\(name)'")
    cursor.skipSpaces()
    let start = cursor.position
    let root = try ExpressionParser.parse(&cursor)
    expression = Expression(root: root, text: cursor.text(from: start))
    cursor.skipSpaces()
    guard cursor.isAtEnd else { throw cursor.unexpected("an operator or the end") }
  }
}
