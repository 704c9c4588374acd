import Basics
import Tables

extension Condition {
  /// The right side of a comparison.
  struct Literal: Sendable {
    var text: String
    /// The number; nil for a quoted text and for a word that is not a number.
    var number: Double?
    var source = Source.word

    /// Where the text comes from.
    enum Source: Sendable, Equatable {
      /// It is written without quotes, so it may be the name of a parameter.
      case word
      case quotes
      /// It is the value of the parameter of this name. In backquotes, it can be nothing else.
      case parameter(String, isBackquoted: Bool)
      /// It is the value of a parameter that has none. No comparison with it holds.
      case nothing
    }

    init(quoted text: String) { (self.text, source) = (text, .quotes) }

    init(word: String) {
      text = word
      // A word such as `nan` is a text.
      number = NumberParser.number(in: word).flatMap { $0.isNaN ? nil : $0 }
    }

    /// Creates the name of a parameter in backquotes.
    init(parameter name: String) { (text, source) = (name, .parameter(name, isBackquoted: true)) }

    /// The sign of the written integer minus its nearest Double: 1 for 9007199254740993, to which no Double is equal; 0
    /// if the Double is exact.
    var rest: Int {
      guard let number, abs(number) >= 0x1p53, let written = Int128(text), let nearest = Int128(exactly: number) else {
        return 0
      }
      return written == nearest ? 0 : written > nearest ? 1 : -1
    }

    /// Returns the number that the literal is in a column, which is read as the fields of the column are.
    ///
    /// - Throws: an error for a text that is no number there.
    func number(in column: Column, at location: SourceLocation) throws(Diagnostic) -> Double {
      let number =
        column.notation == .plain ? number ?? column.notation.number(text) : column.notation.number(text)
      if let number { return number }
      throw Diagnostic(
        .badData, "'\(column.name)' holds \(column.notation.summary), and '\(text)' is not \(column.notation.noun)",
        hint: "a missing value is written \"\"", at: location)
    }
  }
}

extension Condition {
  /// Returns the condition with the values of parameters in place of their names. A word that names no parameter is a
  /// text, and so is a text in quotes.
  ///
  /// - Throws: an error for a name in backquotes that no parameter has, and for a value that is a list.
  package func resolved(_ parameters: [String: Value]) throws(Diagnostic) -> Condition {
    var values: [String] = []
    let root = try Self.resolved(root, parameters, &values)
    return Condition(root: root, text: ([text] + values).joined(separator: "\0"))
  }

  private static func resolved(
    _ node: Node, _ parameters: [String: Value], _ values: inout [String]
  ) throws(Diagnostic) -> Node {
    switch node {
    case .comparison(let column, let comparison, let literal):
      return .comparison(column, comparison, try literal.resolved(parameters, at: column.location, &values))
    case .membership(let column, let literals):
      var resolved: [Literal] = []
      for literal in literals { resolved.append(try literal.resolved(parameters, at: column.location, &values)) }
      return .membership(column, resolved)
    case .and(let a, let b):
      return .and(try Self.resolved(a, parameters, &values), try Self.resolved(b, parameters, &values))
    case .or(let a, let b):
      return .or(try Self.resolved(a, parameters, &values), try Self.resolved(b, parameters, &values))
    case .not(let a): return .not(try Self.resolved(a, parameters, &values))
    }
  }
}

extension Condition.Literal {
  fileprivate func resolved(
    _ parameters: [String: Value], at location: SourceLocation, _ values: inout [String]
  ) throws(Diagnostic) -> Self {
    let isBackquoted = source == .parameter(text, isBackquoted: true)
    guard isBackquoted || source == .word && number == nil else { return self }
    guard let value = parameters[text] else {
      guard isBackquoted else { return self }
      throw .unknownName(
        text, what: "parameter", valid: parameters.keys.sorted(), kind: .badData,
        advice: "a condition compares a column with a value, not with another column", at: location)
    }
    if case .list = value {
      throw Diagnostic(.badData, "'\(text)' is a list, and a column is compared with one value", at: location)
    }
    guard let text = value.plainText else {
      var literal = self
      literal.source = .nothing
      return literal
    }
    values.append("\(self.text)=\(text)")
    var literal = Self(quoted: text)
    literal.number = value.number
    literal.source = .parameter(self.text, isBackquoted: isBackquoted)
    return literal
  }
}
