import Basics
import Documents
import Graphics

/// The width of a table in a typical LaTeX paper, with each text on one line: in ten-point type, with twelve points
/// between columns.
package enum NaturalTable {
  private static let style = TextStyle(font: Font(.serif, size: 10), leading: 12, alignment: .left)
  private static let gap = 12.0

  /// Returns the width in points.
  ///
  /// - Throws: `badData` for a character that no font can show.
  package static func width(of table: TableBlock, measurer: any TextMeasurer) throws(Diagnostic) -> Double {
    let paragraphs = ParagraphSetter(measurer: measurer)
    var width = gap * Double(max(0, table.header.count - 1))
    for column in table.header.indices {
      let isDecimal = table.alignments[column] == .decimal
      let pads = isDecimal ? DecimalPadding.texts(of: table, column: column) : table.rows.map { _ in "" }
      var widest = try paragraphs.extent([.strong(table.header[column])], style: style).natural
      for (row, pad) in zip(table.rows, pads) where column < row.count {
        widest = max(widest, try paragraphs.extent(row[column] + [.text(pad)], style: style).natural)
      }
      width += widest
    }
    for spans in table.spans {
      var needed = gap * Double(max(0, table.header.count - 1))
      for span in spans { needed += try paragraphs.extent([.strong(span.content)], style: style).natural }
      width = max(width, needed)
    }
    return width
  }
}
