import Basics

/// Writes TeX between dollars, so that GitHub shows a formula and reads nothing in it as Markdown.
enum FormulaEscaping {
  /// Returns a formula for a line of text.
  ///
  /// - Parameter isInTable: True if a pipe would end a table cell.
  static func inline(_ tex: String, isInTable: Bool) -> String {
    let scalars = tex.unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : $0 }
    let text = scalars.map { $0 == "|" && isInTable ? "\\|" : $0 == "`" ? "\\lq{}" : String($0) }.joined()
    return isPlain(scalars) ? "$\(text)$" : "$`\(text)`$"
  }

  /// Returns a formula on lines of its own. If Markdown could change it, it goes into a code fence.
  static func displayed(_ tex: String) -> String {
    let isSafe = isPlain(Array(tex.unicodeScalars)) && !tex.unicodeScalars.contains("\n")
    return isSafe ? "$$\n\(tex)\n$$" : MarkdownEscaping.fenced(tex, language: "math")
  }

  /// Returns true if a Markdown parser that does not know formulas leaves the text unchanged. GitHub's parser removes
  /// the backslash from `\\{`, and takes stars and underscores for emphasis.
  private static func isPlain(_ scalars: [Unicode.Scalar]) -> Bool {
    for (index, scalar) in scalars.enumerated() {
      let after = index + 1 < scalars.count ? scalars[index + 1] : " "
      switch scalar {
      case "\\": if isSign(after) { return false }
      case "_": if index == 0 || isSign(scalars[index - 1]) { return false }
      case "*", "<", "&", "~", "[", "]", "|", "@", "`", "$", "#": return false
      default: break
      }
    }
    return true
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && !scalar.properties.isAlphabetic && scalar.properties.numericType == nil && scalar != " "
  }
}
