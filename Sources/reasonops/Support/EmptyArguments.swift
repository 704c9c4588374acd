import Basics

/// The check for options and arguments without a value, such as `--x ''` or `--where=`. They come from unset shell
/// variables.
enum EmptyArguments {
  /// Checks the arguments.
  ///
  /// - Parameter arguments: The arguments without the program's name.
  /// - Throws: `usage` with the option that has no value.
  static func refuse(in arguments: [String]) throws(Diagnostic) {
    // Shell completion (`---completion`) passes the word that is being typed, which may be empty.
    guard arguments.first?.hasPrefix("---") != true else { return }
    for (index, argument) in arguments.enumerated() {
      let before = index > 0 ? arguments[index - 1] : ""
      if argument.isEmpty { throw empty(isOption(before) ? "the value of '\(before)'" : "an argument") }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 && parts[1].isEmpty && isOption(String(parts[0])) {
        throw empty("the value of '\(parts[0])'")
      }
    }
  }

  private static func isOption(_ text: String) -> Bool {
    text.utf8.first == UInt8(ascii: "-") && text.utf8.count > 1
      && text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
  }

  private static func empty(_ what: String) -> Diagnostic {
    Diagnostic(.usage, "\(what) is empty", hint: "give it a value, or leave it out")
  }
}
