import Basics

/// Formulas in English words, for screen readers.
package enum FormulaSpeech {
  package static func words(_ formula: Formula) -> String {
    let words = list(formula.list).split(separator: " ").joined(separator: " ")
    return words.replacing(" ,", with: ",")
  }

  private static func list(_ nodes: [FormulaNode]) -> String {
    var result = ""
    for node in nodes {
      guard let atom = node.atom else { continue }
      let spoken = self.atom(atom)
      let isNumber = spoken.unicodeScalars.allSatisfy { ("0"..."9").contains($0) || $0 == "." }
      let follows = result.unicodeScalars.last.map { ("0"..."9").contains($0) || $0 == "." } ?? true
      result += isNumber && follows ? spoken : " " + spoken
    }
    return result
  }

  /// Returns a part of a formula. If it is more than a single sign, a word marks its end.
  private static func part(_ nodes: [FormulaNode]) -> String {
    let isShort = nodes.count == 1 && nodes[0].atom?.nucleus.isShort == true
    return isShort ? list(nodes) : list(nodes) + " end"
  }

  private static func atom(_ atom: FormulaAtom) -> String {
    let base = nucleus(atom.nucleus)
    guard atom.hasScripts else { return base }
    if atom.kind == .operator { return base + bounds(atom) }
    let lower = atom.subscript.map { " sub " + part($0) } ?? ""
    return base + lower + (atom.superscript.map(power) ?? "")
  }

  /// Returns the bounds of an operator, such as `from i = 1 to n of`.
  private static func bounds(_ atom: FormulaAtom) -> String {
    let isLimit = if case .name = atom.nucleus { true } else { false }
    let lower = atom.subscript.map { (isLimit ? " over " : " from ") + list($0) } ?? ""
    return lower + (atom.superscript.map { " to " + list($0) } ?? "") + " of"
  }

  private static func power(_ nodes: [FormulaNode]) -> String {
    switch list(nodes).trimmingSpaces {
    case "2": " squared"
    case "3": " cubed"
    case "prime": " prime"
    case "double prime", "triple prime": " " + list(nodes)
    default: " to the power " + part(nodes)
    }
  }

  private static func nucleus(_ nucleus: FormulaNucleus) -> String {
    switch nucleus {
    case .symbol(let scalar), .largeOperator(let scalar): return name(of: scalar)
    case .name(let name): return name
    case .list(let nodes), .padded(_, let nodes), .enclosed(_, let nodes): return list(nodes)
    case .words(let words): return words.map(spoken).joined()
    case .fraction(let fraction):
      if fraction.isFenced { return "\(part(fraction.numerator)) choose \(part(fraction.denominator))" }
      return "the fraction \(list(fraction.numerator)) over \(part(fraction.denominator))"
    case .radical(let nodes, nil): return "the square root of \(part(nodes))"
    case .radical(let nodes, let degree?): return "the root of degree \(list(degree)) of \(part(nodes))"
    case .fenced(let fences, let parts):
      var result = fences.first.map(fence) ?? ""
      for (place, nodes) in parts.enumerated() { result += " \(list(nodes)) \(fence(fences[place + 1]))" }
      return result
    case .sized(let scalar, _): return fence(scalar)
    case .accent(let accent, let nodes): return "\(part(nodes)) \(accents[accent.scalar] ?? "with an accent")"
    case .rule(let side, let nodes): return "\(part(nodes)) with a line \(side == .above ? "over" : "under") it"
    case .spanned(let side, _, let nodes): return "\(part(nodes)) with a brace \(side == .above ? "over" : "under") it"
    case .arrow(let scalar, let above, let below):
      return "\(name(of: scalar)) with \(list(above)) above" + (below.map { " and \(list($0)) below" } ?? "")
    case .table(let table):
      let rows = table.rows.map { row in row.map(list).joined(separator: ",") }
      return "table: " + rows.joined(separator: "; ") + "; end of table"
    case .block: return ""
    }
  }

  private static func spoken(_ words: FormulaWords) -> String {
    switch words {
    case .text(let text, _): text
    case .formula(let nodes): list(nodes)
    }
  }

  private static func fence(_ scalar: Unicode.Scalar?) -> String { scalar.map(name) ?? "" }

  private static let accents: [Unicode.Scalar: String] = [
    "\u{302}": "hat", "\u{303}": "tilde", "\u{304}": "bar", "\u{307}": "dot", "\u{308}": "double dot",
    "\u{20D7}": "with an arrow", "\u{30C}": "check", "\u{306}": "breve",
  ]

  private static let names: [Unicode.Scalar: String] = [
    "+": "plus", "−": "minus", "=": "equals", "≠": "is not equal to", "<": "is less than", ">": "is greater than",
    "≤": "is at most", "≥": "is at least", "≈": "is about", "∼": "is distributed as", "∝": "is proportional to",
    "∈": "in", "∉": "not in", "×": "times", "⋅": "times", "∗": "star", "/": "divided by", "∑": "the sum",
    "∏": "the product", "∫": "the integral", "∞": "infinity", "∂": "partial", "∇": "nabla", "→": "to", "′": "prime",
    "″": "double prime", "‴": "triple prime", "|": "bar", "‖": "double bar", "∣": "given", "…": "and so on",
    "⋯": "and so on", "(": "open parenthesis", ")": "close parenthesis", "[": "open bracket", "]": "close bracket",
    "\\": "backslash", "{": "open brace", "}": "close brace", ",": ",", "⊤": "transposed", "±": "plus or minus",
    "∶": "colon",
  ]

  private static func name(of scalar: Unicode.Scalar) -> String {
    if let name = names[scalar] { return name }
    let plain = MathAlphabet.plain(scalar) ?? scalar
    if plain.isASCII { return String(plain) }
    if let name = FormulaSymbol.name(of: plain) { return name }
    let words = (plain.properties.name ?? "sign").lowercased().split(separator: " ")
    return words.filter { !["mathematical", "small", "letter"].contains($0) }.joined(separator: " ")
  }
}

extension FormulaNucleus {
  /// True if it is a single sign or name, whose end is clear.
  fileprivate var isShort: Bool {
    switch self {
    case .symbol, .name: true
    default: false
    }
  }
}
