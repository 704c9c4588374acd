import Basics
import Formulas

/// Converts the TeX of formulas, which follows KaTeX, for LaTeX.
extension LaTeXEscaping {
  /// Returns a formula for LaTeX. Symbols that were typed directly become commands, because pdfLaTeX knows few of them.
  static func formula(_ formula: Formula) -> String {
    var last: Unicode.Scalar = " "
    return formula.latex.replacingScalars { scalar in
      defer { last = scalar == " " ? last : scalar }
      guard !scalar.isASCII else { return nil }
      guard let sign = sign(scalar) else { return escaped(String(scalar)) }
      // A script that was typed as a character does not belong to the sign before it.
      let written = "^_".utf8.contains(sign.utf8.first ?? 0) ? "\\ensuremath{{}\(sign)}" : "\\ensuremath{\(sign)}"
      return last == "^" || last == "_" ? "{\(written)}" : written
    }
  }

  /// The letters of number sets, which LaTeX prints in mathematics only.
  private static let sets: [Unicode.Scalar: Character] = ["ℕ": "N", "ℝ": "R", "ℤ": "Z", "ℚ": "Q", "ℂ": "C"]

  /// Greek letters that LaTeX has no commands for, because they look like Latin letters.
  private static let latinForms: [Unicode.Scalar: Character] = [
    "Α": "A", "Β": "B", "Ε": "E", "Ζ": "Z", "Η": "H", "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P",
    "Τ": "T", "Χ": "X",
  ]

  /// Returns what LaTeX prints as a symbol in mathematics, or nil.
  static func sign(_ scalar: Unicode.Scalar) -> String? {
    if let letter = sets[scalar] { return "\\mathbb{\(letter)}" }
    if let letter = latinForms[scalar] { return "\\mathrm{\(letter)}" }
    if let symbol = symbols[scalar] { return symbol }
    if scalar.isASCII { return asciiSign(scalar) }
    let names = Formula.commands(for: scalar).map { $0.dropFirst() }
    return names.first { LaTeXCommands.known.contains(String($0)) }.map { "\\\($0)" }
      ?? Formula.command(for: scalar)
  }

  private static func asciiSign(_ scalar: Unicode.Scalar) -> String {
    "{}#$%&_\\".unicodeScalars.contains(scalar) ? (scalar == "\\" ? "\\backslash" : "\\\(scalar)") : String(scalar)
  }
}
