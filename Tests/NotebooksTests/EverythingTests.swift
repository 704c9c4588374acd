import Analysis
import Documents
import Graphics
import Notebooks
import TestSupport
import Testing
import Typesetting

/// Renders `templates/everything.md`, which has each construct once, in all formats.
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

  /// Compares the pages without the drawings in figures, which the tests of charts compare.
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
    let manual = Self.codeWords(try Templates.load("README.md"))
    for key in Notebook.keys {
      #expect(text.firstMatch(of: try Regex("\\b\(key):")) != nil, "everything.md has no example of '\(key)'")
      #expect(manual.contains(key), "templates/README.md does not name '\(key)' in code")
    }
    for (name, summary) in Notebook.derivedTables {
      #expect(text.contains("make: \(name)"), "everything.md has no example of a derived table '\(name)'")
      #expect(manual.contains(name) && !summary.isEmpty, "templates/README.md says nothing of '\(name)'")
    }
  }

  /// Returns the words inside code spans and fenced code.
  private static func codeWords(_ markdown: String) -> Set<String> {
    var fence: Substring?
    var (fenced, prose) = ([String](), "")
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      let ticks = line.prefix { $0 == "`" }
      if let open = fence {
        if ticks == open { fence = nil } else { fenced.append(String(line)) }
      } else if ticks.count > 2 {
        fence = ticks
      } else {
        prose += line + "\n"
      }
    }
    let spans = prose.matches(of: #/(`+)([^`]+)\1/#).map { String($0.output.2) }
    return Set((fenced + spans).flatMap { $0.split { !$0.isLetter && !$0.isNumber && $0 != "_" } }.map(String.init))
  }
}
