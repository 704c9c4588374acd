import Basics

/// Formulas as one line of characters, for titles of pages, outlines and terminals.
package enum LinearFormula {
  package static func text(_ formula: Formula) -> String { list(formula.list).trimmingSpaces }

  private static func list(_ nodes: [FormulaNode]) -> String {
    let classes = nodes.classes
    return nodes.enumerated().map { place, node in
      switch node.kind {
      case .atom(let atom):
        let text = self.atom(atom)
        switch classes[place] {
        case .binary, .relation: return " \(text) "
        case .punctuation: return text + " "
        default: return text
        }
      case .space(let length): return length.ems > 0.2 ? " " : ""
      case .style, .size, .lineEnd: return ""
      }
    }.joined()
  }

  /// Returns a part of a formula, in parentheses if it is more than one character and not a number.
  private static func part(_ nodes: [FormulaNode]) -> String {
    let text = list(nodes)
    return text.count > 1 && !text.allSatisfy(\.isNumber) ? "(\(text))" : text
  }

  private static func atom(_ atom: FormulaAtom) -> String {
    let lower = atom.subscript.map { script($0, lowered, "_") } ?? ""
    return nucleus(atom.nucleus) + lower + (atom.superscript.map { script($0, raised, "^") } ?? "")
  }

  private static let raised = Array("0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺−⁻n\u{207F}i\u{2071}′′″″".unicodeScalars)
  private static let lowered = Array("0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊−₋i\u{1D62}j\u{2C7C}n\u{2099}k\u{2096}".unicodeScalars)

  /// Returns a script as raised or lowered characters if Unicode has all of them, otherwise after `^` or `_`.
  private static func script(_ nodes: [FormulaNode], _ forms: [Unicode.Scalar], _ sign: String) -> String {
    let scalars = list(nodes).unicodeScalars
    let small = scalars.map { scalar in
      forms.indices.first { $0.isMultiple(of: 2) && forms[$0] == scalar }.map { forms[$0 + 1] }
    }
    return small.contains(nil) ? sign + part(nodes) : String(scalars: small.compactMap { $0 })
  }

  private static func nucleus(_ nucleus: FormulaNucleus) -> String {
    switch nucleus {
    case .symbol(let scalar), .largeOperator(let scalar): return String(MathAlphabet.plain(scalar) ?? scalar)
    case .name(let name): return name + " "
    case .list(let nodes), .rule(_, let nodes), .spanned(_, _, let nodes), .enclosed(_, let nodes): return list(nodes)
    case .padded(let padding, let nodes): return padding.isVisible ? list(nodes) : ""
    case .words(let words):
      return words.map { if case .text(let text, _) = $0 { text } else { "" } }.joined()
    case .fraction(let fraction):
      if fraction.isFenced { return "C(\(list(fraction.numerator)), \(list(fraction.denominator)))" }
      return part(fraction.numerator) + "/" + part(fraction.denominator)
    case .radical(let nodes, let degree): return (degree.map(list) ?? "") + "√" + part(nodes)
    case .fenced(let fences, let parts):
      var text = fences.first.flatMap { $0 }.map { String($0) } ?? ""
      for (place, nodes) in parts.enumerated() { text += list(nodes) + (fences[place + 1].map { String($0) } ?? "") }
      return text
    case .sized(let scalar, _): return scalar.map { String($0) } ?? ""
    case .accent(let accent, let nodes):
      let base = list(nodes)
      return base.count == 1 ? base + String(accent.scalar) : base
    case .arrow(let scalar, let above, _): return " \(list(above)) \(scalar) "
    case .table(let table):
      return table.rows.map { $0.map(list).joined(separator: " ") }.joined(separator: "; ")
    case .block: return ""
    }
  }
}
