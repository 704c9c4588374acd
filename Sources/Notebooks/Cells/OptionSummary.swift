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
  /// True if the option makes sense only in a notebook.
  package var isForNotebooks = false

  /// Returns the values that a command was given. In a list of names, `[box, strip]` is split into two.
  package func values(typed: [String]) -> [String] {
    guard isListOfNames else { return typed }
    return typed.flatMap { text in
      text.split { ", []".contains($0) }.map(String.init)
    }
  }
}
