/// Names of functions, classes, large operators and alphabets.
extension FormulaCommand {
  /// Functions whose names are upright. Those that take limits are in the second list.
  private static let plainFunctions = [
    "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "coth", "arcsin", "arccos", "arctan", "log", "ln",
    "lg", "exp", "arg", "deg", "dim", "hom", "ker", "cosec", "cotg", "ctg", "cth", "tg", "th", "sh", "ch", "arctg",
    "arcctg", "sech", "csch",
  ]
  private static let limitFunctions: [(name: String, shown: String)] = [
    ("lim", "lim"), ("max", "max"), ("min", "min"), ("inf", "inf"), ("det", "det"), ("gcd", "gcd"), ("Pr", "Pr"),
    ("limsup", "lim sup"), ("liminf", "lim inf"), ("argmax", "arg max"), ("argmin", "arg min"),
    ("injlim", "inj lim"), ("projlim", "proj lim"), ("plim", "plim"),
  ]

  /// The words that each function shows, and whether it takes limits.
  static let shownNames: [String: (text: String, takesLimits: Bool)] = Dictionary(
    plainFunctions.map { ($0, ($0, false)) } + limitFunctions.map { ($0.name, ($0.shown, true)) }
  ) { first, _ in first }

  static let functions: [FormulaCommand] =
    plainFunctions.map { name in
      .atom(name, "\\\(name) x") { _, _ in FormulaAtom(.operator, .name(name)) }
    }
    + limitFunctions.map { name, shown in
      .atom(name, "\\\(name)_x y") { _, _ in FormulaAtom(.operator, .name(shown), limits: .displayed) }
    }
    + [
      .atom("sup", "\\sup_x f(x)") { _, _ in FormulaAtom(.operator, .name("sup"), limits: .displayed) },
      named("operatorname", limits: .beside), named("operatornamewithlimits", limits: .displayed),
      .atom("mod", "a \\mod n") { _, _ in FormulaAtom(.operator, .name("mod")) },
      FormulaCommand("bmod", "a \\bmod n") { parser, start in
        let gap = FormulaNode(.space(.mu(1.0 / 18)), at: start)
        return [gap, parser.node(FormulaAtom(.binary, .name("mod")), at: start), gap]
      },
      FormulaCommand("pmod", "a \\pmod{n}") { parser, start throws(FormulaError) in
        let content = try parser.argument()
        let mod = FormulaAtom(.ordinary, .name("mod"))
        let inside = [parser.node(mod, at: start), FormulaNode(.space(.mu(6.0 / 18)), at: start)] + content
        return [FormulaNode(.space(.mu(1)), at: start)] + parser.parenthesized(inside, at: start)
      },
      FormulaCommand("pod", "a \\pod{n}") { parser, start throws(FormulaError) in
        let content = try parser.argument()
        return [FormulaNode(.space(.mu(1)), at: start)] + parser.parenthesized(content, at: start)
      },
    ]

  private static func named(_ name: String, limits: FormulaAtom.Limits) -> FormulaCommand {
    .atom(name, "\\\(name){span} x") { parser, _ throws(FormulaError) in
      let hasLimits = parser.tokens.skip("*")
      let content = try parser.argument(in: .upright)
      return FormulaAtom(.operator, content.asName ?? .of(content), limits: hasLimits ? .displayed : limits)
    }
  }

  static let largeOperators: [FormulaCommand] =
    FormulaSymbol.largeOperators.keys.sorted().compactMap { name in
      FormulaSymbol.largeOperator(named: name).map { atom in
        .atom(name, "\\\(name)_a^b x") { _, _ in atom }
      }
    }
    + [
      .atom("intop", "\\intop_a^b x") { _, _ in FormulaAtom(.operator, .largeOperator("∫"), limits: .displayed) },
      .atom("ointop", "\\ointop_a^b x") { _, _ in FormulaAtom(.operator, .largeOperator("∮"), limits: .displayed) },
      .atom("smallint", "\\smallint x") { _, _ in FormulaAtom(.operator, .symbol("∫")) },
    ]

  private static let kinds: [(name: String, kind: AtomClass)] = [
    ("mathord", .ordinary), ("mathop", .operator), ("mathbin", .binary), ("mathrel", .relation),
    ("mathopen", .opening), ("mathclose", .closing), ("mathpunct", .punctuation), ("mathinner", .inner),
  ]

  static let classes: [FormulaCommand] = kinds.map { name, kind in
    .atom(name, "a \\\(name){\\star} b") { parser, _ throws(FormulaError) in
      var nucleus = FormulaNucleus.of(try parser.argument())
      guard kind == .operator else { return FormulaAtom(kind, nucleus) }
      if case .symbol(let scalar) = nucleus { nucleus = .largeOperator(scalar) }
      return FormulaAtom(kind, nucleus, limits: .displayed)
    }
  }

  private static let alphabetNames: [(names: [String], alphabet: MathAlphabet)] = [
    (["mathit", "mathnormal"], .italic), (["mathrm", "mathup"], .upright), (["mathbf", "bold"], .bold),
    (["mathbb", "Bbb"], .blackboard), (["mathcal", "mathscr"], .script), (["mathfrak", "frak"], .fraktur),
    (["mathsf"], .sansSerif), (["mathsfit"], .sansSerifItalic), (["mathtt"], .typewriter),
    (["boldsymbol", "bm", "pmb", "mathbfit"], .boldItalic),
  ]
  private static let oldAlphabets: [(name: String, alphabet: MathAlphabet)] = [
    ("rm", .upright), ("bf", .bold), ("it", .italic), ("sf", .sansSerif), ("tt", .typewriter), ("cal", .script),
  ]

  static let alphabets: [FormulaCommand] =
    alphabetNames.flatMap { names, alphabet in
      names.map { name in
        .atom(name, "\\\(name){A}b") { parser, _ throws(FormulaError) in
          FormulaAtom(.ordinary, .of(try parser.argument(in: alphabet)))
        }
      }
    }
    + oldAlphabets.map { name, alphabet in
      FormulaCommand(name, "{\\\(name) A}b") { parser, _ in
        parser.alphabet = alphabet
        return []
      }
    }
}

extension FormulaParser {
  func parenthesized(_ content: [FormulaNode], at start: Int) -> [FormulaNode] {
    [node(FormulaAtom(.opening, .symbol("(")), at: start)] + content
      + [node(FormulaAtom(.closing, .symbol(")")), at: start)]
  }
}

extension [FormulaNode] {
  /// The name of a function, if the list consists of upright letters only.
  fileprivate var asName: FormulaNucleus? {
    var name = ""
    for node in self {
      switch node.kind {
      case .atom(let atom):
        guard !atom.hasScripts, atom.color == first?.atom?.color, case .symbol(let scalar) = atom.nucleus,
          scalar.properties.isAlphabetic, scalar.isASCII
        else { return nil }
        name.unicodeScalars.append(scalar)
      case .space(.mu(3.0 / 18)): name += " "
      default: return nil
      }
    }
    return name.isEmpty ? nil : .name(name)
  }
}
