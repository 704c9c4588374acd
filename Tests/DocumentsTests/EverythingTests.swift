import Documents
import Graphics
import TestSupport
import Testing

/// `templates/everything.md`, which holds each construct once, in all formats.
@Suite struct EverythingTests {
  private static func report() throws -> Report {
    try Templates.report(Templates.load("everything.md"), path: "everything.md")
  }

  @Test func markdown() throws {
    let text = MarkdownWriter.write(try Self.report().document) { "figures/\($0.label).png" }
    #expect(try Snapshot.difference(text, "everything.md", beside: #filePath) == nil)
  }

  @Test func page() throws {
    #expect(try Snapshot.difference(html(Self.report().document), "everything.html", beside: #filePath) == nil)
  }

  /// Without what is drawn in the figures, which the charts' own tests compare.
  @Test func typesetPages() throws {
    var document = try Self.report().document
    document.blocks = document.blocks.map { block in
      guard case .figure(var figure) = block else { return block }
      figure.drawing = Drawing(size: figure.drawing.size)
      return .figure(figure)
    }
    let pages = try PageTypesetter(measurer: FixedWidthMeasurer()).pages(of: document)
    let text = pages.map(DrawingDump.text).joined(separator: "\n")
    #expect(try Snapshot.difference(text, "everything-pages.txt", beside: #filePath) == nil)
  }

  @Test func everyOptionIsInIt() throws {
    let text = try Templates.load("everything.md")
    let words = [
      "<!-- when", "<!-- each", "<!-- include", "```chart", "```table", "```note", "[@fig:", "[@tab:", "[@sec:", "[^",
      "| interval", "| percent", "| digits", "| n }", "| list", "else", "venue:", "alt:", "show: false", "where:",
      "numbered:", "bibliography:", "rankings:", "identity:", "columns:", "order:", "titles:", "types:", "ranges:",
    ]
    for word in words { #expect(text.contains(word), "\(word)") }
  }
}
