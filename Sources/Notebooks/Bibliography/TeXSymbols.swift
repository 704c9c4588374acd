/// The letters and symbols that TeX writes as commands, from the tables of the *Comprehensive LaTeX Symbol List*.
enum TeXSymbols {
  /// The commands of text, without the backslash.
  static let text: [String: String] = [
    "l": "ł", "L": "Ł", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "ss": "ß",
    "SS": "ẞ", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ",
    "NG": "Ŋ", "ij": "ĳ", "IJ": "Ĳ", "S": "§", "P": "¶", "dag": "†", "ddag": "‡", "pounds": "£", "copyright": "©",
    "textregistered": "®", "texttrademark": "™", "textcopyright": "©", "texteuro": "€", "euro": "€",
    "textdegree": "°", "textordfeminine": "ª", "textordmasculine": "º", "textexclamdown": "¡",
    "textquestiondown": "¿", "textasciitilde": "~", "textasciicircum": "^", "textbackslash": "\\",
    "textunderscore": "_", "textbar": "|", "textless": "<", "textgreater": ">", "textendash": "–", "textemdash": "—",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "textquotedbl": "\"", "textquotesingle": "'", "guillemotleft": "«", "guillemotright": "»", "quotedblbase": "„",
    "quotesinglbase": "‚", "textbullet": "•", "textperiodcentered": "·", "dots": "…", "ldots": "…", "textellipsis": "…",
    "TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX", "textmu": "µ", "textpm": "±", "texttimes": "×",
    "space": " ", "quad": " ", "qquad": " ", "newline": " ", "linebreak": " ", "slash": "/", "relax": "", "null": "",
    "protect": "", "noindent": "", "break": "", "allowbreak": "", "hfill": " ",
    "lq": "‘", "rq": "’", "guilsinglleft": "‹", "guilsinglright": "›", "textonehalf": "½", "textonequarter": "¼",
    "textthreequarters": "¾", "textonesuperior": "¹", "texttwosuperior": "²", "textthreesuperior": "³",
    "textsection": "§", "textparagraph": "¶", "textpilcrow": "¶", "textdagger": "†", "textdaggerdbl": "‡",
    "textsterling": "£", "textyen": "¥", "textcent": "¢", "textcurrency": "¤", "textdollar": "$", "textwon": "₩",
    "textdong": "₫", "textpeso": "₱", "textnaira": "₦", "textbaht": "฿", "textflorin": "ƒ", "textbrokenbar": "¦",
    "textbardbl": "‖", "textlnot": "¬", "textdiv": "÷", "textminus": "−", "textfractionsolidus": "⁄",
    "textperthousand": "‰", "textnumero": "№", "textservicemark": "℠", "textcelsius": "℃", "textohm": "Ω",
    "textmho": "℧", "textestimated": "℮", "textasteriskcentered": "∗", "textbraceleft": "{", "textbraceright": "}",
    "textlangle": "⟨", "textrangle": "⟩", "textleftarrow": "←", "textrightarrow": "→", "textuparrow": "↑",
    "textdownarrow": "↓", "textasciimacron": "¯", "textasciiacute": "´", "textasciidieresis": "¨",
    "textasciigrave": "`", "textinterrobang": "‽", "textreferencemark": "※", "textschwa": "ə", "textsurd": "√",
    "textmusicalnote": "♪", "textopenbullet": "◦", "textvisiblespace": "␣",
    // Escaped characters and spacing commands.
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ", "\\": " ",
    ",": "\u{202F}", ";": " ", ":": " ", "!": "", "/": "", "-": "\u{AD}", "@": "", "*": "",
  ]

  /// The commands that put an accent on a letter, such as `\'e` and `\c{c}`, with the combining accent.
  static let accents: [String: Unicode.Scalar] = [
    "`": "\u{300}", "'": "\u{301}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}", "u": "\u{306}", ".": "\u{307}",
    "\"": "\u{308}", "r": "\u{30A}", "H": "\u{30B}", "v": "\u{30C}", "G": "\u{30F}", "U": "\u{30E}", "d": "\u{323}",
    "c": "\u{327}", "k": "\u{328}", "b": "\u{331}", "t": "\u{361}", "h": "\u{309}",
    "textcommabelow": "\u{326}", "textogonekcentered": "\u{328}", "capitalring": "\u{30A}", "capitalogonek": "\u{328}",
  ]

  /// The commands that are valid in formulas in addition to `text`.
  static let mathematics: [String: String] = {
    var symbols = [
      "times": "×", "cdot": "·", "pm": "±", "mp": "∓", "div": "÷", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥",
      "neq": "≠", "ne": "≠", "approx": "≈", "equiv": "≡", "sim": "∼", "simeq": "≃", "propto": "∝", "infty": "∞",
      "to": "→", "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒", "mapsto": "↦",
      "in": "∈", "notin": "∉", "subset": "⊂", "subseteq": "⊆", "cup": "∪", "cap": "∩", "emptyset": "∅", "forall": "∀",
      "exists": "∃", "neg": "¬", "wedge": "∧", "vee": "∨", "oplus": "⊕", "otimes": "⊗", "circ": "∘", "star": "⋆",
      "ast": "∗", "bullet": "•", "partial": "∂", "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫", "ell": "ℓ",
      "hbar": "ℏ", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "prime": "′", "degree": "°", "langle": "⟨", "rangle": "⟩",
      "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "mid": "|", "vert": "|", "|": "‖", "ll": "≪", "gg": "≫",
      "cdots": "⋯", "colon": ":", "epsilon": "ϵ", "varepsilon": "ε", "vartheta": "ϑ", "varphi": "φ", "phi": "ϕ",
      "varsigma": "ς", "left": "", "right": "", "limits": "", "displaystyle": "",
    ]
    let greek = [
      "alpha", "beta", "gamma", "delta", "", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "",
      "pi", "rho", "", "sigma", "tau", "upsilon", "", "chi", "psi", "omega",
    ]
    for (index, name) in greek.enumerated() where !name.isEmpty {
      symbols[name] = Unicode.Scalar(0x3B1 + UInt32(index)).map { String($0) }
    }
    for (name, letter) in [
      ("Gamma", "Γ"), ("Delta", "Δ"), ("Theta", "Θ"), ("Lambda", "Λ"), ("Xi", "Ξ"), ("Pi", "Π"), ("Sigma", "Σ"),
      ("Upsilon", "Υ"), ("Phi", "Φ"), ("Psi", "Ψ"), ("Omega", "Ω"),
    ] {
      symbols[name] = letter
    }
    return symbols
  }()

  /// The names of functions, which are set upright.
  static let functions: Set = [
    "log", "ln", "exp", "sin", "cos", "tan", "max", "min", "sup", "inf", "lim", "arg", "det", "dim", "gcd", "ker",
    "deg",
    "bmod",
  ]

  /// Returns a letter with an accent, as one scalar if Unicode has it.
  static func accented(_ letter: Character, _ accent: Unicode.Scalar) -> String {
    let base = ["ı": "i", "ȷ": "j"][letter].map { accent.value < 0x323 ? $0 : String(letter) } ?? String(letter)
    var text = base
    text.unicodeScalars.append(accent)
    return composed[Character(text)].map { String($0) } ?? text
  }

  /// The precomposed letters. Swift compares characters by canonical equivalence, so decomposed letters find them.
  private static let composed: [Character: Unicode.Scalar] = {
    var result: [Character: Unicode.Scalar] = [:]
    for value in [0xC0...0x24F, 0x1E00...0x1EFF].joined() {
      if let scalar = Unicode.Scalar(UInt32(value)) { result[Character(scalar)] = scalar }
    }
    return result
  }()
}
