/// Makes text safe to show on a terminal or in a log. `Console`, the only way to either, uses it.
package enum TerminalEscaping {
  /// Returns the text with scalars that control a terminal or the text direction written as escapes, such as `\u001B`.
  /// Line ends and tabs stay.
  package static func text(_ text: String) -> String {
    text.replacingScalars { acts($0) ? number($0) : nil }
  }

  /// Returns the escaped text on one line: a name with a line end in it must not look like a second message.
  package static func line(_ text: String) -> String {
    self.text(text).replacingScalars { $0 == "\n" ? "\\n" : nil }
  }

  private static func acts(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isInvisible && scalar != "\n" && scalar != "\t"
  }

  /// Returns the escape as JSON writes it, with four digits, so that escaping does not damage JSON.
  private static func number(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
