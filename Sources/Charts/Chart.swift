import Basics
import Graphics
import Tables

/// A specification and its table, checked against each other and ready to be laid out.
package struct Chart: Sendable {
  package let specification: ChartSpecification
  package let table: Table

  /// - Throws: `badData` for an unknown mark, column or scheme, without a location: the caller knows the cell.
  package init(_ specification: ChartSpecification, table: Table) throws(Diagnostic) {
    self.specification = specification
    self.table = table
  }

  /// The finished picture, `specification.width` points wide.
  ///
  /// - Throws: `badData` if it cannot fit at a legible size, saying by how much.
  package func layout(measurer: some TextMeasurer) throws(Diagnostic) -> Drawing {
    Drawing(size: Size(specification.width, specification.height ?? specification.width * 0.6))
  }

  /// What the chart shows and its finding: best, worst, range, what is missing.
  package var alternativeText: String { "" }
}
