import Graphics

/// A page while it is being filled.
struct OpenPage {
  private(set) var finished = Page()
  private let style: PageStyle
  /// `footnotes[n - 1]` is footnote n.
  private let footnotes: [PageBox]
  private var used = 0.0
  private var footHeight = 0.0
  /// Space asked for since the last box: of two neighbours only the larger counts.
  private var pendingSpace = 0.0
  private var hasText = false
  /// The share of a page that may stay empty to keep floats in their section.
  private static let wasted = 0.08
  /// The same for a subsection while floats would fill pages of their own, whose ends its text can fill as well.
  private static let keptFree = 0.4
  /// How much of the next page floats may take that the next section goes before; more would tear its text apart.
  private static let backlog = 0.85
  /// Whether a float that stood here has gone to the next page.
  private var hasMoved = false

  init(style: PageStyle, footnotes: [PageBox]) {
    self.style = style
    self.footnotes = footnotes
  }

  private var height: Double { style.textHeight }

  var isEmpty: Bool { finished.content.isEmpty }
  var emptyShare: Double { max(0, height - used - footHeight) / height }

  /// Whether what stands on it is worth a page: its last box does not need another one.
  var canEnd: Bool { !isEmpty && finished.content.last?.box.staysWithNext == false }

  /// Floats that found no place before, as many as fit. A table may overtake a figure, but no other table.
  mutating func placeFloats(_ waiting: inout [PageBox]) {
    var rest: [PageBox] = []
    for box in waiting {
      if !isEmpty { pendingSpace = max(pendingSpace, style.floatSpace) }
      if !rest.contains(where: { $0.isTable == box.isTable }), isEmpty || fits(box) {
        place(box)
      } else {
        rest.append(box)
      }
    }
    waiting = rest
    if !isEmpty { pendingSpace = style.floatSpace }
  }

  /// Adds an item if it fits; a float that does not fit waits, and the text goes on.
  mutating func add(_ item: PageItem, waiting: inout [PageBox]) -> Bool {
    switch item {
    case .penalty: return true
    case .barrier(let barrier): return waiting.isEmpty || isPassable(barrier, backlog: share(of: waiting))
    case .clearing:
      if !waiting.isEmpty { placeFloats(&waiting) }
      return true
    case .space(let height):
      if !isEmpty { pendingSpace = max(pendingSpace, hasMoved ? style.withoutFloat(height) : height) }
      return true
    case .float(let box):
      hasMoved = !waiting.isEmpty || !fits(box)
      if hasMoved {
        waiting.append(box)
        pendingSpace = style.withoutFloat(pendingSpace)
      } else {
        place(box)
      }
      return true
    case .box(let box):
      guard isEmpty || fits(box) else { return false }
      if !hasText, let head = box.continuation {
        place(PageBox(height: head.height, commands: head.commands))
      }
      hasText = true
      hasMoved = false
      place(box)
      return true
    }
  }

  private func isPassable(_ barrier: PageItem.Barrier, backlog: Double) -> Bool {
    switch barrier {
    case .section: emptyShare > Self.wasted && backlog < Self.backlog
    case .subsection: emptyShare > Self.keptFree || backlog < Self.backlog
    case .end: false
    }
  }

  private func share(of floats: [PageBox]) -> Double {
    floats.reduce(0) { $0 + $1.height + style.floatSpace } / height
  }

  private func fits(_ box: PageBox) -> Bool {
    let notes = box.footnotes.reduce(0.0) { $0 + footnotes[$1 - 1].height }
    let rule = notes > 0 && footHeight == 0 ? Page.footnoteRule : 0
    return used + pendingSpace + box.height + notes + rule + footHeight <= height + 1e-6
  }

  private mutating func place(_ box: PageBox) {
    used += pendingSpace
    pendingSpace = 0
    finished.content.append(Page.Placed(box: box, y: used))
    used += box.height
    for number in box.footnotes {
      if footHeight == 0 { footHeight = Page.footnoteRule }
      finished.footnotes.append(footnotes[number - 1])
      footHeight += footnotes[number - 1].height
    }
    if let section = box.section { finished.section = section }
  }
}

/// What one page holds, from the top of the text down.
struct Page {
  struct Placed {
    var box: PageBox
    var y: Double
  }

  /// The space between text and footnotes, with its rule.
  static let footnoteRule = 14.0

  var content: [Placed] = []
  var footnotes: [PageBox] = []
  /// The last section that begins on it, or that it continues.
  var section: String?
}

extension PageStyle {
  /// The space between what stood above and below a float that has gone.
  fileprivate func withoutFloat(_ space: Double) -> Double {
    space == floatSpace ? paragraphSpace : space
  }
}
