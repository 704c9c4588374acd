import Basics

/// A part of a formula in a line of text that no line break divides.
package struct FormulaPiece: Sendable {
  package var box: FormulaBox
  /// The space to the next piece, gone where a line ends here.
  package var space: Double
  /// What a line break behind it costs; nil for the last.
  package var breakCost: Double?
}

extension FormulaLayout {
  /// A formula cut where lines may end: behind relations, and for more behind operators between operands (*The TeXbook*,
  /// page 173), if they are in no group.
  package func pieces(_ formula: Formula) throws(Diagnostic) -> [FormulaPiece] {
    let level: MathStyle.Level = formula.isDisplayed ? .display : .text
    var row = FormulaRow(style: MathStyle(level))
    var pieces: [FormulaPiece] = []
    let (nodes, classes) = (formula.list, formula.list.classes)
    for (place, node) in nodes.enumerated() {
      try add(node, classes[place], next: place + 1 < nodes.count ? nodes[place + 1] : nil, to: &row)
      guard place + 1 < nodes.count, let cost = Self.breakCost(nodes, classes, after: place) else { continue }
      let space = row.space(beforeNodeAt: place + 1, nodes, classes, self)
      pieces.append(FormulaPiece(box: row.box, space: space, breakCost: cost))
      (row.box, row.previous) = (FormulaBox(), nil)
    }
    return pieces + [FormulaPiece(box: row.box, space: 0, breakCost: nil)]
  }

  /// Those of TeX.
  private static let relationCost = 500.0
  private static let operationCost = 700.0

  private static func breakCost(_ nodes: [FormulaNode], _ classes: [AtomClass], after place: Int) -> Double? {
    switch (nodes[place].kind, nodes[place + 1].kind) {
    case (.lineEnd(let isAllowed), _): return isAllowed ? 0 : nil
    case (_, .lineEnd): return nil
    case (.atom, .atom):
      // A relation of two signs, such as :=, stays together.
      if classes[place] == .relation { return classes[place + 1] == .relation ? nil : relationCost }
      return classes[place] == .binary ? operationCost : nil
    default: return nil
    }
  }
}

extension FormulaRow {
  /// The space that the list has between its last atom and the next node.
  fileprivate func space(
    beforeNodeAt place: Int, _ nodes: [FormulaNode], _ classes: [AtomClass], _ layout: FormulaLayout
  ) -> Double {
    nodes[place].atom == nil ? 0 : space(before: classes[place], layout)
  }
}
