import Documents
import Graphics

/// A page while the items that span all its columns are placed. With one column there are none.
struct OpenPage {
  private(set) var placed: [Placed] = []
  /// Called in what is placed.
  private(set) var footnotes: [Int] = []
  private let style: PageStyle
  private let boxes: FootnoteBoxes
  /// The footnotes of earlier pages.
  private let printed: Set<Int>
  private var used = 0.0
  private var footHeight = 0.0
  /// Whether the feet of the columns are set, so that no float may call further footnotes.
  private var isBelow = false

  /// - Parameters:
  ///   - printed: the footnotes of earlier pages.
  ///   - head: of the document, on its first page.
  init(style: PageStyle, footnotes: FootnoteBoxes, printed: Set<Int>, head: PageBox?) {
    self.style = style
    boxes = footnotes
    self.printed = printed
    if let head { place(head, space: PageStyle.headSpace) }
  }

  /// What is left for columns.
  var freeHeight: Double { style.textHeight - used }

  /// The share of a page that wide floats may take above text.
  private static let share = 0.75

  /// As many of the waiting wide floats as fit.
  ///
  /// - Parameter isEnd: whether no text needs the space, so that narrow floats before a wide one are centred.
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

  /// Continues below the text, after all of it has ended.
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

/// A box and its distance from the top of the text.
struct Placed {
  var box: PageBox
  var y: Double
}

/// What one page holds.
struct Page {
  /// Over all columns.
  var across: [Placed]
  var columns: [PageColumn]
  /// That of its first text; of its first figure or table where it has no text.
  var section: String?
}

/// What one column holds.
struct PageColumn {
  /// The space between text and footnotes, with its rule.
  static let footnoteRule = 14.0

  /// From the top of the text of its page.
  var content: [Placed] = []
  var footnotes: [PageBox] = []
  /// That of its first text.
  var section: String?

  var footHeight: Double {
    footnotes.isEmpty ? 0 : footnotes.reduce(Self.footnoteRule) { $0 + $1.height }
  }
}
