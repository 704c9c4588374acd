import Documents

extension Numbering {
  /// Returns a displayed formula with its number, and with the label that it has in this scope.
  func numbered<Hole>(_ equation: EquationTemplate<Hole>, in scope: Scope) -> EquationTemplate<Hole> {
    guard let label = equation.label.map(scope.label) else { return equation }
    return EquationTemplate(
      content: equation.content, label: label, number: number(ofEquation: label).map { "(\($0))" })
  }
}

extension Notebook {
  /// Returns the template of a displayed formula; nil if the formula had a mistake.
  func formula(of equation: EquationTemplate<NotebookHole>) -> FormulaTemplate? {
    guard case .hole(.placeholder(let index))? = equation.content.first, placeholders.indices.contains(index),
      case .formula(let template) = placeholders[index]
    else { return nil }
    return template
  }
}
