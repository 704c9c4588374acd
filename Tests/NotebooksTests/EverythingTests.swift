import Analysis
import Documents
import Graphics
import Notebooks
import TestSupport
import Testing
import Typesetting

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
    let words =
      Notebook.directives.map { "<!-- \($0)" } + Notebook.cells.map { "```\($0)" }
      + ValueFormat.all.map { "| \($0.name)" } + ["[@fig:", "[@tab:", "[@sec:", "[^", "else"]
    for word in words { #expect(text.contains(word), "everything.md has no example of '\(word)'") }
    let manual = try Templates.load("README.md")
    for key in Notebook.keys {
      #expect(text.firstMatch(of: try Regex("\\b\(key):")) != nil, "\(key)")
      #expect(manual.firstMatch(of: try Regex("`[^`]*\\b\(key)\\b[^`]*`")) != nil, "\(key) in the manual")
    }
    for name in Notebook.derivedTables {
      #expect(text.contains("make: \(name)"), "everything.md has no example of a derived table '\(name)'")
      #expect(manual.contains("`\(name)`") || manual.contains("make: \(name)"), "README.md says nothing of '\(name)'")
    }
  }
}
