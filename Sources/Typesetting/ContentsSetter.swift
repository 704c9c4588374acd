import Basics
import Documents
import Graphics

/// Sets the table of contents with page numbers. Each line is a link.
struct ContentsSetter {
  private let contents: DocumentContents?
  private let title: String
  private let style: PageStyle
  private let measurer: any TextMeasurer

  /// The indent of each level, in points.
  private static let indent = 14.0
  /// The gap between a title and its page number, in points.
  private static let gap = 8.0

  init(_ document: Document, style: PageStyle, measurer: any TextMeasurer) {
    contents = document.hasContents == true ? DocumentContents(document) : nil
    title = document.language.contents
    self.style = style
    self.measurer = measurer
  }

  private var paragraphs: ParagraphSetter { ParagraphSetter(measurer: measurer) }

  /// Returns the table of contents.
  ///
  /// - Parameter pages: The pages of the document, which contain its sections. Without them page numbers are left out.
  ///   The height is the same.
  func items(on pages: [Page] = []) throws(Diagnostic) -> [PageItem] {
    guard let contents, !contents.headings.isEmpty else { return [] }
    var numbers: [String: Int] = [:]
    for (index, page) in pages.enumerated() {
      for anchor in page.anchors where numbers[anchor] == nil { numbers[anchor] = index + 1 }
    }
    let title = try paragraphs.lines(
      [.text(self.title)], style: style.heading(level: 1), width: style.columnWidth)
    var items: [PageItem] = [
      .box(PageBox.stack(title).tagged(StructureNode(.caption, 0))), .penalty(PageItem.forbidden),
    ]
    items.append(.space(style.headingSpace(level: 1).below))
    for (index, heading) in contents.headings.enumerated() {
      if heading.level == 1 { items.append(.space(3)) }
      let link = StructureNode(.link, description: heading.fullTitle(" ").plainText)
      items += try line(heading, page: numbers[heading.anchor]).tagged(link)
        .tagged(StructureNode(.contentsItem, index + 1))
    }
    return items.tagged(StructureNode(.contents, -1)) + [.space(PageStyle.headSpace)]
  }

  /// Returns an entry: the title in as many lines as it needs, dots, and the page number.
  private func line(_ heading: Heading, page: Int?) throws(Diagnostic) -> [PageItem] {
    let text = style.contents.aligned(.left)
    let width = style.columnWidth
    let room = try measurer.extents(of: "0000", font: text.font).width + Self.gap
    let indent = Self.indent * Double(heading.level - 1)
    let title = heading.fullTitle("\u{2002}").withoutLinks
    let content: [Inline] = heading.level == 1 ? [.strong(title)] : title
    var boxes = try paragraphs.lines(content, style: text, width: width - room - indent).map { $0.moved(right: indent) }
    guard !boxes.isEmpty else { return [] }
    let last = boxes.count - 1
    let baseline = try paragraphs.baseline(of: text)
    let number = page.map(String.init) ?? ""
    boxes[last].commands.append(
      .text(TextRun(number, font: text.font, at: Point(width, baseline), anchor: .end)))
    if boxes.count == 1, heading.level > 1 {
      let start = indent + (try paragraphs.extent(content, style: text).natural) + Self.gap
      let end = width - (try measurer.extents(of: number, font: text.font).width) - Self.gap
      boxes[last].commands += dots(from: start, to: end, baseline: baseline)
    }
    for index in boxes.indices {
      let area = Rectangle(x: indent, y: 0, width: width - indent, height: boxes[index].height)
      boxes[index].commands.append(.link(area, .anchor(heading.anchor)))
    }
    return .paragraph(boxes)
  }

  /// Returns dots whose positions are the same on all lines.
  private func dots(from start: Double, to end: Double, baseline: Double) -> [DrawingCommand] {
    let step = 6.0
    let first = (start / step).rounded(.up) * step
    guard first < end else { return [] }
    return stride(from: first, through: end, by: step).map { x in
      .fill(.circle(center: Point(x, baseline - 0.5), radius: 0.45), .quiet)
    }
  }
}

extension Page {
  /// The anchors on the page, to which links lead.
  fileprivate var anchors: [String] {
    (across + columns.flatMap(\.content)).flatMap { $0.box.commands.flatMap(\.anchors) }
  }
}

extension DrawingCommand {
  fileprivate var anchors: [String] {
    switch self {
    case .anchor(let name, _): [name]
    case .group(let group): group.commands.flatMap(\.anchors)
    default: []
    }
  }
}
