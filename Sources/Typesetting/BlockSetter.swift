import Basics
import Documents
import Graphics

/// Turns blocks into the items of a column: lines, spaces and the places where a page may end.
struct BlockSetter {
  let style: PageStyle
  let measurer: any TextMeasurer
  /// The footnotes of the document. They take space from the figure whose caption calls them.
  var footnotes = FootnoteBoxes()
  var isInAppendix = false

  var paragraphs: ParagraphSetter { ParagraphSetter(measurer: measurer) }

  /// Returns the items of blocks, with the spaces between them.
  ///
  /// - Parameters:
  ///   - text: The style of paragraphs.
  ///   - width: The width of the column.
  func items(_ blocks: [Block], text: TextStyle, width: Double) throws(Diagnostic) -> [PageItem] {
    let appendix = blocks.firstIndex { $0.beginsAppendix } ?? blocks.endIndex
    let set = try blocks.indices.concurrentMap { index throws(Diagnostic) in
      var setter = self
      setter.isInAppendix = isInAppendix || index > appendix
      return try setter.items(blocks[index], text: text, width: width)
    }
    var result: [PageItem] = []
    let structure = blocks.structure
    var section: String?
    for (index, untagged) in set.enumerated() {
      let items = structure[index].map(untagged.tagged) ?? untagged
      if index > 0 { result.append(.space(space(between: blocks[index - 1], and: blocks[index]))) }
      if case .heading(let heading) = blocks[index], heading.level == 1 {
        section = heading.fullTitle("\u{2002}").plainText
      }
      let hasFloatsAlone = blocks.hasFloatsAlone(after: index)
      result += items.map { $0.within(section).stayingWithFloat(hasFloatsAlone) }
    }
    return result
  }

  private func space(between above: Block, and below: Block) -> Double {
    if case .heading(let heading) = below { return style.headingSpace(level: heading.level).above }
    if case .heading(let heading) = above { return style.headingSpace(level: heading.level).below }
    if case .paragraph = above, case .paragraph = below { return style.paragraphSpace }
    return above.isFloat || below.isFloat ? style.floatSpace : style.blockSpace
  }

  private func items(_ block: Block, text: TextStyle, width: Double) throws(Diagnostic) -> [PageItem] {
    switch block {
    case .heading(let heading): try items(heading, width: width)
    case .paragraph(let content): .paragraph(try paragraphs.lines(content, style: text, width: width))
    case .list(let list): try items(list, text: list.anchors.isEmpty ? text : style.reference, width: width)
    case .quote(let content):
      try items(content, text: text, width: width - 2 * style.listIndent).moved(right: style.listIndent)
    case .code(let code):
      .paragraph(
        try CodeSetter(style: style, measurer: measurer, width: width).boxes(code).map {
          $0.on(.codeBackground, width: width)
        })
    case .equation(let equation):
      try EquationSetter(style: style, measurer: measurer, width: width).items(equation, text: text)
    case .table(let table):
      try TableSetter(style: style, measurer: measurer, width: width, isInAppendix: isInAppendix).items(table)
    case .figure(let figure): try items(figure, width: width)
    case .note(let note): try items(note, text: text, width: width)
    case .disclosure(.begin(let summary, _)):
      .paragraph(try paragraphs.lines([.strong(summary)], style: text, width: width))
    case .rule: [.box(rule(width: width))]
    case .disclosure(.end), .html: []
    }
  }

  /// Returns a heading, which stays with the text after it.
  private func items(_ heading: Heading, width: Double) throws(Diagnostic) -> [PageItem] {
    let lines = try paragraphs.lines(
      heading.fullTitle("\u{2002}"), style: style.heading(level: heading.level), width: width)
    var box = PageBox.stack(lines)
    box.commands.insert(.anchor(heading.anchor, Point(0, 0)), at: 0)
    box.staysWithNext = true
    return (barrier(before: heading).map { [.barrier($0)] } ?? []) + [.penalty(-25), .box(box)]
  }

  /// Returns the barrier that makes floats stay in front of a heading.
  private func barrier(before heading: Heading) -> PageItem.Barrier? {
    switch heading.level {
    case 1: heading.isOverWorks ? .end : .section
    case 2: .subsection
    default: nil
    }
  }

  private func items(_ list: ListBlock, text: TextStyle, width: Double) throws(Diagnostic) -> [PageItem] {
    var result: [PageItem] = []
    for (index, content) in list.items.enumerated() {
      if index > 0 { result.append(.space(list.isTight ? 2.5 : style.paragraphSpace)) }
      let task = list.task(ofItem: index).map { $0 ? "☑" : "☐" }
      let mark = list.start.map { "\($0 + index)." + (task.map { " " + $0 } ?? "") } ?? task ?? "•"
      var item = try items(content, text: text, width: width - style.listIndent)
        .tagged(StructureNode(.listBody, 1))
      if list.isTight { item = item.map { if case .space(style.blockSpace) = $0 { .space(2.5) } else { $0 } } }
      result += try marked(
        item.moved(right: style.listIndent), with: mark, name: list.anchor(ofItem: index), text: text
      ).tagged(StructureNode(.listItem, index))
    }
    return result
  }

  /// Returns a list item with its mark beside the first line. Links lead to it by its name.
  private func marked(
    _ item: [PageItem], with mark: String, name: String?, text: TextStyle
  ) throws(Diagnostic) -> [PageItem] {
    let run = TextRun(
      mark, font: text.font, color: text.color, at: Point(style.listIndent - 6, try paragraphs.baseline(of: text)),
      anchor: .end)
    let label = [DrawingCommand.text(run)].tagged(StructureNode(.label))
    guard case .box(var first)? = item.first else {
      return [.box(PageBox(height: text.leading, commands: label))] + item
    }
    first.commands += label
    if let name { first.commands.append(.anchor(name, Point(0, 0))) }
    return [.box(first)] + item.dropFirst()
  }

  private func items(_ note: Note, text: TextStyle, width: Double) throws(Diagnostic) -> [PageItem] {
    let inset = 12.0
    let title = try paragraphs.lines([.strong(note.shownTitle)], style: text, width: width - 2 * inset)
      .tagged(StructureNode(.paragraph, -1))
    let content = try items(note.content, text: text, width: width - 2 * inset)
    var boxes = [PageBox.space(inset * 0.6)] + title.map { $0.moved(right: inset) }
    for item in content.moved(right: inset) {
      switch item {
      case .box(let box), .float(let box): boxes.append(box)
      case .space(let height): boxes.append(.space(height))
      case .penalty, .barrier, .clearing: break
      }
    }
    boxes.append(.space(inset * 0.6))
    return .paragraph(boxes.map { $0.on(.noteBackground, width: width, bar: .noteBar) })
  }

  private func rule(width: Double) -> PageBox {
    let line = Path.line(Point(width * 0.35, 6), Point(width * 0.65, 6))
    return PageBox(height: 12, commands: [.stroke(line, Stroke(.quiet, width: 0.5))])
  }
}

extension PageBox {
  /// Returns the box on a background colour. The background reaches slightly under the box above, so that no seam
  /// shows.
  fileprivate func on(_ ground: Color, width: Double, bar: Color? = nil) -> PageBox {
    func area(_ width: Double) -> Path { .rectangle(Rectangle(x: 0, y: -0.3, width: width, height: height + 0.3)) }
    var box = self
    box.commands = [.fill(area(width), ground)] + (bar.map { [.fill(area(2.5), $0)] } ?? []) + commands
    return box
  }
}

extension PageItem {
  /// Marks the heading of a section that contains only floats.
  fileprivate func stayingWithFloat(_ hasFloatsAlone: Bool) -> PageItem {
    guard hasFloatsAlone, case .box(var box) = self else { return self }
    box.staysWithFloat = true
    return .box(box)
  }
}

extension [Block] {
  /// Returns true if the block is a heading, and all blocks up to the next heading are floats.
  fileprivate func hasFloatsAlone(after index: Int) -> Bool {
    guard case .heading = self[index] else { return false }
    let section = self[(index + 1)...].prefix { if case .heading = $0 { false } else { true } }
    return !section.isEmpty && section.allSatisfy(\.isFloat)
  }
}

extension Block {
  fileprivate var beginsAppendix: Bool {
    if case .heading(let heading) = self { heading.attributes.beginsAppendix } else { false }
  }

  fileprivate var isFloat: Bool {
    switch self {
    case .figure, .table: true
    default: false
    }
  }
}
