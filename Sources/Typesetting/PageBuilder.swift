import Documents
import Graphics

/// Fills the columns of pages with items. It breaks where the cost is lowest, moves floats that do not fit to the top
/// of the next column or page, and puts footnotes at the foot of the column that calls them.
struct PageBuilder {
  private let style: PageStyle
  private let footnotes: FootnoteBoxes
  /// The footnotes on finished pages.
  private var printed: Set<Int> = []
  private var pages: [Page] = []
  /// The floats that have found no place yet.
  private var waiting: [PageBox] = []

  /// The smallest share of a page in which it is worth beginning columns.
  private static let leastColumn = 0.15

  /// Returns the pages that the items fill.
  ///
  /// - Parameter head: A box that spans all columns of the first page.
  static func pages(
    of items: [PageItem], under head: PageBox?, footnotes: FootnoteBoxes, style: PageStyle
  ) -> [Page] {
    var builder = PageBuilder(style: style, footnotes: footnotes)
    var rest = items.dropFirst(0)
    var head = head
    while !rest.isEmpty || !builder.waiting.isEmpty || head != nil {
      rest = builder.fillPage(from: rest, under: head)
      head = nil
    }
    return builder.pages
  }

  private init(style: PageStyle, footnotes: FootnoteBoxes) {
    self.style = style
    self.footnotes = footnotes
  }

  /// Fills one page from the front of the items, and returns the remaining items.
  private mutating func fillPage(
    from items: ArraySlice<PageItem>, under head: PageBox?
  ) -> ArraySlice<PageItem> {
    var across = OpenPage(style: style, footnotes: footnotes, printed: printed, head: head)
    across.placeFloats(&waiting, isEnd: items.endHere)
    guard across.freeHeight >= style.textHeight * Self.leastColumn else {
      let column = openColumn(0, under: across, height: across.freeHeight, printed: printed)
      printed = column.printed
      close(across, [column.finished])
      return items
    }
    var filled = fill(items, under: across, height: across.freeHeight)
    if filled.isEmpty, waiting.contains(where: \.isWide) {
      // If text waits for wide floats, they may take its space.
      across.placeFloats(&waiting, isEnd: true)
      filled = fill(items, under: across, height: across.freeHeight)
    }
    if style.columns > 1, filled.rest.endHere { filled = balanced(filled, items, under: across) }
    waiting = filled.waiting
    printed = filled.printed
    if filled.rest.endHere, !waiting.isEmpty {
      across.continueBelow(filled.columns)
      across.placeFloats(&waiting, isEnd: true)
    }
    close(across, filled.columns)
    return filled.rest
  }

  private mutating func close(_ across: OpenPage, _ columns: [PageColumn]) {
    let boxes = (across.placed + columns.flatMap(\.content)).map(\.box)
    let section =
      columns.lazy.compactMap(\.section).first ?? boxes.lazy.compactMap(\.section).first ?? pages.last?.section
    pages.append(Page(across: across.placed, columns: columns, section: section))
  }

  /// The columns of a page, and the items and floats that found no place in them.
  private struct Filled {
    var columns: [PageColumn] = []
    var rest: ArraySlice<PageItem>
    var waiting: [PageBox]
    var printed: Set<Int>

    var isEmpty: Bool { columns.allSatisfy(\.content.isEmpty) }

    func takesAsMuch(as other: Filled) -> Bool {
      rest.count == other.rest.count && waiting.count == other.waiting.count
    }
  }

  private func fill(_ items: ArraySlice<PageItem>, under across: OpenPage, height: Double) -> Filled {
    var filled = Filled(rest: items, waiting: waiting, printed: printed)
    for number in 0..<style.columns {
      var column = openColumn(number, under: across, height: height, printed: filled.printed)
      filled.rest = column.fill(from: filled.rest, &filled.waiting)
      filled.columns.append(column.finished)
      filled.printed = column.printed
    }
    return filled
  }

  /// Returns an empty column. Footnotes of items that span all columns go into the first column.
  private func openColumn(
    _ number: Int, under across: OpenPage, height: Double, printed: Set<Int>
  ) -> OpenColumn {
    OpenColumn(
      style: style, footnotes: footnotes, top: style.textHeight - across.freeHeight, height: height,
      called: number == 0 ? across.footnotes : [], printed: printed)
  }

  /// Returns the columns of the last page, made as short as possible so that they end at about the same height.
  private func balanced(_ filled: Filled, _ items: ArraySlice<PageItem>, under across: OpenPage) -> Filled {
    var result = filled
    var (short, enough) = (0.0, across.freeHeight)
    while enough - short > 2 {
      let middle = (short + enough) / 2
      let attempt = fill(items, under: across, height: middle)
      if attempt.takesAsMuch(as: filled) {
        (result, enough) = (attempt, middle)
      } else {
        short = middle
      }
    }
    return result
  }
}

extension ArraySlice<PageItem> {
  /// True if nothing may follow until all floats have found their place.
  fileprivate var endHere: Bool {
    switch first {
    case nil, .barrier(.end): true
    default: false
    }
  }
}
