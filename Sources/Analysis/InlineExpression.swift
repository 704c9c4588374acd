import Basics
import Tables

/// The text between `{{` and `}}`: an expression and the formats of its value.
///
///     inline = expression { "|" format }
package struct InlineExpression: Sendable {
  package let expression: Expression
  package let writer: ValueWriter

  /// Parses the text between the braces.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - location: the location of the text's first character.
  /// - Throws: an error at the first character that does not fit the grammar.
  package init(
    parsing text: String, at location: SourceLocation = SourceLocation(file: "expression")
  ) throws(Diagnostic) {
    var cursor = TextCursor(text, at: location)
    let root = try ExpressionParser.parse(&cursor)
    expression = Expression(root: root, text: cursor.text(from: 0))
    var writer = ValueWriter()
    while cursor.take("|") { try Self.parseFormat(&cursor, into: &writer) }
    cursor.skipSpaces()
    guard cursor.isAtEnd else { throw cursor.unexpected("an operator, '|' or the end") }
    self.writer = writer
  }

  private static func parseFormat(_ cursor: inout TextCursor, into writer: inout ValueWriter) throws(Diagnostic) {
    cursor.skipSpaces()
    let location = cursor.location(of: cursor.position)
    let name = cursor.takeRun(while: TextCursor.isNameScalar)
    let format = try ValueFormat.all.named(name, what: "format", kind: .badData, at: location)
    switch format.effect {
    case .plain(let apply): apply(&writer)
    case .digits(let apply): apply(&writer, try digits(&cursor, of: name))
    case .words(let apply): apply(&writer, try words(&cursor, of: name))
    }
  }

  /// Parses a format on its own, such as `percent(1)`, whose name is one of `names`.
  package static func formatWithDigits(
    _ text: String, of names: [String], at location: SourceLocation
  ) throws(Diagnostic) -> (name: String, digits: Int) {
    var cursor = TextCursor(text, at: location)
    let name = cursor.takeRun(while: TextCursor.isNameScalar)
    guard names.contains(name) else {
      throw .unknownName(text, what: "format", valid: names.map { "\($0)(d)" }, kind: .badData, at: location)
    }
    let digits = try digits(&cursor, of: name)
    cursor.skipSpaces()
    guard cursor.isAtEnd else { throw cursor.unexpected("the end") }
    return (name, digits)
  }

  private static func words(_ cursor: inout TextCursor, of name: String) throws(Diagnostic) -> [String] {
    try cursor.expect("(", "and a word after '\(name)', such as \(name)(problem)")
    var words = [try ConditionParser.literal(&cursor).text]
    if cursor.take(",") { words.append(try ConditionParser.literal(&cursor).text) }
    try cursor.expect(")", "to close '\(name)('")
    return words
  }

  private static func digits(_ cursor: inout TextCursor, of name: String) throws(Diagnostic) -> Int {
    try cursor.expect("(", "and a number of digits after '\(name)'")
    cursor.skipSpaces()
    let start = cursor.position
    guard let digits = Int(cursor.takeRun(while: TextCursor.isNameScalar)), NumberText.validDigits.contains(digits)
    else {
      throw cursor.error("'\(name)' needs a number of digits from 0 to 15", at: start)
    }
    try cursor.expect(")", "to close '\(name)('")
    return digits
  }
}
