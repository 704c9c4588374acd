import Basics

/// A recursive-descent parser of the grammar of `Condition`. It stops at the first character that does not fit.
enum ConditionParser {
  static func parse(_ cursor: inout TextCursor) throws(Diagnostic) -> Condition.Node {
    var node = try conjunction(&cursor)
    while cursor.takeKeyword("or") {
      try cursor.countTerm()
      node = .or(node, try conjunction(&cursor))
    }
    return node
  }

  private static func conjunction(_ cursor: inout TextCursor) throws(Diagnostic) -> Condition.Node {
    var node = try negation(&cursor)
    while cursor.takeKeyword("and") {
      try cursor.countTerm()
      node = .and(node, try negation(&cursor))
    }
    return node
  }

  private static func negation(_ cursor: inout TextCursor) throws(Diagnostic) -> Condition.Node {
    if cursor.takeKeyword("not") { return .not(try cursor.nested(negation)) }
    guard cursor.take("(") else { return try comparison(&cursor) }
    let node = try cursor.nested(parse)
    try cursor.expect(")", "to close the parenthesis")
    return node
  }

  private static func comparison(_ cursor: inout TextCursor) throws(Diagnostic) -> Condition.Node {
    let column = try column(&cursor)
    if cursor.takeKeyword("in") { return .membership(column, try LiteralList(&cursor).literals) }
    let spelled = cursor.takeRun { "=!<>".unicodeScalars.contains($0) }
    guard let comparison = Condition.Comparison(rawValue: spelled) else {
      guard spelled.isEmpty else {
        throw cursor.error(
          "unknown comparison '\(spelled)'", hint: "valid: =, !=, <, <=, >, >=, in (…)",
          at: cursor.position - spelled.unicodeScalars.count)
      }
      throw cursor.unexpected("a comparison after '\(column.name)'", hint: "valid: =, !=, <, <=, >, >=, in (…)")
    }
    return .comparison(column, comparison, try literal(&cursor))
  }

  static func column(_ cursor: inout TextCursor) throws(Diagnostic) -> Condition.ColumnReference {
    cursor.skipSpaces()
    let location = cursor.location(of: cursor.position)
    if let quoted = try cursor.takeQuoted() { return .init(name: quoted, location: location) }
    if let name = try cursor.takeBackquoted() { return .init(name: name, location: location) }
    let name = cursor.takeRun(while: TextCursor.isNameScalar)
    guard !name.isEmpty else { throw cursor.unexpected("a column") }
    return .init(name: name, location: location)
  }

  static func literal(_ cursor: inout TextCursor) throws(Diagnostic) -> Condition.Literal {
    if let quoted = try cursor.takeQuoted() { return .init(quoted: quoted) }
    if let name = try cursor.takeBackquoted() { return .init(parameter: name) }
    let word = cursor.takeRun { !$0.properties.isWhitespace && !"(),=!<>\"|".unicodeScalars.contains($0) }
    guard !word.isEmpty else { throw cursor.unexpected("a number, a word or a text in quotes") }
    return .init(word: word)
  }
}
