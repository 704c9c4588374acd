/// Scripts and limits, which belong to the atom before them.
extension FormulaParser {
  /// Reads a script or primes, and adds them to the last node.
  mutating func script(of nodes: inout [FormulaNode]) throws(FormulaError) {
    let start = tokens.position
    var base = node(FormulaAtom(.ordinary, .list([])), at: start)
    if let last = nodes.last, last.atom != nil { base = nodes.removeLast() }
    guard var atom = base.atom else { return }
    switch tokens.read() {
    case .scalar("_"):
      guard atom.subscript == nil else { throw .repeated("subscript", at: start) }
      atom.subscript = try argument()
    case .scalar("^"):
      guard atom.superscript == nil else { throw .repeated("superscript", at: start) }
      atom.superscript = try argument()
    default:
      guard atom.superscript == nil else { throw .repeated("superscript", at: start) }
      atom.superscript = try primes(at: start)
    }
    nodes.append(FormulaNode(atom, at: base.position))
  }

  /// Reads the primes after the first one, and a superscript that follows them.
  private mutating func primes(at start: Int) throws(FormulaError) -> [FormulaNode] {
    var count = 1
    while tokens.skip("'") { count += 1 }
    let forms: [Unicode.Scalar] = ["′", "″", "‴", "⁗"]
    let scalars = count <= forms.count ? [forms[count - 1]] : Array(repeating: forms[0], count: count)
    let primes = scalars.map { node(FormulaAtom(.ordinary, .symbol($0)), at: start) }
    return tokens.skip("^") ? primes + (try argument()) : primes
  }

  /// Reads `\limits` or `\nolimits`, and applies it to the last node.
  mutating func limits(of nodes: inout [FormulaNode]) throws(FormulaError) {
    let start = tokens.position
    guard let last = nodes.last, var atom = last.atom, atom.kind == .operator else {
      throw FormulaError("limits belong to an operator such as \\sum or \\lim", hint: "write them behind it", at: start)
    }
    atom.limits = tokens.read() == .command("limits") ? .always : .beside
    nodes[nodes.count - 1] = FormulaNode(atom, at: last.position)
  }
}

extension FormulaError {
  fileprivate static func repeated(_ script: String, at position: Int) -> FormulaError {
    FormulaError(
      "a second \(script) of one sign", hint: "write {} around what the first belongs to: {x_1}_2", at: position)
  }

  static func misplaced(_ command: String, at position: Int) -> FormulaError {
    let hint =
      switch command {
      case "\\", "cr", "newline": "rows are ended inside \\begin{aligned} … \\end{aligned}"
      case "right": "there is no \\left before it"
      case "end": "there is no \\begin before it"
      default: "it has a meaning inside other commands only"
      }
    return FormulaError("'\\\(command)' does not belong here", hint: hint, at: position)
  }

  static func misplaced(_ scalar: Unicode.Scalar, at position: Int) -> FormulaError {
    let hint: String? =
      switch scalar {
      case "}": "there is no '{' before it"
      case "]": "there is no '[' before it"
      case "&": "columns are divided inside \\begin{aligned} … \\end{aligned}; the sign itself is '\\&'"
      case "%", "#", "$": "the sign itself is written '\\\(scalar)'"
      default: "write words and such signs as \\text{…}"
      }
    return FormulaError("'\(scalar)' has no meaning in a formula here", hint: hint, at: position)
  }
}

/// A typed superscript or subscript character: `x²` means `x^2`.
struct TypedScript {
  let scalar: Unicode.Scalar
  let isRaised: Bool

  private static let raised = pairs("⁰0¹1²2³3⁴4⁵5⁶6⁷7⁸8⁹9⁺+⁻−⁼=⁽(⁾)ⁿnⁱi")
  private static let lowered = pairs("₀0₁1₂2₃3₄4₅5₆6₇7₈8₉9₊+₋−₌=₍(₎)ᵢiⱼjₖkₙn")

  private static func pairs(_ text: String) -> [Unicode.Scalar: Unicode.Scalar] {
    let scalars = Array(text.unicodeScalars)
    return stride(from: 0, to: scalars.count - 1, by: 2).reduce(into: [:]) { $0[scalars[$1]] = scalars[$1 + 1] }
  }

  /// Nil for all other scalars.
  init?(_ typed: Unicode.Scalar) {
    if let scalar = Self.raised[typed] {
      (self.scalar, isRaised) = (scalar, true)
    } else if let scalar = Self.lowered[typed] {
      (self.scalar, isRaised) = (scalar, false)
    } else {
      return nil
    }
  }
}
