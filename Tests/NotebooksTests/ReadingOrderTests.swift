import CairoGraphics
import Documents
import Graphics
import Notebooks
import TestSupport
import Testing
import Typesetting

/// Another program reads the text of the PDF in the order of the document.
@Suite struct ReadingOrderTests {
  @Test(arguments: ["everything.md", "any_csv.md"], [1, 2])
  func thePagesReadAsTheDocument(_ name: String, columns: Int) throws {
    let report = try Templates.report(Templates.load(name), path: name, measurer: TextShaper())
    let text = try Self.text(report.document, columns == 1 ? .a4 : .a4.inTwoColumns)
    #expect(text.contains(Self.bare(report.document.title.plainText)))
    var rest = text[...]
    for part in Self.flow(report.document.abstract + report.document.blocks) {
      guard let found = rest.firstRange(of: part.prefix(40)) else {
        Issue.record("not in its place: '\(part)'")
        continue
      }
      rest = rest[found.upperBound...]
    }
    for figure in report.document.figures {
      #expect(text.contains(Self.bare("Figure \(figure.number ?? 0). \(figure.caption.plainText)")))
    }
    for table in report.document.tables {
      #expect(text.contains(Self.bare("Table \(table.number ?? 0). \(table.caption.plainText)")))
    }
    // The alternative text replaces a picture and is not printed next to it.
    let lines = MarkdownWriter.write(report.document) { _ in "" }.split(separator: "\n").filter { !$0.hasPrefix("![") }
    let numbers = Self.numbers(lines.joined(separator: "\n"))
    #expect(numbers.count > 20)
    for number in numbers { #expect(text.contains(number), "\(number)") }
  }

  /// Returns all text between the headers and footers of the pages.
  private static func text(_ document: Document, _ style: PageStyle) throws -> String {
    let pages = try PageTypesetter(style: style, measurer: TextShaper()).pages(of: document)
    let pdf = try CairoRenderer.pdf(pages, metadata: PDFMetadata(title: "test"))
    // If columns contain tables, pdftotext guesses the order. `-raw` keeps the order of the file.
    let order = style.columns == 1 ? ["-y", "70", "-H", "700"] : ["-y", "56", "-H", "712", "-raw"]
    let text = try Tool.withFile(pdf, "report.pdf") { path in
      try Tool.run("pdftotext", order + ["-x", "0", "-W", "596", path, "-"])
    }
    return bare(text ?? "")
  }

  /// Returns the text without spaces and hyphens, which line breaks change.
  private static func bare(_ text: String) -> String {
    text.filter { !$0.isWhitespace && !"-\u{AD}\u{2010}".contains($0) }
  }

  /// Returns headings and running text from top to bottom. Floats may be elsewhere.
  private static func flow(_ blocks: [Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .heading(let heading): [bare((heading.number ?? "") + heading.content.plainText)]
      // A formula is drawn, and its text in the PDF differs from its source.
      case .paragraph(let content):
        [bare(Inline.plainText(of: content.prefix { if case .formula = $0 { false } else { true } }))]
      case .list(let list): list.items.flatMap(flow)
      case .quote(let content): flow(content)
      case .note(let note): [bare(note.shownTitle.plainText)] + flow(note.content)
      case .disclosure(.begin(let summary, _)): [bare(summary.plainText)]
      case .code, .equation, .table, .figure, .disclosure(.end), .rule, .html: []
      }
    }
  }

  /// Returns the numbers of a text, without those in addresses and anchors.
  private static func numbers(_ markdown: String) -> Set<String> {
    let text = markdown.replacing(#/\]\([^)]*\)|<[^>]*>/#, with: " ")
    return Set(text.matches(of: #/\d+(\.\d+)?/#).map { String($0.output.0) })
  }
}
