import Documents
import Testing

extension PageTypesetterTests {
  /// The heading of a section with a table alone stays with the table, also if a figure waits that keeps the table from
  /// its place.
  @Test func noHeadingIsLeftWithoutItsTable() throws {
    let table = TableBlock(
      label: "t", number: 1, header: [[.text("head")]], alignments: [.left], rows: [[[.text("cell")]]])
    func heading(_ text: String) -> Block { .heading(Heading(level: 1, content: [.text(text)], anchor: text)) }
    let pages = try Self.pages([
      Self.paragraph(words: 4), Self.figure(height: 90), heading("All"), .table(table), heading("Next"),
      Self.paragraph(words: 4),
    ])
    let page = try #require(pages.first { $0.contains("All") })
    #expect(page.contains("cell"), "\(pages)")
  }
}
