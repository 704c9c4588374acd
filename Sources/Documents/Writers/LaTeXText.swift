/// Characters written so that LaTeX prints them, under pdfLaTeX with UTF-8 input as under newer engines.
enum LaTeXText {
  /// Nothing joins with its neighbour: `--` would become a dash, `''` a quotation mark.
  static func escaped(_ text: String) -> String {
    var result = ""
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if scalar == last, scalar == "-" || scalar == "'" { result += "{}" }
      result += escaped(scalar)
      last = scalar
    }
    return result
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\\": "\\textbackslash{}"
    case "{", "}", "$", "&", "#", "%", "_": "\\\(scalar)"
    case "~": "\\textasciitilde{}"
    case "^": "\\textasciicircum{}"
    case "<": "\\textless{}"
    case ">": "\\textgreater{}"
    case "|": "\\textbar{}"
    case "\"": "\\symbol{34}"
    // At the start of a row they would belong to the command that ends the row above; a grave joins ? and !.
    case "[", "*", "`": "{\(scalar)}"
    case "\u{A0}": "~"
    case "–": "--"
    case "—": "---"
    case "“": "``"
    case "”": "''"
    case "‘": "`"
    case "’": "'"
    case "…": "\\dots{}"
    case "«", "»", "Ð", "ð", "Þ", "þ": "{\\fontencoding{T1}\\selectfont \(scalar)}"
    case " "..."~", "\u{A1}"..."\u{FF}": String(scalar)
    case "\n", "\t": " "
    default: symbols[scalar].map { "\\ensuremath{\($0)}" } ?? "?"
    }
  }

  /// What the tables and captions of a report are likely to hold.
  private static let symbols: [Unicode.Scalar: String] = {
    var symbols: [Unicode.Scalar: String] = [
      "−": "-", "≤": "\\le", "≥": "\\ge", "≠": "\\ne", "≈": "\\approx", "∘": "\\circ", "∞": "\\infty", "‖": "\\Vert",
      "←": "\\leftarrow", "→": "\\rightarrow", "∈": "\\in", "√": "\\surd", "Σ": "\\Sigma", "Δ": "\\Delta",
      "Ω": "\\Omega", "Π": "\\Pi", "Φ": "\\Phi", "ᵢ": "_i", "⁻": "^{-}",
    ]
    let greek = [
      "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi",
      "o", "pi", "rho", "varsigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ]
    for (index, name) in greek.enumerated() { symbols[Unicode.Scalar(0x3B1 + UInt32(index))!] = "\\\(name)" }
    symbols["ο"] = "o"
    for (index, digit) in "⁰¹²³⁴⁵⁶⁷⁸⁹".unicodeScalars.enumerated() { symbols[digit] = "^{\(index)}" }
    for (index, digit) in "₀₁₂₃₄₅₆₇₈₉".unicodeScalars.enumerated() { symbols[digit] = "_{\(index)}" }
    return symbols
  }()
}
