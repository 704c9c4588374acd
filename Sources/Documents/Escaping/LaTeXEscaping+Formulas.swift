import Formulas

/// The TeX of formulas, which is what KaTeX reads, for LaTeX.
extension LaTeXEscaping {
  /// Signs that were typed as commands, since pdfLaTeX knows few of them, and colours as xcolor writes them.
  static func formula(_ tex: String) -> String {
    tex.replacingScalars { $0.isASCII ? nil : sign($0).map { "\\ensuremath{\($0)}" } }
      .replacing(/\\(color|textcolor|colorbox)\{#([0-9a-fA-F]{6})\}/) { "\\\($0.1)[HTML]{\($0.2)}" }
  }

  /// Definitions of the commands in a text that KaTeX has and LaTeX may lack, such as `\\isin` and `\\argmin`. One that
  /// LaTeX has stays what it is.
  static func definitions(for text: String) -> String {
    let names = Set(text.matches(of: /\\([A-Za-z]+)/).map { String($0.1) }).sorted()
    return names.compactMap { name in
      definition(of: name).map { "\\providecommand{\\\(name)}{\($0)}\n" }
    }.joined()
  }

  private static func definition(of name: String) -> String? {
    if let function = Formula.function(named: name) {
      let words = function.text.replacing(" ", with: "\\,")
      return "\\operatorname\(function.takesLimits ? "*" : ""){\(words)}"
    }
    guard let scalar = Formula.sign(of: name), let sign = sign(scalar), sign != "\\\(name)" else { return nil }
    return "\\ensuremath{\(sign)}"
  }

  /// The letters of sets, which a text alone does not have.
  private static let sets: [Unicode.Scalar: Character] = ["ℕ": "N", "ℝ": "R", "ℤ": "Z", "ℚ": "Q", "ℂ": "C"]

  private static func sign(_ scalar: Unicode.Scalar) -> String? {
    if let letter = sets[scalar] { return "\\mathbb{\(letter)}" }
    return symbols[scalar] ?? Formula.commands(for: scalar).first
  }
}
