import Basics

/// The description of a cell's option for users.
package struct OptionSummary: Named, Sendable {
  package let name: String
  /// One sentence for the help of a command.
  package let help: String
  package var isRequired = false
  /// True if the option takes several values.
  package var isList = false
  /// True if the values are names of entries. They have no commas or brackets, so one text may hold several names.
  package var isListOfNames = false
  /// True if a value can begin with a minus sign.
  package var mayBeNegative = false
  /// True if the option makes sense only in a notebook.
  package var isForNotebooks = false

  /// Returns the values that a command was given. A list such as `[a, mean(b)]` is split into its values, and in a list
  /// of names `a, b` is too.
  package func values(typed: [String]) -> [String] {
    if isListOfNames { return typed.flatMap { text in text.split { ", []".contains($0) }.map(String.init) } }
    guard isList, !mayBeNegative else { return typed }
    return typed.flatMap { text in
      text.utf8.first == UInt8(ascii: "[") && text.utf8.last == UInt8(ascii: "]")
        ? Self.values(in: text.dropFirst().dropLast()) : [text]
    }
  }

  /// Splits a text at the commas that are outside parentheses and quotes.
  private static func values(in text: Substring) -> [String] {
    var (values, depth, quote) = ([""], 0, Unicode.Scalar?.none)
    for scalar in text.unicodeScalars {
      if quote == nil, depth == 0, scalar == "," {
        values.append("")
        continue
      }
      if let open = quote {
        quote = scalar == open ? nil : open
      } else if "`\"'".unicodeScalars.contains(scalar) {
        quote = scalar
      }
      if quote == nil { depth += scalar == "(" ? 1 : scalar == ")" ? -1 : 0 }
      values[values.count - 1].unicodeScalars.append(scalar)
    }
    return values.map(\.trimmingSpaces).filter { !$0.isEmpty }
  }
}
