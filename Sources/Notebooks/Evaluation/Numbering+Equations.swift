import Documents

extension Numbering {
  /// A displayed formula with its number, and with its label where it stands.
  func numbered<Hole>(_ equation: EquationTemplate<Hole>, in scope: Scope) -> EquationTemplate<Hole> {
    guard let label = equation.label.map(scope.label) else { return equation }
    return EquationTemplate(
      content: equation.content, label: label, number: number(ofEquation: label).map { "(\($0))" })
  }
}

extension Notebook {
  /// What a displayed formula was written as; nil where that was a mistake.
  func formula(of equation: EquationTemplate<NotebookHole>) -> FormulaTemplate? {
    guard case .hole(.placeholder(let index))? = equation.content.first, placeholders.indices.contains(index),
      case .formula(let template) = placeholders[index]
    else { return nil }
    return template
  }
}
