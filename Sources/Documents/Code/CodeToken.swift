import Graphics

/// A piece of code of one kind. The tokens of a text, joined, give the text.
package struct CodeToken: Sendable, Equatable {
  package enum Kind: String, CaseIterable, Sendable {
    case comment, string, number, keyword
    /// A name of the language or the program: a type, a key, a shell variable, a command.
    case name
    case plain

    /// The colour in print, or nil for the colour of text. Each has a contrast of at least 4.5:1 with the background of
    /// code.
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
  /// The tokens of the text. A single plain token if the language is not known.
  package var tokens: [CodeToken] {
    guard let language = CodeLanguage.called(language) else { return [CodeToken(kind: .plain, text: text)] }
    return CodeLexer.tokens(of: text, in: language)
  }

  /// The columns between two tab stops in print. The page's style sheet has the same number.
  private static let tabStops = 4

  /// The tokens of each line, without line ends, and with spaces up to the next tab stop in place of each tab. A line end
  /// after the last line adds no empty line.
  package var lines: [[CodeToken]] {
    var lines: [[CodeToken]] = [[]]
    var column = 0
    for token in tokens {
      for (index, part) in token.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if index > 0 {
          lines.append([])
          column = 0
        }
        let text = Self.withoutTabs(part, &column)
        if !text.isEmpty { lines[lines.count - 1].append(CodeToken(kind: token.kind, text: text)) }
      }
    }
    if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// - Parameter column: The column in which the text begins. Afterwards the one in which it ends.
  private static func withoutTabs(_ text: Substring, _ column: inout Int) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let width = scalar == "\t" ? tabStops - column % tabStops : 1
      if scalar == "\t" { result.append(contentsOf: repeatElement(" ", count: width)) } else { result.append(scalar) }
      column += width
    }
    return String(result)
  }
}
