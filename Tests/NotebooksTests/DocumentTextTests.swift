import CairoGraphics
import Documents
import Foundation
import Graphics
import Notebooks
import Statistics
import TestSupport
import Testing
import Typesetting

/// A property of all formats: each word that an author wrote is there, in order within its block. Words are numbered,
/// as in `w17x`, so that a lost or repeated one shows. Right-to-left text has separate tests, because pdftotext guesses
/// the direction of a line.
@Suite struct DocumentTextTests {
  /// The number of random notebooks. `make soak-documents` sets it.
  private static let rounds =
    ProcessInfo.processInfo.environment["REASONOPS_DOCUMENTS"].flatMap { Int($0) } ?? 12

  @Test func everyWordIsInEveryFormat() throws {
    for round in 0..<Self.rounds {
      var writer = RandomNotebook(round: round)
      let text = writer.text()
      let report = try Notebook.parse(text, path: "test.md", allowsHTML: true)
        .evaluate(sources: ["results": sampleTable], options: ReportOptions(), measurer: TextShaper())
      let document = report.document
      let markdown = MarkdownWriter.write(document) { $0.label }
      let again = MarkdownReader.read(markdown)
      let page = html(document)
      let body = page.dropFirst(page.firstRange(of: "<main")!.lowerBound.utf16Offset(in: page))
      let style: PageStyle = round.isMultiple(of: 2) ? .a4 : .a4.inTwoColumns
      for (format, found) in [
        ("Markdown", Self.words(in: markdown)),
        ("Markdown read again", Self.words(in: "\(again.blocks) \(again.footnotes)")),
        ("HTML", Self.words(in: String(body))), ("PDF", Self.words(in: try Self.pages(document, style))),
      ] {
        for block in writer.blocks {
          let places = block.map { found.firstIndex(of: $0) }
          #expect(
            !places.contains(nil) && places.compactMap(\.self) == places.compactMap(\.self).sorted(),
            "round \(round), \(format): \(block) is \(places)\n\(text)")
        }
      }
    }
  }

  private static func words(in text: String) -> [String] { text.matches(of: #/w\d+x/#).map { String($0.output) } }

  private static func pages(_ document: Document, _ style: PageStyle) throws -> String {
    let shaper = TextShaper()
    let pages = try PageTypesetter(style: style, measurer: shaper).pages(of: document)
    let pdf = try CairoRenderer.pdf(pages, metadata: PDFMetadata(title: "test"), shaper: shaper)
    return try Tool.withFile(pdf, "report.pdf") { try Tool.run("pdftotext", ["-raw", $0, "-"]) } ?? ""
  }
}

/// A notebook of random blocks, with the words of each block.
private struct RandomNotebook {
  private var generator: RandomGenerator
  private var count = 0
  private var notes: [String] = []
  private(set) var blocks: [[String]] = []

  init(round: Int) {
    generator = RandomGenerator("document", "\(round)")
  }

  mutating func text() -> String {
    let parts = (0..<8).map { _ in block() }
    return parts.joined(separator: "\n\n") + "\n\n" + notes.joined(separator: "\n\n") + "\n"
  }

  private mutating func pick(_ count: Int) -> Int { Int(generator.uniform() * Double(count)) }

  private mutating func word() -> String {
    count += 1
    blocks[blocks.count - 1].append("w\(count)x")
    return "w\(count)x"
  }

  private mutating func inlines(_ length: Int, depth: Int = 0) -> String {
    (0..<length).map { _ in inline(depth) }.joined(separator: " ")
  }

  private mutating func inline(_ depth: Int) -> String {
    switch depth > 1 ? pick(5) + 20 : pick(24) {
    case 0: return "*\(inlines(2, depth: depth + 1))*"
    case 1: return "**\(inlines(2, depth: depth + 1))**"
    case 2: return "~~\(word())~~"
    case 3: return "`\(word())`"
    case 4: return "[\(inlines(2, depth: 2))](https://example.org/a_b?c=1&d=2)"
    case 5: return "<https://example.org/\(word())>"
    case 6: return "\(word())\\*\(word())\\_"
    case 7: return "\(word()) &amp; \(word()) &lt; \(word())&nbsp;\(word())"
    case 8: return "H<sub>\(word())</sub> x<sup>\(word())</sup> <kbd>\(word())</kbd>"
    case 9: return "``\(word())`\(word())``"
    case 10: return "_\(word())_*\(word())*"
    case 11: return "\(word()).\n\(1 + pick(12)). \(word())"
    case 12: return "$\(pick(9))\(word()) and $\(pick(9))"
    case 13: return "\\[^\(word())] \\@\(word()) me@\(word()).org"
    case 14: return "“\(word())” – (\(word())) - [\(word())] {\(word())}"
    case 15: return "e\u{301}\u{323} 中文 \(word())\u{AD}\(word())"
    case 16: return "\(word())…\(word())—\(word())\u{2011}\(word())"
    default: return word()
    }
  }

  private mutating func block() -> String {
    blocks.append([])
    switch pick(11) {
    case 0: return "## \(inlines(3)) #".replacing("\n", with: " ")
    case 1: return list(mark: { _ in "- " }, depth: 0)
    case 2: return list(mark: { "\($0 + 7). " }, depth: 0)
    case 3: return list(mark: { $0.isMultiple(of: 2) ? "- [ ] " : "- [x] " }, depth: 1)
    case 4: return "> " + inlines(5).replacing("\n", with: "\n> ")
    case 5: return "> [!WARNING]\n> " + inlines(4).replacing("\n", with: "\n> ")
    case 6: return "```\n\(word())  <\(word())> *\(word())*\n```"
    case 7: return table()
    case 8: return "<details>\n<summary>\(word())</summary>\n\n\(inlines(4))\n\n</details>"
    case 9: return note()
    default: return inlines(12) + "\\\n" + inlines(3)
    }
  }

  private mutating func list(mark: (Int) -> String, depth: Int) -> String {
    (0..<3).map { index in
      let sign = mark(index)
      blocks.append([])
      let text = inlines(3).replacing("\n", with: " ")
      let inner = depth == 0 && index == 1 ? "\n" + list(mark: { _ in "* " }, depth: 1) : ""
      return sign + text + inner.replacing("\n", with: "\n" + String(repeating: " ", count: sign.count))
    }.joined(separator: "\n")
  }

  /// Returns a table of random size. Each of its cells counts as a block.
  private mutating func table() -> String {
    let columns = 1 + pick(14)
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let rows = (0..<4).map { _ in
      row(
        (0..<columns).map { _ in
          blocks.append([])
          return inlines(1 + pick(2)).replacing("\n", with: " ")
        })
    }
    return ([rows[0], row(Array(repeating: "---", count: columns))] + rows.dropFirst()).joined(separator: "\n")
  }

  private mutating func note() -> String {
    let label = "n\(notes.count)"
    let call = "\(word())[^\(label)] \(word())[^\(label)]"
    blocks.append([])
    notes.append("[^\(label)]: \(inlines(4).replacing("\n", with: " "))")
    return call
  }
}
