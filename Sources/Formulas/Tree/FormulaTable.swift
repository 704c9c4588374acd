/// Rows and columns of formulas.
package struct FormulaTable: Sendable {
  package enum Alignment: Sendable {
    case left, center, right
  }

  /// How its cells are spaced.
  package enum Kind: Sendable {
    case matrix, smallMatrix, cases, aligned
    /// Lines that are not aligned, each in the middle.
    case gathered
    /// Small lines above each other, as in `\substack`.
    case lines
  }

  /// A rule between two columns or rows, or a dashed one.
  package enum Rule: Sendable {
    case solid, dashed
  }

  package var kind: Kind
  package var rows: [[[FormulaNode]]] = []
  package var left: Unicode.Scalar?
  package var right: Unicode.Scalar?
  /// Of an array; otherwise the kind says.
  package var alignments: [Alignment] = []
  /// Whether half of the space between columns stands at both sides.
  package var hasMargins = false
  /// Whether its cells are set as displayed formulas.
  package var isDisplayed = false
  /// Whether pairs of columns stand without space between them.
  package var isTight = false
  /// Before each column, and behind the last.
  package var columnRules: [Int: [Rule]] = [:]
  /// Above each row, and below the last.
  package var rowRules: [Int: [Rule]] = [:]
  /// More space below rows.
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
