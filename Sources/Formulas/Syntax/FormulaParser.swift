import Basics

/// A part of a formula that LaTeX reads differently, and what to write for LaTeX in its place.
struct FormulaEdit: Sendable {
  /// The range of unicode scalars, in the text in which macros are expanded.
  let range: Range<Int>
  let text: String
}

/// Parses TeX mathematics into a list of nodes.
struct FormulaParser {
  var tokens: FormulaTokens
  /// The alphabet of the current group, or nil for the usual one.
  var alphabet: MathAlphabet?
  /// The colour of the current group, or nil for that of the text.
  var color: UInt32?
  /// The formula's tag, once `\tag` was read.
  var tag: FormulaTag?
  /// The environments around the next token, the innermost last.
  var environments: [FormulaEnvironment] = []
  /// What LaTeX needs to be written differently, in the order of the text.
  private(set) var edits: [FormulaEdit] = []
  private var depth = 0
  private let macros: [String]

  static func parse(
    _ text: FormulaText, macros: [String]
  ) throws(FormulaError) -> FormulaParser.Result {
    var parser = FormulaParser(tokens: FormulaTokens(text), macros: macros)
    let list = try parser.list { _ in false }
    guard parser.tokens.next == .end else { throw parser.misplaced() }
    if let tag = parser.tag, let name = tag.environment, list.count != 1 || list[0].atom?.hasScripts != false {
      throw .tag(in: name, at: tag.position)
    }
    return Result(list: list, tag: parser.tag, edits: parser.edits)
  }

  /// A formula that was read.
  struct Result {
    let list: [FormulaNode]
    let tag: FormulaTag?
    let edits: [FormulaEdit]
  }

  /// Notes that LaTeX needs another text in place of what was read since an index.
  mutating func edit(from index: Int, _ text: String) {
    edits.append(FormulaEdit(range: index..<tokens.index, text: text))
  }

  private init(tokens: FormulaTokens, macros: [String]) {
    self.tokens = tokens
    self.macros = macros
  }

  /// Reads nodes up to the end or to a token for which `isEnd` is true. That token is not read.
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

  /// Reads one token with its arguments.
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

  /// Returns the nodes for a typed scalar. Unicode's superscript and subscript characters become scripts.
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

  /// The commands that LaTeX has with another meaning, and how it shows what they mean here.
  private static let namesOfLaTeX = [
    "textdollar": "\\$", "textunderscore": "\\_", "TeX": "\\text{\\TeX}", "LaTeX": "\\text{\\LaTeX}",
    "empty": "\\emptyset ", "th": "\\operatorname{th}",
    "lq": "\\text{\\textquoteleft}",
    "rq": "\\text{\\textquoteright}", "coloneq": "\\coloneqq ", "eqcolon": "\\eqqcolon ", "Coloneq": "\\Coloneqq ",
    "Eqcolon": "\\Eqqcolon ",
  ]

  private mutating func command(_ name: String, at start: Int) throws(FormulaError) -> [FormulaNode] {
    if let other = Self.namesOfLaTeX[name] { edit(from: tokens.index - name.utf8.count - 1, other) }
    if let symbol = FormulaSymbol.named(name) { return [node(atom(of: symbol), at: start)] }
    if let command = FormulaCommand.byName[name] { return try command.parse(&self, start) }
    if FormulaCommand.closing.contains(name) { throw .misplaced(name, at: start) }
    // Sorted with lower-case letters first, because of equally similar names the first one is suggested.
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

  /// Returns the error for a next token that is not allowed here.
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
  /// Reads the rest of a group after its opening brace. Changes of alphabet and colour end with the group.
  mutating func restOfGroup(_ start: Int) throws(FormulaError) -> [FormulaNode] {
    let outer = (alphabet, color)
    defer { (alphabet, color) = outer }
    let nodes = try list { $0 == .scalar("}") }
    guard tokens.skip("}") else {
      throw tokens.next == .end ? FormulaError.unclosed("{", at: start) : misplaced()
    }
    return nodes
  }

  /// Reads an argument: a group or a single token.
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

  /// Reads an optional argument in brackets. Nil if there is none.
  mutating func option() throws(FormulaError) -> [FormulaNode]? {
    let start = tokens.position
    guard tokens.skip("[") else { return nil }
    let nodes = try list { $0 == .scalar("]") }
    guard tokens.skip("]") else { throw .unclosed("[", at: start) }
    return nodes
  }

  /// Calls `read` one nesting level deeper, for commands that do not read their content as an argument.
  mutating func nested<Value>(
    at start: Int, _ read: (inout FormulaParser) throws(FormulaError) -> Value
  ) throws(FormulaError) -> Value {
    depth += 1
    defer { depth -= 1 }
    guard depth < Limit.nesting.most else { throw FormulaError(Limit.nesting.exceeded("the formula"), at: start) }
    return try read(&self)
  }
}
