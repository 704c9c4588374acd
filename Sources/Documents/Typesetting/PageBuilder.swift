import Graphics

/// Fills pages with the items of one column: breaks where it costs least, moves figures that do not fit to the top of
/// the next page, and puts footnotes at the foot of the page that calls them.
struct PageBuilder {
  private let style: PageStyle
  private let footnotes: [PageBox]
  private var pages: [Page] = []
  private var waiting: [PageBox] = []

  /// - Parameter footnotes: `footnotes[n - 1]` is footnote n, set.
  static func pages(of items: [PageItem], footnotes: [PageBox], style: PageStyle) -> [Page] {
    var builder = PageBuilder(style: style, footnotes: footnotes)
    var rest = items.dropFirst(0)
    while !rest.isEmpty || !builder.waiting.isEmpty { rest = builder.fillPage(from: rest) }
    return builder.pages
  }

  private init(style: PageStyle, footnotes: [PageBox]) {
    self.style = style
    self.footnotes = footnotes
  }

  private struct Break {
    var cost: Double
    var next: Int
    var page: OpenPage
    var waiting: [PageBox]
  }

  /// One page from the head of the items; returns those that are left.
  private mutating func fillPage(from items: ArraySlice<PageItem>) -> ArraySlice<PageItem> {
    var page = OpenPage(style: style, footnotes: footnotes)
    // A table goes on where it broke off; what waits comes behind its end.
    if !items.beginInsideTable { page.placeFloats(&waiting) }
    var best: Break?
    var index = items.startIndex
    while index < items.endIndex {
      if let price = Self.breakPrice(items, at: index), page.canEnd {
        let cost = page.emptyShare * page.emptyShare * 10_000 + price
        if cost <= best?.cost ?? .infinity { best = Break(cost: cost, next: index, page: page, waiting: waiting) }
      }
      guard page.add(items[index], waiting: &waiting) else { break }
      index += 1
    }
    let isUnfinished = index < items.endIndex || (!waiting.isEmpty && !page.canEnd)
    if isUnfinished, let best {
      page = best.page
      waiting = best.waiting
      index = best.next
    }
    close(page)
    return items[index...].drop(while: \.isDiscardable)
  }

  private mutating func close(_ page: OpenPage) {
    var finished = page.finished
    finished.section = finished.section ?? pages.last?.section
    pages.append(finished)
  }

  /// What it costs to end a page before an item: at a penalty its price, between boxes nothing, elsewhere never.
  private static func breakPrice(_ items: ArraySlice<PageItem>, at index: Int) -> Double? {
    switch items[index] {
    case .penalty(let price): return price < PageItem.forbidden ? price : nil
    case .barrier: return 0
    case .box, .space, .float, .clearing: break
    }
    guard index > items.startIndex else { return 0 }
    return items[index - 1].isDiscardable ? nil : 0
  }
}
