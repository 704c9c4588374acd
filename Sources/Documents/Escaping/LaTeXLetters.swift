/// How LaTeX prints letters and signs beyond ASCII.
package enum LaTeXLetters {
  /// Returns commands that print a scalar in every engine, or nil if there are none.
  static func commands(for scalar: Unicode.Scalar) -> String? {
    signs[scalar] ?? number(scalar) ?? accented(scalar)
  }

  /// Returns true if pdfLaTeX prints a scalar as it is, with the encoding T1.
  package static func isKnown(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII || known.contains { $0.contains(scalar.value) }
  }

  /// The scalars in LaTeX's files `t1enc.dfu`, `omsenc.dfu` and `ts1enc.dfu`.
  private static let known: [ClosedRange<UInt32>] = [
    0xA0...0xB7, 0xB9...0x125, 0x128...0x137, 0x139...0x13E, 0x141...0x148, 0x14A...0x165, 0x168...0x17E,
    0x192...0x192, 0x1C4...0x1D4, 0x1E2...0x1E3, 0x1E6...0x1EB, 0x1F0...0x1F0, 0x1F4...0x1F5, 0x218...0x21B,
    0x232...0x233, 0x237...0x237, 0x2C7...0x2C7, 0x2D8...0x2D9, 0x2DB...0x2DB, 0x2DD...0x2DD, 0xE3F...0xE3F,
    0x1E02...0x1E03, 0x1E0D...0x1E0D, 0x1E1E...0x1E21, 0x1E25...0x1E25, 0x1E30...0x1E31, 0x1E37...0x1E37,
    0x1E43...0x1E43, 0x1E45...0x1E45, 0x1E47...0x1E47, 0x1E5B...0x1E5B, 0x1E63...0x1E63, 0x1E6D...0x1E6D,
    0x1E8E...0x1E91, 0x1E9E...0x1E9E, 0x1EF2...0x1EF3, 0x200C...0x200C, 0x2010...0x2016, 0x2018...0x201A,
    0x201C...0x201E, 0x2020...0x2022, 0x2030...0x2031, 0x2039...0x203B, 0x203D...0x203D, 0x2044...0x2044,
    0x204E...0x204E, 0x2052...0x2052, 0x20A1...0x20A1, 0x20A4...0x20A4, 0x20A6...0x20A6, 0x20A9...0x20A9,
    0x20AB...0x20AC, 0x20B1...0x20B1, 0x2103...0x2103, 0x2116...0x2117, 0x211E...0x211E, 0x2120...0x2120,
    0x2122...0x2122, 0x2126...0x2127, 0x212E...0x212E, 0x2190...0x2193, 0x2329...0x232A, 0x2422...0x2423,
    0x25E6...0x25E6, 0x25EF...0x25EF, 0x266A...0x266A, 0x27E8...0x27E9, 0x3008...0x3009, 0xFB00...0xFB06,
    0xFEFF...0xFEFF,
  ]

  private static let signs: [Unicode.Scalar: String] = [
    "ħ": "\\ensuremath{\\hbar}", "ə": "\\rotatebox[origin=c]{180}{e}", "ǝ": "\\rotatebox[origin=c]{180}{e}",
    "ŉ": "'n", "Ŀ": "L\\ensuremath{\\cdot}", "ŀ": "l\\ensuremath{\\cdot}", "′": "\\ensuremath{^{\\prime}}",
    "″": "\\ensuremath{^{\\prime\\prime}}", "‴": "\\ensuremath{^{\\prime\\prime\\prime}}",
    "●": "\\ensuremath{\\bullet}", "○": "\\ensuremath{\\circ}", "✗": "\\ensuremath{\\times}",
    "✘": "\\ensuremath{\\times}", "✕": "\\ensuremath{\\times}", "✖": "\\ensuremath{\\times}",
    "✔": "\\ensuremath{\\checkmark}", "☆": "\\ensuremath{\\star}", "☐": "\\ensuremath{\\square}",
    "☑": "\\ensuremath{\\boxtimes}", "☒": "\\ensuremath{\\boxtimes}", "‐": "-", "‑": "\\mbox{-}", "\u{2007}": "\\ ",
    "\u{2002}": "\\enspace{}", "\u{2003}": "\\quad{}", "\u{2212}": "\\ensuremath{-}", "⁄": "/",
    "\u{200C}": "{}", "\u{200E}": "", "\u{200F}": "", "\u{FEFF}": "", "\u{2060}": "",
  ]

  /// Returns a number in a circle, or a fraction.
  private static func number(_ scalar: Unicode.Scalar) -> String? {
    if (0x2460...0x2468).contains(scalar.value) { return "\\textcircled{\\scriptsize \(scalar.value - 0x245F)}" }
    return fractions[scalar].map { "\\ensuremath{{}^{\($0.0)}\\!/\\!_{\($0.1)}}" }
  }

  private static let fractions: [Unicode.Scalar: (Int, Int)] = [
    "⅐": (1, 7), "⅑": (1, 9), "⅒": (1, 10), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
  ]

  /// The names of marks in Unicode's names of letters, and LaTeX's accents.
  private static let accents: [String: Unicode.Scalar] = [
    "ACUTE": "'", "GRAVE": "`", "CIRCUMFLEX": "^", "TILDE": "~", "DIAERESIS": "\"", "MACRON": "=", "BREVE": "u",
    "DOT ABOVE": ".", "DOT BELOW": "d", "CARON": "v", "CEDILLA": "c", "RING ABOVE": "r", "DOUBLE ACUTE": "H",
    "LINE BELOW": "b",
  ]

  /// Returns a Latin letter with marks, from its name in Unicode: `LATIN SMALL LETTER E WITH CIRCUMFLEX AND TILDE` is
  /// `\~{\^{e}}`.
  private static func accented(_ scalar: Unicode.Scalar) -> String? {
    guard let name = scalar.properties.name,
      let found = name.wholeMatch(of: /LATIN (SMALL|CAPITAL) LETTER (A|AE|[B-Z]) WITH (.+)/)
    else { return nil }
    let letter = found.1 == "SMALL" ? found.2.lowercased() : String(found.2)
    return found.3.split(separator: " AND ").reduce(found.2 == "AE" ? "\\\(letter){}" : letter) { inner, mark in
      guard let inner, let accent = accents[String(mark)] else { return nil }
      return "\\\(accent){\(inner)}"
    }
  }

  /// The combining marks that LaTeX has accents for.
  private static let marks: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{301}": "'", "\u{300}": "`", "\u{302}": "^", "\u{303}": "~", "\u{308}": "\"", "\u{304}": "=", "\u{306}": "u",
    "\u{307}": ".", "\u{323}": "d", "\u{30C}": "v", "\u{327}": "c", "\u{30A}": "r", "\u{30B}": "H", "\u{331}": "b",
  ]

  /// Returns a letter with a combining mark, or nil if LaTeX has no such accent.
  static func letter(_ written: String, with mark: Unicode.Scalar) -> String? {
    marks[mark].map { "\\\($0){\(written)}" }
  }
}
