/// A symbol with its class: a command that stands for one symbol, or a symbol that was typed.
struct FormulaSymbol {
  let scalar: Unicode.Scalar
  let kind: AtomClass

  init(_ scalar: Unicode.Scalar, _ kind: AtomClass) {
    self.scalar = scalar
    self.kind = kind
  }

  static func named(_ name: String) -> FormulaSymbol? { byName[name] }

  static var names: [String] { byName.keys.sorted() }

  /// Returns the symbol for a typed scalar: a letter, a digit, or a symbol that a command has, with the class of that
  /// command. Nil for all others.
  static func typed(_ scalar: Unicode.Scalar) -> FormulaSymbol? {
    switch scalar {
    case "-": FormulaSymbol("−", .binary)
    case "*": FormulaSymbol("∗", .binary)
    case ":": FormulaSymbol("∶", .relation)
    case "/", "|", ".", "@", "\"", "`": FormulaSymbol(scalar, .ordinary)
    case "\\", "{", "}", "&", "%", "#", "$", "_", "^", "~": nil
    default:
      if let kind = kindOf[scalar] {
        FormulaSymbol(scalar, kind)
      } else if isLetter(scalar) {
        FormulaSymbol(scalar, .ordinary)
      } else {
        nil
      }
    }
  }

  /// Returns true for Latin and Greek letters, digits, and the mathematical alphabets.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x391...0x3A9, 0x3B1...0x3C9, 0x3D1, 0x3D5, 0x3D6, 0x3F0, 0x3F1, 0x3F5,
      0x2102...0x2134, 0x1D400...0x1D7FF:
      true
    default: false
    }
  }

  /// The tables of names and symbols, by class. To add a symbol, add its name and the symbol to one of them.
  static let tables: [(kind: AtomClass, text: String)] = [
    (.ordinary, letters), (.ordinary, signs), (.ordinary, shapes), (.binary, operations), (.binary, rareOperations),
    (.relation, comparisons), (.relation, sets), (.relation, rareRelations), (.relation, negations),
    (.relation, arrows), (.relation, rareArrows), (.opening, openings), (.closing, closings),
    (.punctuation, "comma , semicolon ; cdotp ⋅ ldotp ."), (.inner, dots),
  ]

  private static let byName: [String: FormulaSymbol] = {
    var result: [String: FormulaSymbol] = [:]
    for (kind, text) in tables {
      for (name, scalar) in entries(of: text) { result[name] = FormulaSymbol(scalar, kind) }
    }
    return result
  }()

  /// Returns the names in a table, each with the symbol that follows it.
  static func entries(of text: String) -> [(name: String, scalar: Unicode.Scalar)] {
    let words = text.split(whereSeparator: \.isWhitespace)
    return stride(from: 0, to: words.count - 1, by: 2).compactMap { place in
      words[place + 1].unicodeScalars.first.map { (String(words[place]), $0) }
    }
  }

  private static let kindOf: [Unicode.Scalar: AtomClass] = {
    var result: [Unicode.Scalar: AtomClass] = [:]
    for symbol in byName.values where result[symbol.scalar] != .binary { result[symbol.scalar] = symbol.kind }
    for sign in ":.".unicodeScalars { result[sign] = nil }
    for (sign, kind) in typedKinds { result[sign] = kind }
    return result
  }()

  /// The class of a typed symbol if several commands give the symbol different classes.
  private static let typedKinds: [(Unicode.Scalar, AtomClass)] = [
    (",", .punctuation), (";", .punctuation), ("⋅", .binary), ("⋯", .inner), ("∣", .relation), ("‖", .ordinary),
    ("!", .closing), ("?", .closing), ("&", .ordinary),
  ]

  /// Returns a name of a symbol that users may write: the first one in the tables.
  static func name(of scalar: Unicode.Scalar) -> String? { namesOf[scalar]?.first }

  static func names(of scalar: Unicode.Scalar) -> [String] { namesOf[scalar] ?? [] }

  private static let namesOf: [Unicode.Scalar: [String]] = tables.reduce(into: [:]) { result, table in
    for (name, scalar) in entries(of: table.text) { result[scalar, default: []].append(name) }
  }
}

extension FormulaSymbol {
  /// Returns an operator that is larger in displayed formulas, or nil. The limits of integrals stand beside them.
  static func largeOperator(named name: String) -> FormulaAtom? { largeOperators[name].map(large) }

  static func largeOperator(typed scalar: Unicode.Scalar) -> FormulaAtom? {
    largeOperators.values.contains(scalar) ? large(scalar) : nil
  }

  private static func large(_ scalar: Unicode.Scalar) -> FormulaAtom {
    let isIntegral = (0x222B...0x2233).contains(scalar.value) || (0x2A0B...0x2A1C).contains(scalar.value)
    return FormulaAtom(.operator, .largeOperator(scalar), limits: isIntegral ? .beside : .displayed)
  }

  static let largeOperators: [String: Unicode.Scalar] = [
    "sum": "∑", "prod": "∏", "coprod": "∐", "int": "∫", "iint": "∬", "iiint": "∭", "iiiint": "⨌", "oint": "∮",
    "oiint": "∯", "oiiint": "∰", "bigcup": "⋃", "bigcap": "⋂", "bigvee": "⋁", "bigwedge": "⋀", "bigoplus": "⨁",
    "bigotimes": "⨂", "bigodot": "⨀", "biguplus": "⨄", "bigsqcup": "⨆", "bigsqcap": "⨅",
  ]
}
