/// Delimiters that grow, and the brackets of quantum mechanics and of sets.
extension FormulaCommand {
  /// `\big` to `\Bigg`. The suffixes `l`, `r` and `m` give the class.
  private static let sizes: [(name: String, step: Int, kind: AtomClass)] = [
    ("big", 1), ("Big", 2), ("bigg", 3), ("Bigg", 4),
  ].flatMap { (name: String, step: Int) -> [(name: String, step: Int, kind: AtomClass)] in
    [
      (name, step, .ordinary), (name + "l", step, .opening), (name + "r", step, .closing),
      (name + "m", step, .relation),
    ]
  }

  static let delimiters: [FormulaCommand] =
    sizes.map { name, step, kind in
      .atom(name, "\\\(name)( x") { parser, _ throws(FormulaError) in
        FormulaAtom(kind, .sized(try parser.delimiter(), step))
      }
    }
    + [
      .atom("left", "\\left( a \\middle| \\frac{b}{c} \\right]") { parser, start throws(FormulaError) in
        try parser.fenced(at: start)
      }
    ]

  static let brackets: [FormulaCommand] =
    [
      bracket("bra", "⟨", "|"), bracket("ket", "|", "⟩"), bracket("braket", "⟨", "⟩"), bracket("set", "{", "}"),
      bracket("Bra", "⟨", "|", grows: true), bracket("Ket", "|", "⟩", grows: true),
      bracket("Braket", "⟨", "⟩", grows: true), bracket("Set", "{", "}", grows: true),
    ]

  private static func bracket(
    _ name: String, _ left: Unicode.Scalar, _ right: Unicode.Scalar, grows: Bool = false
  ) -> FormulaCommand {
    FormulaCommand(name, "\\\(name){a|b}") { parser, start throws(FormulaError) in
      let content = try parser.argument()
      let parts = content.split(omittingEmptySubsequences: false) { node in
        guard let atom = node.atom, !atom.hasScripts, case .symbol("|") = atom.nucleus else { return false }
        return true
      }.map(Array.init)
      let fences: [Unicode.Scalar?] = [left] + parts.dropFirst().map { _ in "|" } + [right]
      if grows { return [parser.node(FormulaAtom(.inner, .fenced(fences, parts)), at: start)] }
      return [parser.node(FormulaAtom(.opening, .symbol(left)), at: start)] + content
        + [parser.node(FormulaAtom(.closing, .symbol(right)), at: start)]
    }
  }
}

extension FormulaParser {
  /// Reads a delimiter. A dot gives nil, which is no delimiter.
  mutating func delimiter() throws(FormulaError) -> Unicode.Scalar? {
    let start = tokens.position
    switch tokens.read() {
    case .scalar("."): return nil
    case .scalar("<"): return "⟨"
    case .scalar(">"): return "⟩"
    case .scalar(let scalar) where Self.delimiters.contains(scalar): return scalar
    case .command(let name):
      if let symbol = FormulaSymbol.named(name), Self.delimiters.contains(symbol.scalar) { return symbol.scalar }
      throw FormulaError("'\\\(name)' is no delimiter", hint: Self.delimiterHint, at: start)
    case .scalar(let scalar): throw FormulaError("'\(scalar)' is no delimiter", hint: Self.delimiterHint, at: start)
    case .end: throw FormulaError("a delimiter is missing here", hint: Self.delimiterHint, at: start)
    }
  }

  private static let delimiterHint = "write one such as ( ) [ ] \\{ \\} | \\langle \\rangle, or '.' for none"

  private static let delimiters = Set("()[]{}|‖/\\⟨⟩⟪⟫⌊⌋⌈⌉↑↓↕⇑⇓⇕⟮⟯⟦⟧⎰⎱⌜⌝⌞⌟∣∥".unicodeScalars)

  /// Reads what follows `\left`, up to its `\right`.
  fileprivate mutating func fenced(at start: Int) throws(FormulaError) -> FormulaAtom {
    let outer = (alphabet, color)
    defer { (alphabet, color) = outer }
    var fences = [try delimiter()]
    var parts: [[FormulaNode]] = []
    while true {
      let content = try nested(at: start) { parser throws(FormulaError) in
        try parser.list { $0 == .command("right") || $0 == .command("middle") }
      }
      parts.append(content)
      let isLast = tokens.next == .command("right")
      guard isLast || tokens.next == .command("middle") else {
        guard tokens.next == .end else { throw misplaced() }
        throw FormulaError("this '\\left' has no '\\right'", hint: "write '\\right.' where nothing closes", at: start)
      }
      _ = tokens.read()
      fences.append(try delimiter())
      if isLast { return FormulaAtom(.inner, .fenced(fences, parts)) }
    }
  }
}
