import Basics

/// A part of a formula in running text that no line break divides.
package struct FormulaPiece: Sendable {
  package var box: FormulaBox
  /// The space to the next piece, which disappears if the line ends here.
  package var space: Double
  /// The penalty of a line break after the piece, or nil for the last one.
  package var breakCost: Double?
}

extension FormulaLayout {
  /// Divides a formula where lines may end: after relations, and at a higher cost after binary operators (*The
  /// TeXbook*, page 173). Breaks inside groups are not allowed.
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

  /// TeX's default penalties.
  private static let relationCost = 500.0
  private static let operationCost = 700.0

  private static func breakCost(_ nodes: [FormulaNode], _ classes: [AtomClass], after place: Int) -> Double? {
    switch (nodes[place].kind, nodes[place + 1].kind) {
    case (.lineEnd(let isAllowed), _): return isAllowed ? 0 : nil
    case (_, .lineEnd): return nil
    case (.atom, .atom):
      // A relation of two signs, such as :=, is not divided.
      if classes[place] == .relation { return classes[place + 1] == .relation ? nil : relationCost }
      return classes[place] == .binary ? operationCost : nil
    default: return nil
    }
  }
}

extension FormulaRow {
  /// Returns the space between the last atom and the next node, as the whole list has it.
  fileprivate func space(
    beforeNodeAt place: Int, _ nodes: [FormulaNode], _ classes: [AtomClass], _ layout: FormulaLayout
  ) -> Double {
    nodes[place].atom == nil ? 0 : space(before: classes[place], layout)
  }
}
