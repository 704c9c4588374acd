import Documents
import Graphics

/// A column that is being filled.
struct OpenColumn {
  private(set) var finished = PageColumn()
  private let style: PageStyle
  private let footnotes: FootnoteBoxes
  /// The footnotes at the foot of this column and of earlier ones.
  private(set) var printed: Set<Int>
  private let height: Double
  private let top: Double
  private var used = 0.0
  /// The space after the last box. Of two adjacent spaces only the larger one counts.
  private var pendingSpace = 0.0
  private var hasText = false
  /// The share of a column that may stay empty to keep floats in their section.
  private static let wasted = 0.08
  /// The same share if so many floats wait that they fill columns of their own.
  private static let keptFree = 0.15
  /// The largest share of the next column that waiting floats may fill if the next section's text goes on before them.
  /// More floats would tear that text apart.
  private static let backlog = 0.85
  /// True if the last float was moved to another column.
  private var hasMoved = false

  /// - Parameters:
  ///   - top: The distance of the column from the top of the text.
  ///   - height: The height of the column, including the footnotes.
  ///   - called: Footnotes that must stand at the foot of this column.
  ///   - printed: The footnotes of earlier columns.
  init(
    style: PageStyle, footnotes: FootnoteBoxes, top: Double, height: Double, called: [Int], printed: Set<Int>
  ) {
    self.style = style
    self.footnotes = footnotes
    self.height = height
    self.top = top
    self.printed = printed
    addFootnotes(called)
  }

  /// True if the column is as high as the text of a page.
  private var isWhole: Bool { height == style.textHeight }
  private var footHeight: Double { finished.footHeight }
  private var isEmpty: Bool { finished.content.isEmpty }
  private var emptyShare: Double { max(0, height - used - footHeight) / height }

  /// True if the column can end here: it is not empty, and its last box does not need another one after it.
  private var canEnd: Bool { !isEmpty && finished.content.last?.box.staysWithNext == false }

  /// True if the last box is the heading of a section that contains only floats, so that a float must follow it.
  private var isHeadOfFloats: Bool {
    finished.content.count > 1 && finished.content.last?.box.staysWithFloat == true
  }

  /// A place where the column could end, with the state at that place.
  private struct Break {
    var cost: Double
    var next: Int
    var column: OpenColumn
    var waiting: [PageBox]
  }

  /// Takes items from the front up to the cheapest place for a break, and returns the remaining items.
  mutating func fill(from items: ArraySlice<PageItem>, _ waiting: inout [PageBox]) -> ArraySlice<PageItem> {
    let (empty, floats) = (self, waiting)
    // A table that was broken continues first. Waiting floats come after its end.
    if !items.beginInsideTable { placeFloats(&waiting) }
    var best: Break?
    var index = items.startIndex
    while index < items.endIndex {
      if let price = items.breakPrice(at: index), canEnd {
        let cost = emptyShare * emptyShare * 10_000 + price
        if cost <= best?.cost ?? .infinity { best = Break(cost: cost, next: index, column: self, waiting: waiting) }
      }
      guard add(items[index], waiting: &waiting) else { break }
      index += 1
    }
    let isUnfinished = index < items.endIndex || (!waiting.isEmpty && !canEnd)
    if isUnfinished, let best {
      self = best.column
      waiting = best.waiting
      index = best.next
    } else if isUnfinished, !isWhole {
      // A whole column may end at a place where it should not. A shorter one leaves everything to the next column.
      (self, waiting) = (empty, floats)
      return items
    }
    return items[index...].drop(while: \.isDiscardable)
  }

  /// Places as many of the waiting floats as fit.
  private mutating func placeFloats(_ waiting: inout [PageBox]) {
    waiting.take { box in
      if !isEmpty { pendingSpace = max(pendingSpace, style.floatSpace) }
      guard !box.isWide, fits(box) else { return false }
      place(box)
      return true
    }
    if !isEmpty { pendingSpace = style.floatSpace }
  }

  /// Adds an item, and returns false if it does not fit. A float that does not fit waits, and the text goes on.
  private mutating func add(_ item: PageItem, waiting: inout [PageBox]) -> Bool {
    switch item {
    case .penalty: return true
    case .barrier(let barrier):
      if barrier == .table, waiting.contains(where: \.isTable) { return false }
      let due = barrier == .end ? waiting : waiting.due
      return due.isEmpty || isPassable(barrier, backlog: share(of: due))
    case .clearing:
      if !waiting.isEmpty { placeFloats(&waiting) }
      return true
    case .space(let height):
      if !isEmpty { pendingSpace = max(pendingSpace, hasMoved ? style.withoutFloat(height) : height) }
      return true
    case .float(let box):
      let mustWait = box.isWide || waiting.contains { !$0.isWide || $0.isTable == box.isTable } || !fits(box)
      if mustWait, isHeadOfFloats, !box.isWide { return false }
      hasMoved = mustWait
      if hasMoved {
        waiting.append(box)
        pendingSpace = style.withoutFloat(pendingSpace)
      } else {
        place(box)
      }
      return true
    case .box(let box):
      guard fits(box) else { return false }
      if !hasText, let head = box.continuation {
        place(PageBox(height: head.height, commands: head.commands))
      }
      hasText = true
      hasMoved = false
      place(box)
      if finished.section == nil { finished.section = box.section }
      return true
    }
  }

  /// Returns true if the text may pass a barrier although floats wait.
  private func isPassable(_ barrier: PageItem.Barrier, backlog: Double) -> Bool {
    switch barrier {
    case .table: emptyShare > Self.wasted && backlog < Self.backlog
    case .section: emptyShare > (backlog < Self.backlog ? Self.wasted : Self.keptFree)
    case .subsection: emptyShare > Self.keptFree || backlog < Self.backlog
    case .end: false
    }
  }

  /// Returns the share of a column that floats fill.
  private func share(of floats: [PageBox]) -> Double {
    floats.reduce(0) { $0 + $1.height + style.floatSpace } / height
  }

  /// Returns true if a box fits. A box that is too high for a whole column is placed in an empty one anyway.
  private func fits(_ box: PageBox) -> Bool {
    if isEmpty && isWhole { return true }
    let head = hasText ? 0 : box.continuation?.height ?? 0
    let notes = footnotes.height(of: footnotes.due(box.footnotes, printed: printed))
    let rule = notes > 0 && footHeight == 0 ? PageColumn.footnoteRule : 0
    return used + pendingSpace + head + box.height + notes + rule + footHeight <= height + 1e-6
  }

  private mutating func place(_ box: PageBox) {
    used += pendingSpace
    pendingSpace = 0
    finished.content.append(Placed(box: box, y: top + used))
    used += box.height
    addFootnotes(box.footnotes)
  }

  private mutating func addFootnotes(_ calls: [Int]) {
    for number in footnotes.due(calls, printed: printed) {
      finished.footnotes.append(footnotes.boxes[number - 1])
      printed.insert(number)
    }
  }
}

extension ArraySlice<PageItem> {
  /// True if the items begin inside a table whose head is in another column.
  fileprivate var beginInsideTable: Bool {
    if case .box(let box)? = first { box.continuation != nil } else { false }
  }

  /// Returns the cost of ending a column before an item: at a penalty its cost, between boxes 0. Nil elsewhere.
  fileprivate func breakPrice(at index: Int) -> Double? {
    switch self[index] {
    case .penalty(let price): return price < PageItem.forbidden ? price : nil
    case .barrier: return 0
    case .box, .space, .float, .clearing: break
    }
    guard index > startIndex else { return 0 }
    return self[index - 1].isDiscardable ? nil : 0
  }
}

extension [PageBox] {
  /// The floats that a column can take: they are not wide, and no wide float of the same kind waits before them.
  fileprivate var due: [PageBox] {
    var due: [PageBox] = []
    var rest = self
    rest.take { box in
      if !box.isWide { due.append(box) }
      return !box.isWide
    }
    return due
  }
}

extension PageStyle {
  /// Returns the space between the items above and below a float that was moved away.
  fileprivate func withoutFloat(_ space: Double) -> Double {
    space == floatSpace ? paragraphSpace : space
  }
}
