import Basics
import Graphics
import Tables

/// A specification and its table, checked against each other and ready to be laid out.
package struct Chart: Sendable {
  package let specification: ChartSpecification
  package let table: Table
  let data: ChartData
  let colors: ChartColors

  /// - Parameter observations: the values that those of the table sum up, in the same columns and more.
  /// - Throws: `badData` for an unknown mark, column or scheme, without a location: the caller knows the cell.
  package init(
    _ specification: ChartSpecification, table: Table, observations: Table? = nil
  ) throws(Diagnostic) {
    guard specification.width >= 72, specification.width <= 2000, specification.height ?? 72 >= 36 else {
      throw Diagnostic(.badData, "a chart is 1 to 27 inches wide and at least half an inch high")
    }
    self.specification = specification
    self.table = table
    data = try ChartData(specification, table: table, observations: observations)
    colors = try ChartColors(data, specification)
  }

  /// The finished picture, `specification.width` points wide.
  ///
  /// - Throws: `badData` if it cannot fit at a legible size, saying by how much.
  package func layout(measurer: some TextMeasurer) throws(Diagnostic) -> Drawing {
    try ChartLayout(data: data, colors: colors, specification: specification, measurer: measurer).drawing()
  }

  /// What the chart shows and its finding: best, worst, range, what is missing.
  package var alternativeText: String { AlternativeText(data: data, specification: specification).text }
}
