import Graphics

/// A piece of code of one kind. The pieces of a text, one after the other, are the text.
package struct CodeToken: Sendable, Equatable {
  package enum Kind: String, CaseIterable, Sendable {
    case comment, string, number, keyword
    /// What the language or the program gives a name of its own: a type, a key, a variable of a shell, a command.
    case name
    case plain

    /// The colour on paper; nil for that of the text. Each has a contrast of 4.5 to 1 at least on the ground of code.
    package var printed: Color? {
      switch self {
      case .comment: Color(hex: 0x5B6068)
      case .string: Color(hex: 0x0B5F3A)
      case .number: Color(hex: 0x8F4700)
      case .keyword: Color(hex: 0x7A2D8C)
      case .name: Color(hex: 0x1B4A82)
      case .plain: nil
      }
    }
  }

  package var kind: Kind
  package var text: String

  package init(kind: Kind, text: String) {
    self.kind = kind
    self.text = text
  }
}

extension CodeBlock {
  /// The text in pieces; one plain piece where the language is not known.
  package var tokens: [CodeToken] {
    guard let language = CodeLanguage.called(language) else { return [CodeToken(kind: .plain, text: text)] }
    return CodeLexer.tokens(of: text, in: language)
  }

  /// The pieces line by line, without line ends; none for a line end behind the last line.
  package var lines: [[CodeToken]] {
    var lines: [[CodeToken]] = [[]]
    for token in tokens {
      for (index, part) in token.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { lines.append([]) }
        if !part.isEmpty { lines[lines.count - 1].append(CodeToken(kind: token.kind, text: String(part))) }
      }
    }
    if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
