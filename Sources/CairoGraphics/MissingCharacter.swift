import Basics

/// A character for which no installed font has a glyph.
package struct MissingCharacter: Sendable {
  package let character: Character

  init(_ character: Character) {
    self.character = character
  }

  private var scalar: Unicode.Scalar { character.unicodeScalars.first ?? "?" }

  /// The character with its code points, for messages: `'字' (U+5B57)`.
  package var name: String {
    // A single character can be very long, because it may contain any number of marks and joiners.
    let shown = character.unicodeScalars.prefix(8)
    let codes = shown.map { scalar in
      let code = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
    }
    let rest = character.unicodeScalars.count > shown.count ? " …" : ""
    return "'\(String(shown))' (\(codes.joined(separator: " "))\(rest))"
  }

  /// Returns the error for the character, with the package to install.
  package func problem(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      .badData, "no installed font has a glyph for \(name)", hint: "apt-get install \(package)", at: location)
  }

  /// The Debian packages whose fonts probably contain the character.
  var package: String {
    switch scalar.value {
    case 0x1100...0x11FF, 0x2E80...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF00...0xFFEF,
      0x20000...0x3FFFF:
      "fonts-noto-cjk"
    case 0x2190...0x2BFF, 0x1D400...0x1D7FF: "fonts-dejavu-core fonts-noto-core"
    case 0x1F000...0x1FAFF: "fonts-noto-color-emoji"
    default: "fonts-noto-core"
    }
  }
}
