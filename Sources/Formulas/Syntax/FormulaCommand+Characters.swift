/// Relations of several signs, characters by their numbers, and texts as they are typed.
extension FormulaCommand {
  /// Relations that Unicode has no sign for, as the signs that stand side by side.
  static let compoundRelations: [(name: String, signs: String)] = [
    ("Coloneq", "∷="), ("coloncolonequals", "∷="), ("Coloneqq", "∷="), ("colonminus", "∶−"), ("coloncolonminus", "∷−"),
    ("Eqcolon", "=∷"), ("minuscoloncolon", "−∷"), ("Eqqcolon", "=∷"), ("equalscoloncolon", "=∷"),
    ("colonapprox", "∶≈"), ("Colonapprox", "∷≈"), ("coloncolonapprox", "∷≈"), ("approxcolon", "≈∶"),
    ("approxcoloncolon", "≈∷"), ("colonsim", "∶∼"), ("Colonsim", "∷∼"), ("coloncolonsim", "∷∼"), ("simcolon", "∼∶"),
    ("simcoloncolon", "∼∷"),
  ]

  static let compounds: [FormulaCommand] = compoundRelations.map { name, signs in
    .atom(name, "a \\\(name) b") { parser, start in
      let nodes = signs.unicodeScalars.map { parser.node(FormulaAtom(.ordinary, .symbol($0)), at: start) }
      return FormulaAtom(.relation, .list(nodes))
    }
  }

  static let characters: [FormulaCommand] = [
    .atom("char", "\\char\"41") { parser, start throws(FormulaError) in
      let index = parser.tokens.index - 5
      let scalar = try parser.characterNumber(at: start)
      parser.edit(from: index, "{\(scalar)}")
      guard let symbol = FormulaSymbol.typed(scalar) else {
        return FormulaAtom(.ordinary, .words([.text(String(scalar), FormulaTextLook())]))
      }
      return parser.atom(of: symbol)
    },
    .atom("verb", "\\verb|a_b|") { parser, start throws(FormulaError) in
      let index = parser.tokens.index - 5
      guard let end = parser.tokens.readScalar(), !end.isTeXLetter, end != " ",
        let text = parser.tokens.readText(upTo: end)
      else { throw FormulaError("'\\verb' has no end", hint: "write \\verb|…|", at: start) }
      parser.edit(from: index, "\\texttt{\(text.replacingScalars(Self.literal))}")
      var look = FormulaTextLook()
      look.family = .monospaced
      return FormulaAtom(.ordinary, .words([.text(text, look)]))
    },
  ]

  /// Returns what LaTeX prints as a scalar, or nil if that is the scalar itself.
  private static func literal(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\\": "\\textbackslash{}"
    case "~": "\\textasciitilde{}"
    case "^": "\\textasciicircum{}"
    case "{", "}", "$", "&", "#", "%", "_": "\\\(scalar)"
    case " ": "\\ "
    default: nil
    }
  }
}

extension FormulaParser {
  /// Reads the number of a character: decimal, or hexadecimal after `"`, or octal after `'`.
  fileprivate mutating func characterNumber(at start: Int) throws(FormulaError) -> Unicode.Scalar {
    let isBraced = tokens.skip("{")
    let radix = tokens.skip("\"") ? 16 : tokens.skip("'") ? 8 : 10
    tokens.skipSpaces()
    let digits = tokens.readText {
      $0.isASCII && (radix == 16 ? $0.properties.isASCIIHexDigit : ("0"..."9").contains($0))
    }
    guard let value = UInt32(digits, radix: radix), let scalar = Unicode.Scalar(value),
      ![.control, .surrogate, .unassigned].contains(scalar.properties.generalCategory), !isBraced || tokens.skip("}")
    else {
      throw FormulaError("'\\char' needs the number of a character", hint: "write \\char\"263a", at: start)
    }
    return scalar
  }
}
