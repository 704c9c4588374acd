import Basics
import Tables

/// Removes from texts of the data and the command line the characters that could deceive readers.
enum SafeText {
  /// Returns the text with harmful characters replaced. These are control characters, noncharacters, and characters
  /// that change the direction of text. They become U+FFFD, and line ends and tabs become spaces.
  static func of(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHarmful) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isHarmful($0) ? substitute(for: $0) : $0 }))
  }

  private static func substitute(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    "\n\r\t".unicodeScalars.contains(scalar) ? " " : "\u{FFFD}"
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool { scalar.isInvisible || scalar.isNoncharacter }
}

extension Table {
  /// The table with safe names and texts.
  var safe: Table {
    Table(columns.map(\.safe), origin: origin)
  }
}

extension Column {
  fileprivate var safe: Column {
    switch values {
    case .number: renamed(SafeText.of(name))
    case .text(let codes, let categories):
      Column(SafeText.of(name), codes: codes, categories: categories.map(SafeText.of))
    }
  }
}
