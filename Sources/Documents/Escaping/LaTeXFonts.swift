/// Fonts for letters that LaTeX's own fonts lack. XeLaTeX and LuaLaTeX can load them; pdfLaTeX cannot print such letters.
package struct LaTeXFonts: Sendable {
  /// The command that selects the font, without its backslash.
  package let command: String
  private let blocks: [ClosedRange<UInt32>]
  /// The fonts to look for, the first one that is installed is used.
  private let fonts: [String]
  private let options: String

  /// The last one is for all other letters.
  package static let all = [
    LaTeXFonts(
      command: "cyrillicletters", blocks: [0x370...0x52F, 0x1C80...0x1C8F, 0x1F00...0x1FFF],
      fonts: ["CMU Serif", "Noto Serif", "Liberation Serif", "DejaVu Serif", "Times New Roman"], options: ""),
    LaTeXFonts(
      command: "hebrewletters", blocks: [0x590...0x5FF, 0xFB1D...0xFB4F],
      fonts: ["Noto Serif Hebrew", "Liberation Serif", "DejaVu Sans", "Times New Roman"], options: "[Script=Hebrew]"),
    LaTeXFonts(
      command: "arabicletters", blocks: [0x600...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC],
      fonts: ["Amiri", "Noto Naskh Arabic", "DejaVu Sans", "Times New Roman"], options: "[Script=Arabic]"),
    LaTeXFonts(
      command: "cjkletters",
      blocks: [0x1100...0x11FF, 0x2E80...0x9FFF, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF00...0xFFEF, 0x20000...0x3FFFF],
      fonts: ["Noto Serif CJK SC", "Noto Sans CJK SC", "Source Han Serif SC", "Songti SC", "SimSun"], options: ""),
    LaTeXFonts(
      command: "otherletters", blocks: [0...0x10FFFF],
      fonts: ["DejaVu Sans", "FreeSerif", "Noto Sans Symbols2", "Arial Unicode MS"], options: ""),
  ]

  /// Returns the fonts for a scalar, or nil if LaTeX's own fonts have it or if it has no shape.
  static func fonts(for scalar: Unicode.Scalar) -> LaTeXFonts? {
    guard !LaTeXLetters.isKnown(scalar), !isLatin(scalar), !scalar.properties.isWhitespace,
      ![.format, .control, .privateUse, .unassigned].contains(scalar.properties.generalCategory)
    else { return nil }
    return all.first { $0.blocks.contains { $0.contains(scalar.value) } }
  }

  /// Returns true for the blocks of Latin letters, which the fonts of XeLaTeX and LuaLaTeX have, and for marks, which
  /// are printed in the font of the letter before them.
  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x370 || (0x1E00...0x1EFF).contains(scalar.value)
      || scalar.properties.generalCategory == .nonspacingMark
  }

  /// Returns the lines of a preamble that load the fonts for a text.
  static func preamble(for text: String) -> String {
    let used = all.filter { text.contains("\\\($0.command) ") }
    guard !used.isEmpty else { return "" }
    return "\\ifPDFTeX\\else\\usepackage{fontspec}\\fi\n" + used.map(\.lines).joined()
  }

  /// Returns empty definitions of the commands that a text uses, for a part of another document.
  static func definitions(for text: String) -> String {
    all.filter { text.contains("\\\($0.command) ") }.map { "\\providecommand{\\\($0.command)}{}\n" }.joined()
  }

  private var lines: String {
    let choice = fonts.reversed().reduce("\\newcommand{\\\(command)}{}") { rest, font in
      "\\IfFontExistsTF{\(font)}{\\newfontfamily\\\(command){\(font)}\(options)}{\(rest)}"
    }
    return "\\ifPDFTeX\\newcommand{\\\(command)}{}\\else\n  \(choice)\n\\fi\n"
  }
}
