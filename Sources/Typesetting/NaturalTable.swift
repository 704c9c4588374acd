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
    let paragraphs = ParagraphSetter(measurer: measurer)
    var width = gap * Double(max(0, table.header.count - 1))
    for column in table.header.indices {
      var widest = 0.0
      for cell in [[.strong(table.header[column])]] + table.rows.compactMap({ column < $0.count ? $0[column] : nil }) {
        widest = max(widest, try paragraphs.extent(cell, style: style).natural)
      }
      width += widest
    }
    return width
  }
}
