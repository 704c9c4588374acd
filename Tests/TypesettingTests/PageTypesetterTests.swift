import Documents
import Graphics
import GraphicsTestSupport
import Testing
import Typesetting

@Suite struct PageTypesetterTests {
  /// Characters six points wide: 20 on a line, and 10 lines on a page.
  private static let style = PageStyle(
    page: Size(200, 200), measure: 120, top: 40, bottom: 40,
    body: TextStyle(font: Font(.serif, size: 10), leading: 12))

  static func pages(_ blocks: [Block]) throws -> [[String]] {
    try PageTypesetter(style: style, measurer: FixedWidthMeasurer()).pages(of: Document(blocks: blocks)).map { page in
      // Leaves out the page number and the page header.
      zip(page.lines, page.lineTops).filter { $0.1 > 35 && $0.1 < 165 }.map(\.0)
    }
  }

  static func paragraph(words: Int, of length: Int = 4) -> Block {
    .paragraph([.text(Array(repeating: String(repeating: "x", count: length), count: words).joined(separator: " "))])
  }

  /// A figure with a caption of one line.
  static func figure(_ number: Int = 1, height: Double) -> Block {
    .figure(
      Figure(
        label: "f", number: number, caption: [.text("Moved")], alternativeText: "",
        drawing: Drawing(size: Size(100, height)),
        dataTable: TableBlock(header: [], alignments: [], rows: [])))
  }

  /// A figure that is much too high for a page is divided between its texts over several pages, and not reduced.
  @Test func aFigureHigherThanAPageGoesOverSeveral() throws {
    var drawing = Drawing(size: Size(100, 1000))
    for row in 0..<80 {
      let y = 12.5 * Double(row)
      drawing.fill(.rectangle(Rectangle(x: 40, y: y + 3, width: 50, height: 7)), .black)
      drawing.text(TextRun("row\(row)", font: Font(.sans, size: 7), at: Point(2, y + 9)))
    }
    drawing.stroke(.line(Point(40, 0), Point(40, 1000)), Stroke(.black, width: 1))
    let figure = Figure(
      label: "f", number: 1, caption: [.text("Moved")], alternativeText: "Rows.", drawing: drawing,
      dataTable: TableBlock(header: [], alignments: [], rows: []))
    let document = Document(blocks: [Self.paragraph(words: 3), .figure(figure), Self.paragraph(words: 5)])
    let pages = try PageTypesetter(style: Self.style, measurer: FixedWidthMeasurer()).pages(of: document)
    let rows = pages.flatMap(\.lines).filter { $0.hasPrefix("row") }
    #expect(rows == (0..<80).map { "row\($0)" } && pages.count > 8, "\(rows)")
    #expect(pages.flatMap(\.lines).contains { $0.hasPrefix("Figure 1.") })
  }

  @Test func linesAreBrokenForTheWholeParagraph() throws {
    // The breaks with the fewest demerits for the whole paragraph. Seven words would fit the first line, but then the
    // second one would have a single, very wide space.
    let text = "aa bb cc dd ee ff gg iiiiii jjjjj kkkkkkkkkkkk"
    let lines = try Self.pages([.paragraph([.text(text)])])[0]
    #expect(lines == ["aa bb cc dd ee", "ff gg iiiiii jjjjj", "kkkkkkkkkkkk"])
  }

  @Test func justifiedLinesEndAtTheMargin() throws {
    let text = "one two three four five six seven eight nine ten eleven is twelve"
    let document = Document(blocks: [.paragraph([.text(text)])])
    let page = try PageTypesetter(style: Self.style, measurer: FixedWidthMeasurer()).pages(of: document)[0]
    var ends: [Double: Double] = [:]
    for (text, origin) in page.texts where origin.y < 165 {
      ends[origin.y] = max(ends[origin.y] ?? 0, origin.x + Double(text.filter { $0 != " " }.count) * 6)
    }
    for end in ends.sorted(by: { $0.key < $1.key }).dropLast() { #expect(abs(end.value - 160) < 0.01) }
  }

  @Test func aLineOfLongNamesIsNotTornApart() throws {
    let page = try Self.pages([.paragraph([.text("aaaaaa bbbbbb cccccccccccccccccccc dd")])])[0]
    #expect(page.first == "aaaaaa bbbbbb")
    let text = Document(blocks: [.paragraph([.text("aaaaaa bbbbbb cccccccccccccccccccc dd")])])
    let texts = try PageTypesetter(style: Self.style, measurer: FixedWidthMeasurer()).pages(of: text)[0].texts
    let second = try #require(texts.first { $0.text.hasPrefix("bbb") })
    #expect(second.origin.x - texts[0].origin.x < 7 * 6 + 0.01)
  }

  @Test func noPageBeginsOrEndsWithOneLineOfAParagraph() throws {
    // There are four words on a line: nine lines, then three. The tenth line of the page would be alone.
    let pages = try Self.pages([Self.paragraph(words: 34), Self.paragraph(words: 10)])
    #expect(pages.map(\.count) == [9, 3])
    // There are eleven lines. Ten would fit, but would leave one alone.
    #expect(try Self.pages([Self.paragraph(words: 43)]).map(\.count) == [9, 2])
  }

  @Test func aHeadingStaysWithItsText() throws {
    let heading = Block.heading(Heading(level: 1, content: [.text("Head")], anchor: "sec-head"))
    let pages = try Self.pages([Self.paragraph(words: 30), heading, Self.paragraph(words: 12)])
    #expect(pages.count == 2)
    #expect(pages[1][0] == "Head")
  }

  /// There are ten lines on a page. The second page begins with the end of A and ends in C.
  @Test func theRunningHeadNamesTheSectionOfTheTextOnThePage() throws {
    let sections = ["A", "B", "C"].flatMap { name -> [Block] in
      let heading = Heading(level: 1, content: [.text("Section\(name)")], anchor: name)
      return [.heading(heading), Self.paragraph(words: name == "A" ? 44 : 8)]
    }
    let pages = try PageTypesetter(style: Self.style, measurer: FixedWidthMeasurer())
      .pages(of: Document(blocks: sections))
    let heads = pages.map { page in page.texts.filter { $0.origin.y < 35 && !$0.text.isEmpty }.map(\.text) }
    #expect(pages[1].texts.contains { $0.origin.y > 35 && $0.text == "SectionB" })
    #expect(heads.prefix(2) == [[], ["SectionA"]], "\(heads)")
  }

  @Test func aFigureThatDoesNotFitMovesAndTheTextGoesOn() throws {
    let pages = try Self.pages([Self.paragraph(words: 23), Self.figure(height: 60), Self.paragraph(words: 11)])
    #expect(pages.count == 2)
    #expect(pages[0].count == 9)
    #expect(pages[1][0].hasPrefix("Figure 1."))
  }

  @Test func aPageDoesNotEndEarlyForAFigureThatWaits() throws {
    let heading = Block.heading(Heading(level: 1, content: [.text("Head")], anchor: "sec-head"))
    let pages = try Self.pages([
      Self.paragraph(words: 12), Self.figure(height: 60), heading, Self.paragraph(words: 8), Self.paragraph(words: 8),
    ])
    #expect(pages[0].contains("Head"))
    #expect(pages[1][0].hasPrefix("Figure 1."))
  }

  @Test func aHeadingDoesNotStayBehindItsFigure() throws {
    let heading = Block.heading(Heading(level: 1, content: [.text("Head")], anchor: "sec-head"))
    let pages = try Self.pages([Self.paragraph(words: 24), heading, Self.figure(height: 40), Self.paragraph(words: 8)])
    #expect(pages[0].count == 6)
    #expect(pages[1][0] == "Head" && pages[1][1].hasPrefix("Figure 1."))
  }

  @Test func aHeadingAtTheEndDoesNotStayBehindItsFigure() throws {
    let heading = Block.heading(Heading(level: 1, content: [.text("Head")], anchor: "sec-head"))
    let pages = try Self.pages([Self.paragraph(words: 24), heading, Self.figure(height: 40)])
    #expect(pages[0].count == 6)
    #expect(pages[1][0] == "Head" && pages[1][1].hasPrefix("Figure 1."))
  }

  @Test func noFigureStandsAmongTheReferences() throws {
    let pages = try Self.pages([
      Self.paragraph(words: 12), Self.figure(height: 60), .heading(DocumentLanguage.english.references),
      Self.paragraph(words: 8),
    ])
    #expect(pages[0].count == 3)
    #expect(pages[1][0].hasPrefix("Figure 1."))
  }

  @Test func aTableOvertakesAFigureThatHasNoRoom() throws {
    let table = Self.table(rows: 1, number: 1)
    let pages = try Self.pages([
      Self.paragraph(words: 36), Self.figure(1, height: 24), Self.figure(2, height: 64), .table(table),
    ])
    #expect(
      pages.map { page in page.filter { $0.contains("1.") || $0.contains("2.") } } == [
        [], ["Figure 1. Moved", "Table 1. Rows"], ["Figure 2. Moved"],
      ])
  }

  @Test func tablesKeepTheirOrder() throws {
    let tables = [(4, 1), (1, 2)].map { Block.table(Self.table(rows: $0, number: $1)) }
    let pages = try Self.pages([Self.paragraph(words: 36), Self.figure(1, height: 24)] + tables)
    #expect(
      pages.map { page in page.filter { $0.contains("1.") || $0.contains("2.") } } == [
        [], ["Figure 1. Moved"], ["Table 1. Rows"], ["Table 2. Rows"],
      ])
  }

  @Test func aTableIsNotTornByAFigureThatWaits() throws {
    let table = Block.table(Self.table(rows: 20))
    let lines = try Self.pages([Self.paragraph(words: 12), Self.figure(height: 60), table]).flatMap(\.self)
    let figure = try #require(lines.firstIndex { $0.hasPrefix("Figure 1.") })
    #expect(try #require(lines.firstIndex(of: "row2020")) < figure)
  }

  @Test func aNameIsNotCutForTheSakeOfAHead() throws {
    let table = TableBlock(
      header: [[.text("Type")], [.text("Step of the best weights")]], alignments: [.left, .right],
      rows: [[[.text("two_tower_sum")], [.text("7175")]]])
    #expect(try Self.pages([.table(table)])[0].last == "two_tower_sum7175")
  }

  private static func table(rows: Int, number: Int? = nil) -> TableBlock {
    TableBlock(
      number: number, caption: number == nil ? [] : [.text("Rows")], header: [[.text("Name")], [.text("Value")]],
      alignments: [.left, .right], rows: (1...rows).map { [[.text("row\($0)")], [.text("\($0)")]] })
  }

  /// The lines have 12, 24 and 36 letters. 22 fit in the normal size, and 28 in the smallest one.
  @Test func codeStaysWithinTheMargins() throws {
    let code = (1..<4).map { String(repeating: "c", count: 12 * $0) }
    let document = Document(
      blocks: [.code(CodeBlock(language: "", text: code.joined(separator: "\n") + "\n", line: 1))])
    let pages = try PageTypesetter(style: Self.style, measurer: FixedWidthMeasurer()).pages(of: document)
    let runs = pages.flatMap(\.runs).filter { $0.text.hasPrefix("cc") }
    #expect(runs.map(\.text.count) == [12, 24, 28, 8])
    for run in runs {
      let width = 0.6 * run.font.size * Double(run.text.count)
      #expect(run.origin.x + width <= 160 - 7 + 0.01)
    }
  }

  @Test func aTableGoesOnUnderItsNumber() throws {
    let pages = try Self.pages([.table(Self.table(rows: 20, number: 3))])
    #expect(pages[0][0] == "Table 3. Rows")
    #expect(pages.dropFirst().allSatisfy { $0[0] == "Table 3 (continued)" && $0[1] == "NameValue" })
  }

  @Test func aLongTableRepeatsItsHead() throws {
    let pages = try Self.pages([.table(Self.table(rows: 20))])
    #expect(pages.count > 2)
    #expect(pages.allSatisfy { $0[0] == "NameValue" })
    #expect(pages.flatMap { $0.filter { $0 != "NameValue" } } == (1...20).map { "row\($0)\($0)" })
  }

  @Test func footnotesStandOnThePageThatCallsThem() throws {
    var document = Document(blocks: [Self.paragraph(words: 40), .paragraph([.text("call"), .footnote(1)])])
    document.footnotes = [[.paragraph([.text("the note")])]]
    let pages = try PageTypesetter(style: Self.style, measurer: FixedWidthMeasurer()).pages(of: document)
    #expect(pages.map { page in page.texts.contains { $0.text.hasPrefix("the") } } == [false, true])
  }

  @Test func aFootnoteIsPrintedOnceWithAllThatItCalls() throws {
    let call: [Inline] = [.text("call"), .footnote(1)]
    var document = Document(blocks: [.paragraph(call), .paragraph(call), Self.paragraph(words: 40), .paragraph(call)])
    document.footnotes = [[.paragraph([.text("outer"), .footnote(2)])], [.paragraph([.text("inner")])]]
    let pages = try PageTypesetter(style: Self.style, measurer: FixedWidthMeasurer()).pages(of: document)
    for word in ["outer", "inner"] {
      #expect(pages.map { page in page.texts.count { $0.text.hasPrefix(word) } }.reduce(0, +) == 1)
    }
  }

  @Test func theOutlineFollowsTheHeadings() {
    let headings = [(1, "A"), (2, "A1"), (2, "A2"), (1, "B")].map { level, title in
      Block.heading(Heading(level: level, content: [.text(title)], anchor: title.lowercased()))
    }
    let outline = PageTypesetter.outline(of: Document(blocks: headings))
    #expect(outline.map(\.title) == ["A", "B"])
    #expect(outline[0].children.map(\.anchor) == ["a1", "a2"])
  }
}

extension Drawing {
  /// The baselines of the drawing's lines.
  fileprivate var lineTops: [Double] {
    texts.reduce(into: []) { result, run in
      if result.last.map({ abs($0 - run.origin.y) >= 0.01 }) ?? true { result.append(run.origin.y) }
    }
  }
}
