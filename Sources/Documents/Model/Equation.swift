import Formulas

/// A displayed formula on lines of its own.
package struct EquationTemplate<Hole: Hashable & Sendable>: Sendable, Equatable {
  /// The formula, or the hole where it goes.
  package var content: [InlineTemplate<Hole>]
  /// The name by which references refer to it, or nil if it has no number.
  package var label: String?
  /// The number in its parentheses, as printed beside the formula.
  package var number: String?

  package init(content: [InlineTemplate<Hole>], label: String? = nil, number: String? = nil) {
    self.content = content
    self.label = label
    self.number = number
  }
}

extension Equation {
  package var anchor: String? { label.map { "eq-\($0)" } }

  /// The formula, or nil if its TeX could not be read. That error is reported elsewhere.
  package var formula: Formula? {
    if case .formula(let formula)? = content.first { formula } else { nil }
  }

  /// The number, or the text of the formula's own `\\tag` if it has one.
  package var shownNumber: String? { formula?.tag?.text ?? number }
}

extension BlockTemplate {
  /// The displayed formulas in the block, at any depth.
  package var equations: [EquationTemplate<Hole>] {
    switch self {
    case .equation(let equation): [equation]
    case .list(let list): list.items.flatMap { $0.flatMap(\.equations) }
    case .quote(let content): content.flatMap(\.equations)
    case .note(let note): note.content.flatMap(\.equations)
    default: []
    }
  }

  /// Returns the block with each displayed formula replaced, at any depth.
  package func mapEquations(_ transform: (EquationTemplate<Hole>) -> EquationTemplate<Hole>) -> BlockTemplate {
    switch self {
    case .equation(let equation): return .equation(transform(equation))
    case .list(var list):
      list.items = list.items.map { $0.map { $0.mapEquations(transform) } }
      return .list(list)
    case .quote(let content): return .quote(content.map { $0.mapEquations(transform) })
    case .note(var note):
      note.content = note.content.map { $0.mapEquations(transform) }
      return .note(note)
    default: return self
    }
  }
}
