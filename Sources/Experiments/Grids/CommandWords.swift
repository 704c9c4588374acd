import Basics

/// The words of a command.
package struct CommandWords: Equatable, Sendable {
  package var words: [CommandWord]

  package init(_ words: [String]) {
    self.words = words.map { CommandWord($0) }
  }

  var names: [String] { words.flatMap(\.names) }

  /// Splits a text into words as a shell does: at blanks that are neither quoted nor after a backslash. Nothing else of
  /// a shell is supported: no variables, no patterns, no pipes.
  ///
  /// - Returns: the words; nil for a quote that is not closed or a backslash at the end.
  static func split(_ text: String) -> [String]? {
    var words: [String] = []
    var word: [Unicode.Scalar]?
    var quote: Unicode.Scalar?
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch (quote, scalar) {
      case (nil, " "), (nil, "\t"), (nil, "\n"):
        if let finished = word { words.append(String(scalars: finished)) }
        word = nil
      case (nil, "'"), (nil, "\""): (quote, word) = (scalar, word ?? [])
      case (let open?, _) where scalar == open: quote = nil
      case (nil, "\\"), ("\""?, "\\"):
        guard let next = rest.popFirst() else { return nil }
        // Between double quotes, a backslash stands for itself except before these characters.
        let isKept = quote != nil && next != "\"" && next != "\\" && next != "$" && next != "`"
        word = (word ?? []) + (isKept ? [scalar, next] : [next])
      default: word = (word ?? []) + [scalar]
      }
    }
    guard quote == nil else { return nil }
    if let word { words.append(String(scalars: word)) }
    return words
  }
}
