import Documents
import Graphics
import GraphicsTestSupport
import Testing
import Typesetting

@Suite struct TwoColumnTests {
  /// A4 with columns of 234 points that begin at 54.6 and 306.6, and text from 72 to 765.9.
  static let style = PageStyle.a4.inTwoColumns
  static let top = 72.0
  static let bottom = 841.89 - 76
  static let middle = 595.276 / 2

  static func pages(_ blocks: [Block], footnotes: [[Block]] = []) throws -> [Drawing] {
    var document = Document(title: [.text("The title")], blocks: blocks)
    document.footnotes = footnotes
    return try PageTypesetter(style: style, measurer: FixedWidthMeasurer()).pages(of: document)
  }

  /// A paragraph of distinct words: `p3w7` is the eighth word of paragraph 3.
  static func paragraph(_ number: Int, words: Int) -> Block {
    .paragraph([.text((0..<words).map { "p\(number)w\($0)" }.joined(separator: " "))])
  }

  /// A figure of four letters, one in each corner.
  static func figure(
    _ number: Int, width: Double, height: Double = 150, caption: [Inline] = [.text("caption")]
  ) -> Block {
    var drawing = Drawing(size: Size(width, height))
    for (x, y) in [(0, 7), (0, height), (width - 6, 7), (width - 6, height)] {
      drawing.text(TextRun("o", font: Font(size: 10), at: Point(x, y)))
    }
    return .figure(
      Figure(
        label: "f\(number)", number: number, caption: caption, alternativeText: "", drawing: drawing,
        dataTable: TableBlock(header: [], alignments: [], rows: [])))
  }

  static func table(_ number: Int, columns: Int, rows: Int) -> Block {
    .table(
      TableBlock(
        label: "t\(number)", number: number, caption: [.text("caption")],
        header: (0..<columns).map { [.text("head\($0)")] }, alignments: Array(repeating: .right, count: columns),
        rows: (0..<rows).map { row in (0..<columns).map { [.text("t\(number)r\(row)c\($0)")] } }))
  }

  static func place(of text: String, in pages: [Drawing]) -> (page: Int, origin: Point)? {
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
    let lines: [String] = pages.flatMap(\.lines)
    let figures = lines.filter { $0.contains("Figure") }
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
    // A table with more rows than fit on a page shows every row, under its head.
    let long = try Self.pages([Self.table(1, columns: 9, rows: 80), text])
    for row in 0..<80 { #expect(Self.place(of: "t1r\(row)c8", in: long) != nil) }
    #expect(long.count { page in page.texts.contains { $0.text.hasPrefix("head0") } } == 2)
  }

  /// Rows that would be alone on a page take others with them.
  @Test func aWideTableEndsWithThreeRowsAtLeast() throws {
    for rows in 40..<60 {
      let pages = try Self.pages([Self.table(1, columns: 9, rows: rows), Self.paragraph(0, words: 900)])
      let counts = pages.map { page in page.texts.count { $0.text.contains(#/^t1r\d+c0/#) } }.filter { $0 > 0 }
      #expect(counts.reduce(0, +) == rows && counts.allSatisfy { $0 >= 3 }, "\(rows): \(counts)")
    }
  }

  @Test func aLongTableDoesNotOvertakeAWideOne() throws {
    let pages = try Self.pages([
      Self.table(1, columns: 9, rows: 3), Self.table(2, columns: 1, rows: 90), Self.paragraph(0, words: 400),
    ])
    let lines: [String] = pages.flatMap(\.lines)
    let tables = lines.filter { $0.contains("Table") && !$0.contains("continued") }
    #expect(tables.map { $0.contains("1") } == [true, false])
  }

  @Test func aHeadingIsNotTornFromWhatFollows() throws {
    let heading = Block.heading(Heading(level: 1, content: [.text("Head")], anchor: "head"))
    let short = try Self.pages([heading, Self.paragraph(0, words: 3)])
    let (head, text) = (Self.place(of: "Head", in: short)!, Self.place(of: "p0w0", in: short)!)
    #expect(head.origin.x < Self.middle && text.origin.x < Self.middle)
    // With little space below a figure, neither the heading nor what follows it fits there.
    let table = Block.table(
      TableBlock(
        header: [[.text("head")]], alignments: [.left], rows: (0..<24).map { [[.text("row\($0)")]] }))
    let pages = try Self.pages([Self.figure(1, width: 396, height: 430), Self.paragraph(0, words: 900), heading, table])
    #expect(Self.place(of: "Head", in: pages)!.page == Self.place(of: "row0", in: pages)!.page)
  }

  /// The rest of the column is too low for the figure, which is all that its section contains.
  @Test(arguments: [100, 200, 300, 400, 500, 560]) func aSectionOfAFigureIsNotEmpty(height: Double) throws {
    let (head, next) = (
      Block.heading(Heading(level: 2, content: [.text("Head")], anchor: "head")),
      Block.heading(Heading(level: 2, content: [.text("Next")], anchor: "next"))
    )
    let pages = try Self.pages([
      Self.figure(1, width: 200, height: height), Self.paragraph(0, words: 60), head,
      Self.figure(2, width: 200, height: 300), next, Self.paragraph(1, words: 300),
    ])
    let place = try #require(Self.place(of: "Head", in: pages))
    let captions = pages.enumerated().flatMap { index, page in
      page.texts.filter { $0.text.hasPrefix("Figure") }.map { (page: index, origin: $0.origin) }
    }
    let caption = try #require(captions.last)
    #expect(caption.page == place.page && (caption.origin.x > Self.middle) == (place.origin.x > Self.middle))
    #expect(caption.origin.y > place.origin.y)
  }

  @Test func footnotesStandInTheColumnThatCallsThem() throws {
    func call(_ number: Int) -> Block { .paragraph([.text("call\(number)"), .footnote(number)]) }
    let blocks = (0..<40).map { Self.paragraph($0, words: 30) }
    let pages = try Self.pages(
      [call(1)] + blocks[..<13] + [call(2)] + blocks[13...],
      footnotes: [[.paragraph([.text("note1")])], [.paragraph([.text("note2")])]])
    for number in 1...2 {
      let caller = try #require(Self.place(of: "call\(number)", in: pages))
      let note = try #require(Self.place(of: "note\(number)", in: pages))
      #expect(note.page == caller.page && note.origin.y > Self.bottom - 20)
      #expect((note.origin.x > Self.middle) == (number == 2) && (caller.origin.x > Self.middle) == (number == 2))
    }
  }
}
