import Basics
import Documents
import Graphics

/// Typesets a document as pages of one or two columns, ready to be rendered.
///
/// It does not know PDF: links and anchors are drawing commands, and the outline refers to the anchors.
package struct PageTypesetter {
  private let style: PageStyle
  private let measurer: any TextMeasurer

  package init(style: PageStyle = .a4, measurer: any TextMeasurer) {
    self.style = style
    self.measurer = measurer
  }

  /// Returns the pages of a document.
  ///
  /// - Throws: `badData` for a character that no font can show, or an error if there are more pages than the limit.
  package func pages(of document: Document) throws(Diagnostic) -> [Drawing] {
    let footnotes = FootnoteBoxes(try footnotes(document))
    let blocks = BlockSetter(style: style, measurer: measurer, footnotes: footnotes)
    let abstract = try abstractItems(document)
    let text = try blocks.items(document.blocks, text: style.body, width: style.columnWidth)
    let head = try head(document)
    let isAcross = style.columns > 1
    let title: [PageItem] = isAcross ? [] : head.map { [.box($0), .space(PageStyle.headSpace)] } ?? []
    func pages(_ contents: [PageItem]) -> [Page] {
      PageBuilder.pages(
        of: title + abstract + contents + text, under: isAcross ? head : nil, footnotes: footnotes, style: style)
    }
    let contents = ContentsSetter(document, style: style, measurer: measurer)
    var result = pages(try contents.items())
    // The table of contents has the same height with other page numbers, so the pages do not change.
    if document.hasContents == true { result = pages(try contents.items(on: result)) }
    try Limit.pages.check(result.count, "the report")
    return try drawings(result, of: document)
  }

  private func drawings(_ pages: [Page], of document: Document) throws(Diagnostic) -> [Drawing] {
    var furniture = try PageFurniture(document, style: style, measurer: measurer)
    var drawings: [Drawing] = []
    for (index, page) in pages.enumerated() {
      var drawing = drawing(page)
      try furniture.place(on: &drawing, page, number: index + 1)
      drawings.append(drawing)
    }
    return drawings
  }

  /// Returns the document's sections, for the outline that viewers show beside the pages.
  package static func outline(of document: Document) -> [OutlineEntry] {
    OutlineEntry.tree(of: document.headings[...])
  }

  /// Returns the title block: title, subtitle, authors, affiliations and date, centred.
  private func head(_ document: Document) throws(Diagnostic) -> PageBox? {
    let paragraphs = ParagraphSetter(measurer: measurer)
    var boxes: [PageBox] = []
    func add(_ content: [Inline], _ text: TextStyle, above: Double) throws(Diagnostic) {
      let lines = try paragraphs.lines(content, style: text, width: style.measure * 0.92)
      guard !lines.isEmpty else { return }
      let node = StructureNode(boxes.isEmpty ? .title : .paragraph, boxes.count - 1000)
      boxes += [.space(above)] + lines.map { $0.moved(right: style.measure * 0.04).tagged(node) }
    }
    try add(document.title, style.title, above: 4)
    try add(document.subtitle, style.subtitle, above: 6)
    let byline = Byline(document.authors, in: document.language)
    try add(byline.line, style.authors, above: 12)
    for (index, line) in (byline.affiliations + [byline.correspondence]).enumerated() {
      try add(line, style.affiliations, above: index == 0 ? 4 : 1)
    }
    try add(document.date.isEmpty ? [] : [.text(document.date)], style.authors, above: byline.isDetailed ? 6 : 3)
    return boxes.isEmpty ? nil : .stack(boxes).withoutLineNumbers
  }

  /// Returns the abstract, which is narrower than the text.
  private func abstractItems(_ document: Document) throws(Diagnostic) -> [PageItem] {
    let keywords = try keywordItems(document)
    guard !document.abstract.isEmpty else { return keywords }
    let indent = style.abstractIndent
    let heading = try ParagraphSetter(measurer: measurer).lines(
      [.strong([.text(document.language.abstract)])], style: style.abstract.aligned(.center), width: style.columnWidth
    ).tagged(StructureNode(.paragraph, -1))
    let content = try BlockSetter(style: style, measurer: measurer).items(
      document.abstract, text: style.abstract, width: style.columnWidth - 2 * indent)
    let items = heading.map { PageItem.box($0) } + [.penalty(PageItem.forbidden), .space(4)]
    let section = (items + content.moved(right: indent)).tagged(StructureNode(.section, -1))
    return section + (keywords.isEmpty ? [.space(PageStyle.headSpace)] : [.space(style.paragraphSpace)] + keywords)
  }

  private func keywordItems(_ document: Document) throws(Diagnostic) -> [PageItem] {
    guard !document.keywords.isEmpty else { return [] }
    let lines = try ParagraphSetter(measurer: measurer).lines(
      document.keywordLine, style: style.abstract.aligned(.left), width: style.columnWidth - 2 * style.abstractIndent
    ).tagged(StructureNode(.paragraph, 100_000)).tagged(StructureNode(.section, -1))
    return .paragraph(lines).moved(right: style.abstractIndent) + [.space(PageStyle.headSpace)]
  }

  private func footnotes(_ document: Document) throws(Diagnostic) -> [PageBox] {
    let blocks = BlockSetter(style: style, measurer: measurer)
    let indent = 11.0
    var result: [PageBox] = []
    for (index, content) in document.footnotes.enumerated() {
      let items = try blocks.items(content, text: style.footnote, width: style.columnWidth - indent)
      var box = PageBox.stack(items.moved(right: indent).compactMap(\.box))
      let mark = TextRun(
        "\(index + 1)", font: Font(.serif, size: style.footnote.font.size * 0.72),
        at: Point(indent - 3, style.footnote.leading * 0.58), anchor: .end)
      box.commands += [DrawingCommand.text(mark)].tagged(StructureNode(.label, -1))
      // Footnotes come after the text in reading order.
      box = box.tagged(StructureNode(.note, index + 1_000_000))
      box.commands.append(.anchor("footnote-\(index + 1)", Point(0, 0)))
      result.append(box)
    }
    return result
  }

  private func drawing(_ page: Page) -> Drawing {
    var drawing = Drawing(size: style.page)
    for placed in page.across { drawing.place(placed.box, at: Point(style.left, style.top + placed.y)) }
    for (index, column) in page.columns.enumerated() {
      let left = style.left + style.left(ofColumn: index)
      for placed in column.content { drawing.place(placed.box, at: Point(left, style.top + placed.y)) }
      place(column.footnotes, at: left, on: &drawing)
    }
    return drawing
  }

  private func place(_ footnotes: [PageBox], at left: Double, on drawing: inout Drawing) {
    guard !footnotes.isEmpty else { return }
    var y = style.page.height - style.bottom - footnotes.reduce(0) { $0 + $1.height }
    let rule = Path.line(Point(left, y - 6), Point(left + 80, y - 6))
    drawing.stroke(rule, Stroke(.black, width: 0.4))
    for footnote in footnotes {
      drawing.place(footnote, at: Point(left, y))
      y += footnote.height
    }
  }
}

extension Drawing {
  mutating func place(_ box: PageBox, at origin: Point) {
    guard !box.commands.isEmpty else { return }
    append(Group(origin: origin, commands: box.commands))
  }

  mutating func append(_ group: Group) { append(.group(group)) }
}

extension PageItem {
  /// The box of an item in content that is not broken over pages.
  fileprivate var box: PageBox? {
    switch self {
    case .box(let box), .float(let box): box
    case .space(let height): .space(height)
    case .penalty, .barrier, .clearing: nil
    }
  }
}

extension OutlineEntry {
  /// Returns the headings nested by their levels.
  fileprivate static func tree(of headings: ArraySlice<Heading>) -> [OutlineEntry] {
    var result: [OutlineEntry] = []
    var rest = headings
    while let head = rest.popFirst() {
      let below = rest.prefix { $0.level > head.level }
      rest = rest.dropFirst(below.count)
      let title = [head.number, head.content.plainText].compactMap(\.self).joined(separator: " ")
      result.append(OutlineEntry(title, anchor: head.anchor, children: tree(of: below)))
    }
    return result
  }
}
