import Formulas

/// Converts the TeX of formulas, which follows KaTeX, for LaTeX.
extension LaTeXEscaping {
  /// Returns the TeX for LaTeX: symbols that were typed directly become commands, because pdfLaTeX knows few of them,
  /// and colours are written for xcolor.
  static func formula(_ tex: String) -> String {
    tex.replacingScalars { $0.isASCII ? nil : sign($0).map { "\\ensuremath{\($0)}" } }
      .replacing(/\\(color|textcolor|colorbox)\{#([0-9a-fA-F]{6})\}/) { "\\\($0.1)[HTML]{\($0.2)}" }
  }

  /// Returns definitions of those commands in a text that KaTeX has and LaTeX may lack, such as `\\isin` and
  /// `\\argmin`. Commands that LaTeX has keep their meaning.
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

  /// The letters of number sets, which LaTeX prints in mathematics only.
  private static let sets: [Unicode.Scalar: Character] = ["ℕ": "N", "ℝ": "R", "ℤ": "Z", "ℚ": "Q", "ℂ": "C"]

  /// Returns the command for a symbol, or nil.
  private static func sign(_ scalar: Unicode.Scalar) -> String? {
    if let letter = sets[scalar] { return "\\mathbb{\(letter)}" }
    return symbols[scalar] ?? Formula.commands(for: scalar).first
  }
}
