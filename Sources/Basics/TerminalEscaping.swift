/// Text for people to read on a terminal or in a log. The only way to either is `Console`, which goes through here.
package enum TerminalEscaping {
  /// The text with what would act on a terminal, or turn the text around it, shown by its number: `\u001B`. Line ends and
  /// tabs stay.
  package static func text(_ text: String) -> String {
    text.replacingScalars { acts($0) ? number($0) : nil }
  }

  /// The same on one line: a name with a line end in it must not look like a message of its own.
  package static func line(_ text: String) -> String {
    self.text(text).replacingScalars { $0 == "\n" ? "\\n" : nil }
  }

  private static func acts(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isInvisible && scalar != "\n" && scalar != "\t"
  }

  /// In four digits as JSON has it, so that JSON stays what it was.
  private static func number(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
