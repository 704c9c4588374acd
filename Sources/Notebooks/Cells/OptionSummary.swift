import Basics

/// What a person must know of an option of a cell to write it.
package struct OptionSummary: Named, Sendable {
  package let name: String
  /// One sentence, for the help of a command.
  package let help: String
  package var isRequired = false
  /// Whether it takes several values.
  package var isList = false
  /// Whether it makes sense only for a cell among others.
  package var isForNotebooks = false
}
