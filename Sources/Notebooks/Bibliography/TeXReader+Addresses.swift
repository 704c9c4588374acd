import Basics

extension TeXReader {
  /// Returns an address without the backslashes and braces that TeX needs in it.
  static func address(_ text: String) -> String {
    var result = text.trimmingSpaces
    for (command, sign) in [
      ("\\textasciitilde{}", "~"), ("\\textasciitilde", "~"), ("\\textunderscore{}", "_"), ("\\textunderscore", "_"),
      ("\\string", ""), ("\\~{}", "~"), ("$\\sim$", "~"), ("\\url", ""),
    ] {
      result = String(result.unicodeScalars.replacing(command.unicodeScalars, with: sign.unicodeScalars))
    }
    var plain = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in result.unicodeScalars {
      let isMarkup = scalar == "\\" || scalar == "{" || scalar == "}" || scalar.properties.isWhitespace
      if isEscaped || !isMarkup { plain.append(scalar) }
      isEscaped = scalar == "\\" && !isEscaped
    }
    return String(plain)
  }
}
