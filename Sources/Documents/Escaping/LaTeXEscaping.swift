import Basics

/// Writes characters so that LaTeX prints them, in pdfLaTeX with UTF-8 input and in newer engines.
enum LaTeXEscaping {
  static func escaped(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = ""
    var index = 0
    while index < scalars.count {
      append(piece(of: scalars, at: &index), to: &result)
    }
    return result
  }

  /// Returns the letter at an index with the marks that follow it, or the run of letters that need the same other font.
  private static func piece(of scalars: [Unicode.Scalar], at index: inout Int) -> String {
    let first = scalars[index]
    var text = escaped(first)
    index += 1
    guard let font = LaTeXFonts.fonts(for: first), text == String(first) else {
      while index < scalars.count, let marked = LaTeXLetters.letter(text, with: scalars[index]) {
        text = marked
        index += 1
      }
      return text
    }
    while index < scalars.count, escaped(scalars[index]) == String(scalars[index]),
      LaTeXFonts.fonts(for: scalars[index])?.command == font.command
        || scalars[index].properties.generalCategory == .nonspacingMark
    {
      text.unicodeScalars.append(scalars[index])
      index += 1
    }
    return "{\\\(font.command) \(text)}"
  }

  /// Appends a piece so that no character combines with its neighbour. Otherwise two hyphens would become a dash, two
  /// quotes another quote, and a grave accent would change the mark before it.
  static func append(_ piece: String, to text: inout String) {
    if let last = text.unicodeScalars.last, let first = piece.unicodeScalars.first {
      let joins =
        first == last && "-'`,<>".unicodeScalars.contains(first) || first == "`" && (last == "!" || last == "?")
      if joins || (first, last) == ("'", "`") || (first, last) == ("`", "'") { text += "{}" }
    }
    text += piece
  }

  /// Returns the key of a work or a label for `\\cite` and `\\ref`, where nothing can be escaped. Nil if it contains a
  /// character that LaTeX would interpret.
  static func name(_ text: String) -> String? {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_.:/+*?!".unicodeScalars.contains($0)
    }
    return isPlain && !text.isEmpty ? text : nil
  }

  /// Returns the address of a link for hyperref, which accepts LaTeX's special characters after a backslash. Characters
  /// that would end the argument are percent-encoded.
  static func address(_ address: Address) -> String {
    String(
      decoding: address.text.utf8.flatMap { byte -> [UInt8] in
        switch byte {
        case UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "_"): [UInt8(ascii: "\\"), byte]
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "~"),
          UInt8(ascii: "$"), ...0x20, 0x7F...:
          [UInt8(ascii: "\\")] + Address.escape(byte)
        default: [byte]
        }
      }, as: UTF8.self)
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
    // At the start of a row, [ and * would become an argument of the `\\` that ends the row above. A grave accent joins
    // ? and !.
    case "[", "*", "`": "{\(scalar)}"
    case "\u{A0}": "~"
    case "\u{202F}", "\u{2009}": "\\,"
    case "–": "--"
    case "—": "---"
    case "“": "``"
    case "”": "''"
    case "‘": "`"
    case "’": "'"
    case "…": "\\dots{}"
    case "\n", "\t": " "
    // A zero-width space, at which a line may break.
    case "\u{200B}": "\\hspace{0pt}"
    default: other(scalar)
    }
  }

  private static func other(_ scalar: Unicode.Scalar) -> String {
    if let command = commands[scalar] { return "{\\fontencoding{T1}\\selectfont\(command)}" }
    if let symbol = symbols[scalar] { return "\\ensuremath{\(symbol)}" }
    if let written = LaTeXLetters.commands(for: scalar), !LaTeXLetters.isKnown(scalar) || written.isEmpty {
      return written
    }
    if scalar.isASCII || LaTeXLetters.isKnown(scalar) { return plain(scalar) }
    return sign(scalar).map { "\\ensuremath{\($0)}" } ?? plain(scalar)
  }

  private static func plain(_ scalar: Unicode.Scalar) -> String {
    // pdfLaTeX has no replacement character either.
    if scalar.properties.generalCategory == .control || scalar == "\u{FFFD}" { return "?" }
    // If an old engine cannot print a character, LaTeX reports it. Newer engines print it.
    return String(scalar)
  }

  /// Characters that are not in the old font encoding. Newer engines read them differently unless they are written by
  /// name.
  private static let commands: [Unicode.Scalar: String] = [
    "\"": "\\textquotedbl", "«": "\\guillemotleft", "»": "\\guillemotright", "Ð": "\\DH", "ð": "\\dh", "Þ": "\\TH",
    "þ": "\\th", "Đ": "\\DJ", "đ": "\\dj", "Ŋ": "\\NG", "ŋ": "\\ng", "Ą": "\\k{A}", "ą": "\\k{a}", "Ę": "\\k{E}",
    "ę": "\\k{e}", "Į": "\\k{I}", "į": "\\k{i}", "Ų": "\\k{U}", "ų": "\\k{u}",
  ]

  /// The symbols that are likely in tables and captions of a report, as commands of mathematics.
  static let symbols: [Unicode.Scalar: String] = {
    var symbols: [Unicode.Scalar: String] = [
      "−": "-", "≤": "\\le", "≥": "\\ge", "≠": "\\ne", "≈": "\\approx", "∘": "\\circ", "∞": "\\infty", "‖": "\\Vert",
      "←": "\\leftarrow", "→": "\\rightarrow", "∈": "\\in", "√": "\\surd", "Σ": "\\Sigma", "Δ": "\\Delta",
      "Ω": "\\Omega", "Π": "\\Pi", "Φ": "\\Phi",
    ]
    let greek = [
      "alpha", "beta", "gamma", "delta", "varepsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
      "xi",
      "o", "pi", "rho", "varsigma", "sigma", "tau", "upsilon", "varphi", "chi", "psi", "omega",
    ]
    for (index, name) in greek.enumerated() { symbols[Unicode.Scalar(0x3B1 + UInt32(index)) ?? "?"] = "\\\(name)" }
    symbols["ο"] = "o"
    for (high, plain) in zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ".unicodeScalars, "0123456789+-=()ni") { symbols[high] = "^{\(plain)}" }
    for (low, plain) in zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ".unicodeScalars, "0123456789+-=()aeoxhklmnpstijruv") {
      symbols[low] = "_{\(plain)}"
    }
    return symbols
  }()
}
