import Documents
import Graphics

/// A page while the items that span all its columns are placed. With one column there are none of them.
struct OpenPage {
  private(set) var placed: [Placed] = []
  /// The footnotes that the placed items call.
  private(set) var footnotes: [Int] = []
  private let style: PageStyle
  private let boxes: FootnoteBoxes
  /// The footnotes of earlier pages.
  private let printed: Set<Int>
  private var used = 0.0
  private var footHeight = 0.0
  /// True if the footnotes of the columns are fixed, so that no further float may call new ones.
  private var isBelow = false

  /// - Parameters:
  ///   - printed: The footnotes of earlier pages.
  ///   - head: The title block of the document, on its first page.
  init(style: PageStyle, footnotes: FootnoteBoxes, printed: Set<Int>, head: PageBox?) {
    self.style = style
    boxes = footnotes
    self.printed = printed
    if let head { place(head, space: PageStyle.headSpace) }
  }

  /// The height that is left for columns.
  var freeHeight: Double { style.textHeight - used }

  /// The share of a page that wide floats may take above text.
  private static let share = 0.75

  /// Places as many of the waiting wide floats as fit.
  ///
  /// - Parameter isEnd: True if no text needs the space. Narrow floats that wait before a wide one are then placed too,
  ///   centred.
  mutating func placeFloats(_ waiting: inout [PageBox], isEnd: Bool) {
    let height = style.textHeight * (isEnd ? 1 : Self.share)
    var wide = waiting.filter(\.isWide)
    waiting.take { box in
      let spans = box.isWide || isEnd && wide.contains { $0.isTable == box.isTable }
      let needed = used + box.height + footHeight + notes(of: box) + PageColumn.footnoteRule
      guard spans, !(isBelow && !due(for: box).isEmpty), used == 0 || needed <= height else { return false }
      if box.isWide, let place = wide.firstIndex(where: { $0.isTable == box.isTable }) { wide.remove(at: place) }
      place(box.isWide ? box : box.moved(right: (style.measure - style.columnWidth) / 2), space: style.floatSpace)
      return true
    }
  }

  /// Continues below the columns, once all text has ended.
  mutating func continueBelow(_ columns: [PageColumn]) {
    let ends = columns.flatMap { $0.content.map { $0.y + $0.box.height } }
    used = max(used, (ends.max() ?? 0) + style.floatSpace)
    footHeight = columns.map { $0.footHeight }.max() ?? 0
    isBelow = true
  }

  private func notes(of box: PageBox) -> Double {
    boxes.height(of: due(for: box))
  }

  private func due(for box: PageBox) -> [Int] { boxes.due(box.footnotes, printed: printed.union(footnotes)) }

  private mutating func place(_ box: PageBox, space: Double) {
    placed.append(Placed(box: box, y: used))
    used += box.height + space
    footHeight += notes(of: box)
    footnotes += due(for: box)
  }
}

/// A box with its distance from the top of the text.
struct Placed {
  var box: PageBox
  var y: Double
}

/// The content of a page.
struct Page {
  /// The items that span all columns.
  var across: [Placed]
  var columns: [PageColumn]
  /// The section of the first text on the page, or of its first figure or table if it has no text.
  var section: String?
}

/// The content of a column.
struct PageColumn {
  /// The space between text and footnotes, which contains the rule.
  static let footnoteRule = 14.0

  /// The boxes, with their distances from the top of the page's text.
  var content: [Placed] = []
  var footnotes: [PageBox] = []
  /// The section of the first text in the column.
  var section: String?

  var footHeight: Double {
    footnotes.isEmpty ? 0 : footnotes.reduce(Self.footnoteRule) { $0 + $1.height }
  }
}
