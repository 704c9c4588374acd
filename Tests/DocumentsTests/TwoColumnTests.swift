import Documents
import Graphics
import Statistics
import Testing

@Suite struct TwoColumnTests {
  /// A4: columns of 234 points from 54.6 and 306.6 on, text from 72 to 765.9.
  private static let style = PageStyle.a4.inTwoColumns
  private static let top = 72.0
  private static let bottom = 841.89 - 76
  private static let middle = 595.276 / 2

  private static func pages(_ blocks: [Block], footnotes: [[Block]] = []) throws -> [Drawing] {
    var document = Document(title: [.text("The title")], blocks: blocks)
    document.footnotes = footnotes
    return try PageTypesetter(style: style, measurer: FixedWidthMeasurer()).pages(of: document)
  }

  /// Words of their own, `p3w7` the eighth of paragraph 3.
  private static func paragraph(_ number: Int, words: Int) -> Block {
    .paragraph([.text((0..<words).map { "p\(number)w\($0)" }.joined(separator: " "))])
  }

  private static func figure(_ number: Int, width: Double, height: Double = 150) -> Block {
    .figure(
      Figure(
        label: "f\(number)", number: number, caption: [.text("caption")], alternativeText: "",
        drawing: Drawing(size: Size(width, height)), data: .init(),
        dataTable: TableBlock(header: [], alignments: [], rows: [])))
  }

  private static func table(_ number: Int, columns: Int, rows: Int) -> Block {
    .table(
      TableBlock(
        label: "t\(number)", number: number, caption: [.text("caption")],
        header: (0..<columns).map { [.text("head\($0)")] }, alignments: Array(repeating: .right, count: columns),
        rows: (0..<rows).map { row in (0..<columns).map { [.text("t\(number)r\(row)c\($0)")] } }))
  }

  private static func place(of text: String, in pages: [Drawing]) -> (page: Int, origin: Point)? {
    for (index, page) in pages.enumerated() {
      if let found = page.texts.first(where: { $0.text.hasPrefix(text) }) { return (index, found.origin) }
    }
    return nil
  }

  @Test func textGoesDownOneColumnAndOnInTheNext() throws {
    let pages = try Self.pages((0..<40).map { Self.paragraph($0, words: 30) })
    let words = pages.flatMap(\.texts).flatMap { $0.text.split(separator: " ") }.filter { $0.contains("w") }
    #expect(words == (0..<40).flatMap { number in (0..<30).map { "p\(number)w\($0)" } })
    let first = pages[0].texts.filter { $0.text.hasPrefix("p") }
    let turn = try #require(first.firstIndex { $0.origin.x > Self.middle })
    #expect(first[..<turn].allSatisfy { $0.origin.x < Self.middle })
    #expect(first[turn...].allSatisfy { $0.origin.x > Self.middle })
    #expect(first[turn].origin.y < first[turn - 1].origin.y)
  }

  @Test func theTitleStandsOverBothColumns() throws {
    let pages = try Self.pages((0..<20).map { Self.paragraph($0, words: 30) })
    let title = try #require(Self.place(of: "The", in: pages))
    for text in pages[0].texts where text.text.hasPrefix("p") { #expect(text.origin.y > title.origin.y) }
  }

  @Test func theLastColumnsEndAtTheSameHeight() throws {
    let page = try #require(Self.pages((0..<9).map { Self.paragraph($0, words: 30) }).last)
    let words = page.texts.filter { $0.text.hasPrefix("p") }.map(\.origin)
    let (left, right) = (words.filter { $0.x < Self.middle }, words.filter { $0.x > Self.middle })
    #expect(abs(left.map(\.y).max()! - right.map(\.y).max()!) < 40)
  }

  @Test func aFigureOfColumnWidthStaysInItsColumn() throws {
    let pages = try Self.pages([
      Self.paragraph(0, words: 30), Self.figure(1, width: 234), Self.paragraph(1, words: 400),
    ])
    let (figure, after) = (Self.place(of: "Figure", in: pages)!, Self.place(of: "p1w0", in: pages)!)
    #expect(figure.page == 0 && figure.origin.x < Self.middle && figure.origin.y < after.origin.y)
  }

  @Test func aWideFigureStandsOverBothColumnsOfTheNextPage() throws {
    let pages = try Self.pages([
      Self.paragraph(0, words: 30), Self.figure(1, width: 396), Self.paragraph(1, words: 900),
    ])
    let figure = try #require(Self.place(of: "Figure", in: pages))
    #expect(figure.page == 1 && abs(figure.origin.y - (Self.top + 150)) < 30)
    for text in pages[1].texts where text.text.hasPrefix("p") { #expect(text.origin.y > figure.origin.y) }
  }

  @Test func figuresKeepTheirOrder() throws {
    let pages = try Self.pages([
      Self.figure(1, width: 396), Self.figure(2, width: 234), Self.table(1, columns: 2, rows: 3),
      Self.paragraph(0, words: 900),
    ])
    let figures = pages.flatMap(\.lines).filter { $0.contains("Figure") }
    #expect(figures.map { $0.contains("1") } == [true, false])
    #expect(Self.place(of: "t1r0c0", in: pages)!.page == 0)
  }

  @Test func aTableThatWouldBeCrampedStandsOverBothColumns() throws {
    let text = Self.paragraph(0, words: 900)
    let narrow = try Self.pages([Self.table(1, columns: 3, rows: 4), text])
    #expect(Self.place(of: "t1r0c2", in: narrow)!.page == 0)
    let wide = try Self.pages([Self.table(1, columns: 9, rows: 4), text])
    let last = try #require(Self.place(of: "t1r0c8", in: wide))
    #expect(last.page == 1 && last.origin.x > Self.middle)
    // Of more rows than a page has: every one is there, under its head.
    let long = try Self.pages([Self.table(1, columns: 9, rows: 80), text])
    for row in 0..<80 { #expect(Self.place(of: "t1r\(row)c8", in: long) != nil) }
    #expect(long.count { page in page.texts.contains { $0.text.hasPrefix("head0") } } == 2)
  }

  @Test func footnotesStandInTheColumnThatCallsThem() throws {
    let call = Block.paragraph([.text("call"), .footnote(1)])
    let pages = try Self.pages(
      (0..<17).map { Self.paragraph($0, words: 30) } + [call] + (17..<60).map { Self.paragraph($0, words: 30) },
      footnotes: [[.paragraph([.text("note")])]])
    let (caller, note) = (Self.place(of: "call", in: pages)!, Self.place(of: "note", in: pages)!)
    #expect(note.page == caller.page)
    #expect((note.origin.x > Self.middle) == (caller.origin.x > Self.middle))
    #expect(note.origin.y > Self.bottom - 20)
  }

  /// Whatever comes after whatever: everything is there once, within the margins, and nothing on top of anything else.
  @Test(arguments: 0..<60) func nothingIsLostOrOverprinted(_ seed: Int) throws {
    var generator = RandomGenerator("two columns", "\(seed)")
    var number = 0
    let blocks = (0..<generator.index(below: 40)).map { _ -> Block in
      number += 1
      return switch generator.index(below: 8) {
      case 0: Self.figure(number, width: 396, height: 20 + 600 * generator.uniform())
      case 1: Self.figure(number, width: 200, height: 20 + 700 * generator.uniform())
      case 2: Self.table(number, columns: 1 + generator.index(below: 8), rows: 1 + generator.index(below: 80))
      case 3: .heading(Heading(level: 1 + number % 3, content: [.text("h\(number)")], anchor: "h\(number)"))
      default: Self.paragraph(number, words: 1 + generator.index(below: 150))
      }
    }
    let pages = try Self.pages(blocks + [.heading(.references), Self.paragraph(0, words: 60)])
    let words = pages.flatMap(\.texts).flatMap { $0.text.split(separator: " ") }.filter { $0.contains(#/^p\d+w/#) }
    #expect(words.count == Set(words).count)
    let expected = blocks.reduce(60) {
      if case .paragraph(let text) = $1 { $0 + text.plainText.split(separator: " ").count } else { $0 }
    }
    #expect(words.count == expected)
    #expect(pages.flatMap(\.lines).count { $0.contains("caption") } == blocks.count(where: \.isFloat))
    for page in pages { Self.expectNoOverlap(page) }
  }

  private static func expectNoOverlap(_ page: Drawing) {
    // Without head and foot.
    let boxes = page.runs.filter { $0.origin.y > top && $0.origin.y < bottom + 1 }.map { run in
      Rectangle(
        x: run.origin.x, y: run.origin.y - 0.7 * run.font.size,
        width: 0.6 * run.font.size * Double(run.text.trimmingSuffix { $0 == " " }.count), height: 0.7 * run.font.size)
    }
    for (index, box) in boxes.enumerated() {
      #expect(box.minX > 54 && box.maxX < 595.276 - 54 + 3)
      for other in boxes[..<index] {
        let isApart =
          box.maxX <= other.minX + 0.1 || other.maxX <= box.minX + 0.1 || box.maxY <= other.minY + 0.1
          || other.maxY <= box.minY + 0.1
        #expect(isApart)
      }
    }
  }
}

extension Block {
  fileprivate var isFloat: Bool {
    switch self {
    case .figure, .table: true
    default: false
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
