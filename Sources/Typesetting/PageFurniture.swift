import Basics
import Documents
import Graphics

/// The furniture of a page: its number, header and footer, and the line numbers.
struct PageFurniture {
  private let style: PageStyle
  private let measurer: any TextMeasurer
  private let title: String
  /// The header and the footer that the document defines.
  private let header: [PageBox]
  private let footer: [PageBox]
  private let numbersLines: Bool
  /// The number of lines on earlier pages.
  private var lines = 0

  private static let lineNumber = Font(.sans, size: 6.5)
  /// Headers and footers are artifacts, but their links must be in the structure tree. The nodes of these links come
  /// after all others, with up to `mostLinks` on each page.
  private static let firstLink = 10_000_000
  private static let mostLinks = 1_000

  init(_ document: Document, style: PageStyle, measurer: any TextMeasurer) throws(Diagnostic) {
    self.style = style
    self.measurer = measurer
    title = document.title.plainText
    numbersLines = document.numbersLines
    let paragraphs = ParagraphSetter(measurer: measurer)
    func boxes(_ content: [Inline], share: Double) throws(Diagnostic) -> [PageBox] {
      try paragraphs.lines(content, style: style.running, width: style.measure * share)
    }
    header = try boxes(document.header, share: 0.64)
    footer = try boxes(document.footer, share: 0.9)
  }

  mutating func place(on drawing: inout Drawing, _ page: Page, number: Int) throws(Diagnostic) {
    let foot = style.page.height - style.bottom + 38
    let font = Font(.serif, size: style.furniture.size)
    let (x, anchor) = footer.isEmpty ? (style.page.width / 2, TextRun.Anchor.middle) : (right, .end)
    let run = TextRun("\(number)", font: font, at: Point(x, foot), anchor: anchor)
    let below = placed(footer, from: foot - (try baseline))
    drawing.append(Group(commands: [.text(run)] + below.withoutLinks, tag: .artifact(.footer)))
    if number > 1 || !header.isEmpty { drawing.append(try head(page, isFirst: number == 1)) }
    let links = (placed(header, from: try headerTop) + below).links()
    for (index, link) in links.enumerated() {
      let node = StructureNode(.paragraph, Self.firstLink + number * Self.mostLinks + index)
      drawing.append(Group(commands: [.link(link.area, link.target)].tagged(link.node), tag: .node(node)))
    }
    if numbersLines { drawing.append(Group(commands: lineNumbers(page), tag: .artifact(.layout))) }
  }

  private var right: Double { style.left + style.measure }

  private var baseline: Double {
    get throws(Diagnostic) { try ParagraphSetter(measurer: measurer).baseline(of: style.running) }
  }

  private var headerTop: Double {
    get throws(Diagnostic) {
      style.top - 24 - (try baseline) - Double(header.count - 1) * style.running.leading
    }
  }

  private func placed(_ boxes: [PageBox], from top: Double) -> [DrawingCommand] {
    boxes.enumerated().map { index, box in
      .group(
        Group(origin: Point(style.left, top + Double(index) * style.running.leading), commands: box.commands))
    }
  }

  /// Returns the page header: the document's header or else its title at the left, the section at the right, and a thin
  /// rule below.
  private func head(_ page: Page, isFirst: Bool) throws(Diagnostic) -> Group {
    var head = Group(commands: [], tag: .artifact(.header))
    let y = style.top - 24
    let section = isFirst ? "" : page.section ?? ""
    let width = try measurer.extents(of: section, font: style.furniture).width
    if header.isEmpty {
      if try measurer.extents(of: title, font: style.furniture).width <= style.measure - width - 24 {
        head.commands.append(.text(TextRun(title, font: style.furniture, color: .quiet, at: Point(style.left, y))))
      }
    } else {
      head.commands += placed(header, from: try headerTop).withoutLinks
    }
    if width <= (header.isEmpty ? style.measure : style.measure * 0.34) {
      head.commands.append(
        .text(TextRun(section, font: style.furniture, color: .quiet, at: Point(right, y), anchor: .end)))
    }
    let line = Path.line(Point(style.left, y + 5), Point(right, y + 5))
    head.commands.append(.stroke(line, Stroke(Color(gray: 0.72), width: 0.4)))
    return head
  }

  /// Returns a number beside each line of text, outside the outer columns. Headings, formulas and captions are numbered
  /// too, rows of tables are not.
  private mutating func lineNumbers(_ page: Page) -> [DrawingCommand] {
    var commands: [DrawingCommand] = []
    for (index, content) in ([page.across] + page.columns.map(\.content)).enumerated() {
      let (x, anchor) = index < 2 ? (style.left - 9, TextRun.Anchor.end) : (right + 9, .start)
      for placed in content {
        for baseline in placed.box.baselines {
          lines += 1
          let place = Point(x, style.top + placed.y + baseline)
          commands.append(
            .text(TextRun("\(lines)", font: Self.lineNumber, color: .quiet, at: place, anchor: anchor)))
        }
      }
    }
    return commands
  }
}

extension PageStyle {
  fileprivate var running: TextStyle {
    TextStyle(font: furniture, leading: furniture.size * 1.2, alignment: .left, color: .quiet)
  }
}

extension [DrawingCommand] {
  /// The commands as decoration, without links and structure nodes.
  fileprivate var withoutLinks: [DrawingCommand] {
    compactMap { command in
      switch command {
      case .link: return nil
      case .group(var group):
        (group.tag, group.commands) = (nil, group.commands.withoutLinks)
        return .group(group)
      default: return command
      }
    }
  }

  fileprivate typealias PlacedLink = (area: Rectangle, target: LinkTarget, node: StructureNode)

  /// Returns the link areas with their structure nodes, which contain the description of the link.
  fileprivate func links(from origin: Point = Point(0, 0), _ node: StructureNode? = nil) -> [PlacedLink] {
    flatMap { command -> [PlacedLink] in
      switch command {
      case .link(let area, let target):
        let moved = Rectangle(
          x: area.minX + origin.x, y: area.minY + origin.y, width: area.width, height: area.height)
        return [(moved, target, StructureNode(.link, description: node?.description ?? ""))]
      case .group(let group):
        var inner = node
        if case .node(let tagged)? = group.tag { inner = tagged }
        return group.commands.links(from: Point(origin.x + group.origin.x, origin.y + group.origin.y), inner)
      default: return []
      }
    }
  }
}
