import Documents
import Graphics
import GraphicsTestSupport
import Testing
import Typesetting

/// Tests tables that have more columns or rows than fit on a page.
@Suite struct WideTableTests {
  /// Characters six points wide: 20 on a line, and 10 lines on a page.
  private static let style = PageStyle(
    page: Size(200, 200), measure: 120, top: 40, bottom: 40,
    body: TextStyle(font: Font(.serif, size: 10), leading: 12))

  /// Tables become smaller, rotate their headings, are divided, and finally divide words. They never overlap or extend
  /// beyond the margin.
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

  private static func table(rows: Int, number: Int? = nil) -> Block {
    .table(
      TableBlock(
        number: number, caption: number == nil ? [] : [.text("Rows")], header: [[.text("Head")]], alignments: [.left],
        rows: (1...rows).map { [[.text("row\($0)")]] }))
  }

  private static func lines(_ count: Int) -> [Block] { (0..<count).map { _ in .paragraph([.text("x")]) } }

  /// Returns the rows on each page, with the headings above them.
  private static func rows(_ blocks: [Block], height: Double = 200) throws -> [[String]] {
    var style = style
    style.page = Size(200, height)
    return try PageTypesetter(style: style, measurer: FixedWidthMeasurer()).pages(of: Document(blocks: blocks)).map {
      page in
      page.lines.filter { $0.hasPrefix("row") || $0.hasPrefix("Head") || $0.hasPrefix("Table") }
    }
  }

  /// A Markdown table is divided to fill the page on which it begins, if more than a little of that page would stay
  /// empty. A page break never leaves one or two of its rows alone.
  @Test func aTableWithoutANumberBreaksWhereThePageEnds() throws {
    let broken = try Self.rows(Self.lines(2) + [Self.table(rows: 8)])
    #expect(broken.count == 2 && broken.allSatisfy { $0.first == "Head" && $0.count > 2 })
    #expect(broken.flatMap { $0.dropFirst() } == (1...8).map { "row\($0)" })
    // Five rows stay together.
    let small = try Self.rows(Self.lines(3) + [Self.table(rows: 5)])
    #expect(small.map(\.count) == [0, 6])
  }

  /// In an appendix there may be no text to fill the page from which a table moves.
  @Test func onlyInAnAppendixDoNumberedTablesBreak() throws {
    var attributes = HeadingAttributes()
    attributes.beginsAppendix = true
    let heading = Block.heading(Heading(level: 1, content: [.text("More")], attributes: attributes))
    let rest = Self.lines(4) + [Self.table(rows: 6, number: 1)]
    let text = try Self.rows([.heading(Heading(level: 1, content: [.text("More")]))] + rest, height: 280)
    #expect(text == [[], ["Table 1. Rows", "Head"] + (1...6).map { "row\($0)" }])
    let appendix = try Self.rows([heading] + rest, height: 280)
    #expect(appendix.count == 2 && appendix[0].prefix(5) == ["Table 1. Rows", "Head", "row1", "row2", "row3"])
    #expect(appendix[1].prefix(2) == ["Table 1 (continued)", "Head"])
    #expect(appendix.flatMap { $0.filter { $0.hasPrefix("row") } } == (1...6).map { "row\($0)" })
  }
}
