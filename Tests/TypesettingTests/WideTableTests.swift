import Documents
import Graphics
import GraphicsTestSupport
import Testing
import Typesetting

/// Tables that have more columns or lines than a page has room for.
@Suite struct WideTableTests {
  /// Ten points wide characters of six points: 20 to a line, 10 lines to a page.
  private static let style = PageStyle(
    page: Size(200, 200), measure: 120, top: 40, bottom: 40,
    body: TextStyle(font: Font(.serif, size: 10), leading: 12))

  /// Smaller, with turned heads, in parts, and at last with cut words: but never over one another or beyond the margin.
  @Test(arguments: [3, 6, 9, 14, 40], [2, 9, 60]) func aTableStaysWithinTheMargins(_ columns: Int, _ length: Int) throws
  {
    let table = TableBlock(
      header: (0..<columns).map { [.text("Head\($0)")] }, alignments: (0..<columns).map { $0 == 0 ? .left : .right },
      rows: (0..<3).map { row in
        (0..<columns).map { [.text(String(repeating: "\(row)", count: $0 == 1 ? length : 2))] }
      })
    for style in [Self.style, Self.style.inTwoColumns] {
      let pages = try PageTypesetter(style: style, measurer: FixedWidthMeasurer()).pages(
        of: Document(blocks: [.table(table)]))
      var heads: Set<String> = []
      for page in pages {
        let runs = page.runs.filter { $0.origin.y > 35 && $0.origin.y < 165 }
        heads.formUnion(runs.map(\.text))
        var ends: [Double: Double] = [:]
        for run in runs where run.rotation == 0 {
          let width = 0.6 * run.font.size * Double(run.text.filter { $0 != " " }.count)
          #expect(run.origin.x >= ends[run.origin.y] ?? style.left - 0.01)
          ends[run.origin.y] = run.origin.x + width - 0.01
          #expect(run.origin.x + width <= style.left + style.measure + 0.01)
        }
      }
      for column in 0..<columns { #expect(heads.contains("Head\(column)"), "\(column)") }
    }
  }

  @Test func aRowHigherThanThePageGoesOn() throws {
    let table = TableBlock(
      header: [[.text("A")]], alignments: [.left],
      rows: [[[.text((0..<60).map { "word\($0)" }.joined(separator: " "))]]])
    let pages = try PageTypesetter(style: Self.style, measurer: FixedWidthMeasurer()).pages(
      of: Document(blocks: [.table(table)]))
    let words = pages.flatMap(\.lines).joined(separator: " ")
    for index in 0..<60 { #expect(words.contains("word\(index)")) }
  }
}
