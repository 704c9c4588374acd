import Documents
import Graphics
import GraphicsTestSupport
import Statistics
import Testing
import Typesetting

extension TwoColumnTests {
  /// Sets random blocks in random order. Everything appears once, in order and within the margins, and nothing
  /// overlaps.
  @Test(arguments: 0..<50) func nothingIsLostOrOverprinted(_ seed: Int) throws {
    var generator = RandomGenerator("two columns", "\(seed)")
    var (number, notes) = (0, 0)
    func withNote(_ block: Block, _ isWanted: Bool) -> Block {
      guard isWanted, case .paragraph(let content) = block else { return block }
      notes += 1
      return .paragraph(content + [.footnote(notes)])
    }
    let blocks = (0..<generator.index(below: 40)).flatMap { _ -> [Block] in
      number += 2
      let (tall, isNoted) = (generator.uniform(), generator.index(below: 4) == 0)
      let paragraph = withNote(Self.paragraph(number, words: 1 + generator.index(below: 150)), isNoted)
      switch generator.index(below: 8) {
      case 0: return [paragraph, Self.figure(number + 1, width: 396, height: 20 + 700 * tall)]
      case 1: return [paragraph, Self.figure(number + 1, width: 200, height: 20 + 700 * tall)]
      case 2:
        return [
          paragraph,
          Self.table(number + 1, columns: 1 + generator.index(below: 9), rows: 1 + generator.index(below: 80)),
        ]
      case 3:
        let heading = Heading(level: 1 + number / 2 % 3, content: [.text("h\(number)")], anchor: "h\(number)")
        return [.heading(heading), paragraph]
      case 4:
        notes += 1
        let caption: [Inline] = [.text("caption"), .footnote(notes)]
        return [paragraph, Self.figure(number + 1, width: 396, height: 20 + 700 * tall, caption: caption)]
      default: return [paragraph]
      }
    }
    let pages = try Self.pages(
      blocks + [.heading(DocumentLanguage.english.references), Self.paragraph(0, words: 60)],
      footnotes: (0..<notes).map { [.paragraph([.text("note\($0)")])] })
    let words = pages.flatMap(\.texts).flatMap { $0.text.split(separator: " ").map(String.init) }
    #expect(
      words.filter { $0.contains(#/^(p\d+w|t\d+r|note)\d+/#) }.sorted() == Self.marks(blocks, notes: notes).sorted())
    for kind in ["Figure", "Table"] {
      let numbers = pages.flatMap(\.lines).compactMap { line in
        line.firstMatch(of: #/(Figure|Table) (\d+)\./#).flatMap { $0.1 == kind ? Int($0.2) : nil }
      }
      #expect(numbers == numbers.sorted() && numbers.count == blocks.count { $0.kind == kind })
    }
    for page in pages { Self.expectNoOverlap(page) }
    for page in pages { Self.expectNoHeadingAtTheEnd(page) }
  }

  private static func marks(_ blocks: [Block], notes: Int) -> [String] {
    let text = (0..<60).map { "p0w\($0)" } + (0..<notes).map { "note\($0)" }
    return text
      + blocks.flatMap { block -> [String] in
        switch block {
        case .paragraph(let content): content.plainText.split(separator: " ").map(String.init)
        case .table(let table): table.rows.flatMap { $0.map(\.plainText) }
        default: []
        }
      }
  }

  private static func expectNoHeadingAtTheEnd(_ page: Drawing) {
    let texts = page.texts.filter { $0.origin.y > top && $0.origin.y < bottom + 1 && !$0.text.hasPrefix("note") }
    for column in [texts.filter { $0.origin.x < middle }, texts.filter { $0.origin.x > middle }] {
      let last = column.max { $0.origin.y < $1.origin.y }
      #expect(last?.text.contains(#/^h\d+/#) != true)
    }
  }

  private static func expectNoOverlap(_ page: Drawing) {
    // Leaves out the page header and footer.
    let runs = page.runs.filter { $0.origin.y > top && $0.origin.y < bottom + 1 }.map { ($0.text, box(of: $0)) }
    for (index, (text, box)) in runs.enumerated() {
      #expect(box.minX > 54 && box.maxX < 595.276 - 54 + 3, "\(text)")
      for (other, area) in runs[..<index] {
        let isApart =
          box.maxX <= area.minX + 0.1 || area.maxX <= box.minX + 0.1 || box.maxY <= area.minY + 0.1
          || area.maxY <= box.minY + 0.1
        #expect(isApart, "'\(text)' over '\(other)'")
      }
    }
  }

  /// Returns the area of a text whose letters have no descenders, without the spaces at its end.
  private static func box(of run: TextRun) -> Rectangle {
    let width = 0.6 * run.font.size * Double(run.text.trimmingSuffix { $0 == " " }.count)
    let height = 0.7 * run.font.size
    let shift = [TextRun.Anchor.start: 0, .middle: 0.5, .end: 1][run.anchor]! * width
    return Rectangle(x: run.origin.x - shift, y: run.origin.y - height, width: width, height: height)
  }
}

extension Block {
  fileprivate var kind: String {
    switch self {
    case .figure: "Figure"
    case .table: "Table"
    default: ""
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(_ isTrimmed: (Character) -> Bool) -> Substring {
    var rest = self[...]
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return rest
  }
}
