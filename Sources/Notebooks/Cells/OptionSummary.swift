import Basics

/// What a person must know of an option of a cell to write it.
package struct OptionSummary: Named, Sendable {
  package let name: String
  /// One sentence, for the help of a command.
  package let help: String
  package var isRequired = false
  /// Whether it takes several values.
  package var isList = false
  /// Whether its values are names of entries, which have no commas and brackets, so that one text may hold several.
  package var isListOfNames = false
  /// Whether it makes sense only for a cell among others.
  package var isForNotebooks = false

  /// The values of a list as a command gets them: `[box, strip]` is two names.
  package func values(typed: [String]) -> [String] {
    guard isListOfNames else { return typed }
    return typed.flatMap { text in
      text.split { ", []".contains($0) }.map(String.init)
    }
  }
}
