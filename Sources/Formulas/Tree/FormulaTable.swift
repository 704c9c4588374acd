/// A table of formulas.
package struct FormulaTable: Sendable {
  package enum Alignment: Sendable {
    case left, center, right
  }

  /// The kind of table, which determines the spacing of its cells.
  package enum Kind: Sendable {
    case matrix, smallMatrix, cases, aligned
    /// Lines that are centred, not aligned.
    case gathered
    /// Small lines above each other, as in `\substack`.
    case lines
  }

  /// A rule between two columns or rows.
  package enum Rule: Sendable {
    case solid, dashed
  }

  package var kind: Kind
  package var rows: [[[FormulaNode]]] = []
  package var left: Unicode.Scalar?
  package var right: Unicode.Scalar?
  /// The alignments of the columns of an array. Empty if the kind determines them.
  package var alignments: [Alignment] = []
  /// True if half of the space between columns is added at both sides of the table.
  package var hasMargins = false
  /// True if its cells are typeset as displayed formulas.
  package var isDisplayed = false
  /// True if there is no space between pairs of columns.
  package var isTight = false
  /// The rules before each column. The index after the last column gives those at the right end.
  package var columnRules: [Int: [Rule]] = [:]
  /// The rules above each row. The index after the last row gives those at the bottom.
  package var rowRules: [Int: [Rule]] = [:]
  /// Additional space below rows.
  package var gaps: [Int: FormulaLength] = [:]

  package init(_ kind: Kind) {
    self.kind = kind
  }

  package var columnCount: Int { max(rows.map(\.count).max() ?? 0, alignments.count) }

  package func alignment(ofColumn index: Int) -> Alignment {
    if alignments.indices.contains(index) { return alignments[index] }
    return switch kind {
    case .cases: .left
    case .aligned: index.isMultiple(of: 2) ? .right : .left
    case .matrix, .smallMatrix, .gathered, .lines: .center
    }
  }
}
