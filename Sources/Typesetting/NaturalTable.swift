import Basics
import Documents
import Graphics

/// A table as LaTeX sets it in most papers, with each of its texts on one line: in ten points, with twelve points between
/// columns.
package enum NaturalTable {
  private static let style = TextStyle(font: Font(.serif, size: 10), leading: 12, alignment: .left)
  private static let gap = 12.0

  /// In points.
  ///
  /// - Throws: `badData` for a character that no font can show.
  package static func width(of table: TableBlock, measurer: any TextMeasurer) throws(Diagnostic) -> Double {
    let columns = try ColumnLayout.extents(
      table, style: style, paragraphs: ParagraphSetter(measurer: measurer), cuts: false)
    return columns.reduce(0) { $0 + $1.natural } + gap * Double(max(0, columns.count - 1))
  }
}
