import Basics

/// Reads TeX mathematics into a list of nodes.
struct FormulaParser {
  var tokens: FormulaTokens
  /// The alphabet that is asked for.
  var alphabet: MathAlphabet?
  /// The colour that is asked for.
  var color: UInt32?
  /// What `\tag` says.
  var tag: FormulaTag?
  private var depth = 0
  private let macros: [String]

  static func parse(
    _ text: FormulaText, macros: [String]
  ) throws(FormulaError) -> (list: [FormulaNode], tag: FormulaTag?) {
    var parser = FormulaParser(tokens: FormulaTokens(text), macros: macros)
    let list = try parser.list { _ in false }
    guard parser.tokens.next == .end else { throw parser.misplaced() }
    return (list, parser.tag)
  }

  private init(tokens: FormulaTokens, macros: [String]) {
    self.tokens = tokens
    self.macros = macros
  }

  /// The nodes up to a token that ends them, which stays, or the end.
  mutating func list(until isEnd: (FormulaToken) -> Bool) throws(FormulaError) -> [FormulaNode] {
    var nodes: [FormulaNode] = []
    while true {
      let next = tokens.next
      switch next {
      case .end: return nodes
      case _ where isEnd(next): return nodes
      case .scalar("^"), .scalar("_"), .scalar("'"): try script(of: &nodes)
      case .command("limits"), .command("nolimits"): try limits(of: &nodes)
      case .command(let name) where InfixCommand.byName[name] != nil:
        return try infix(name, numerator: nodes, until: isEnd)
      default: nodes += try element()
      }
    }
  }

  /// The nodes of one token with its arguments.
  private mutating func element() throws(FormulaError) -> [FormulaNode] {
    let start = tokens.position
    depth += 1
    defer { depth -= 1 }
    guard depth < Limit.nesting.most else { throw FormulaError(Limit.nesting.exceeded("the formula"), at: start) }
    switch tokens.read() {
    case .end: throw .missingArgument(at: start)
    case .scalar("{"): return [node(FormulaAtom(.ordinary, .of(try restOfGroup(start))), at: start)]
    case .scalar("~"): return [FormulaNode(.space(.em(0.25)), at: start)]
    case .scalar(let scalar): return try typed(scalar, at: start)
    case .command(let name): return try command(name, at: start)
    }
  }

  /// A sign that was typed. What Unicode has as a small raised or lowered sign is a script.
  private mutating func typed(_ scalar: Unicode.Scalar, at start: Int) throws(FormulaError) -> [FormulaNode] {
    if let symbol = FormulaSymbol.typed(scalar) { return [node(atom(of: symbol), at: start)] }
    if let large = FormulaSymbol.largeOperator(typed: scalar) { return [node(large, at: start)] }
    if let script = TypedScript(scalar) {
      var atom = FormulaAtom(.ordinary, .list([]))
      let content = [node(self.atom(of: FormulaSymbol(script.scalar, .ordinary)), at: start)]
      if script.isRaised { atom.superscript = content } else { atom.subscript = content }
      return [node(atom, at: start)]
    }
    throw .misplaced(scalar, at: start)
  }

  private mutating func command(_ name: String, at start: Int) throws(FormulaError) -> [FormulaNode] {
    if let symbol = FormulaSymbol.named(name) { return [node(atom(of: symbol), at: start)] }
    if let command = FormulaCommand.byName[name] { return try command.parse(&self, start) }
    if FormulaCommand.closing.contains(name) { throw .misplaced(name, at: start) }
    // Small letters before capital ones: of two that are as near, the first is meant.
    let names = (macros + FormulaSymbol.names + FormulaCommand.names).sorted {
      ($0.lowercased(), $1) < ($1.lowercased(), $0)
    }
    throw .unknown("\\" + name, what: "command of TeX", valid: names.map { "\\" + $0 }, at: start)
  }

  func node(_ atom: FormulaAtom, at position: Int) -> FormulaNode {
    var atom = atom
    atom.color = atom.color ?? color
    return FormulaNode(atom, at: position)
  }

  func atom(of symbol: FormulaSymbol) -> FormulaAtom {
    guard symbol.kind == .ordinary else { return FormulaAtom(symbol.kind, .symbol(symbol.scalar)) }
    let letter = alphabet?.letter(symbol.scalar) ?? MathAlphabet.usual(symbol.scalar)
    return FormulaAtom(.ordinary, .symbol(letter))
  }

  func misplaced() -> FormulaError {
    switch tokens.next {
    case .end: FormulaError("the formula ends too early", at: tokens.position)
    case .command(let name): .misplaced(name, at: tokens.position)
    case .scalar(let scalar): .misplaced(scalar, at: tokens.position)
    }
  }
}

// MARK: Arguments

extension FormulaParser {
  /// A group whose brace is read. What it changes holds in it alone.
  mutating func restOfGroup(_ start: Int) throws(FormulaError) -> [FormulaNode] {
    let outer = (alphabet, color)
    defer { (alphabet, color) = outer }
    let nodes = try list { $0 == .scalar("}") }
    guard tokens.skip("}") else {
      throw tokens.next == .end ? FormulaError.unclosed("{", at: start) : misplaced()
    }
    return nodes
  }

  /// A group, or a single token.
  mutating func argument() throws(FormulaError) -> [FormulaNode] {
    let start = tokens.position
    if tokens.skip("{") { return try restOfGroup(start) }
    switch tokens.next {
    case .end, .scalar("}"), .scalar("&"), .scalar("^"), .scalar("_"), .scalar("]"): throw .missingArgument(at: start)
    default: return try element()
    }
  }

  mutating func argument(in alphabet: MathAlphabet) throws(FormulaError) -> [FormulaNode] {
    let outer = self.alphabet
    self.alphabet = alphabet
    defer { self.alphabet = outer }
    return try argument()
  }

  /// What stands in brackets, or nil.
  mutating func option() throws(FormulaError) -> [FormulaNode]? {
    let start = tokens.position
    guard tokens.skip("[") else { return nil }
    let nodes = try list { $0 == .scalar("]") }
    guard tokens.skip("]") else { throw .unclosed("[", at: start) }
    return nodes
  }

  /// Calls `read` one level deeper, for what it reads by itself.
  mutating func nested<Value>(
    at start: Int, _ read: (inout FormulaParser) throws(FormulaError) -> Value
  ) throws(FormulaError) -> Value {
    depth += 1
    defer { depth -= 1 }
    guard depth < Limit.nesting.most else { throw FormulaError(Limit.nesting.exceeded("the formula"), at: start) }
    return try read(&self)
  }
}
