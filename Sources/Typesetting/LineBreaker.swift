/// Chooses the line breaks of a whole paragraph so that the sum of demerits is minimal (Knuth and Plass 1981; *The
/// TeXbook*, chapter 14).
struct LineBreaker {
  var width: Double
  /// For ragged text, the part of a line that may stay empty at low cost, in points. Nil for justified text.
  var raggedness: Double?

  /// Returns the indices of the items at which lines end. The last one is `items.count`.
  func breaks(in items: [ParagraphItem]) -> [Int] {
    let totals = LineTotals.sums(of: items)
    for tolerance in [1.2, 3, 12] {
      var search = Search(breaker: self, items: items, totals: totals, tolerance: tolerance, allowsOverfull: false)
      if let result = search.run() { return result }
    }
    var search = Search(breaker: self, items: items, totals: totals, tolerance: .infinity, allowsOverfull: true)
    return search.run() ?? [items.count]
  }

  /// Returns how much a line stretches or shrinks: −1 is as tight as allowed, 0 is natural, 1 is as loose as is good,
  /// −∞ does not fit.
  fileprivate func ratio(_ line: LineTotals, isLast: Bool) -> Double {
    let missing = width - line.width
    if missing >= 0 {
      if isLast || missing == 0 { return 0 }
      return missing / max(raggedness ?? line.stretch, 1e-3)
    }
    if missing > -1e-6 { return 0 }
    let canShrink = raggedness == nil && line.shrink > 0
    return canShrink ? missing / line.shrink : -.infinity
  }
}

/// The total width in points, and the total stretch and shrink of the spaces in it.
private struct LineTotals {
  var width = 0.0
  var stretch = 0.0
  var shrink = 0.0

  static func - (a: LineTotals, b: LineTotals) -> LineTotals {
    LineTotals(width: a.width - b.width, stretch: a.stretch - b.stretch, shrink: a.shrink - b.shrink)
  }

  /// Returns the totals: `sums[i]` is that of the items before i.
  static func sums(of items: [ParagraphItem]) -> [LineTotals] {
    var sum = LineTotals()
    return [sum]
      + items.map { item in
        switch item {
        case .box(let piece): sum.width += piece.width
        case .glue(let glue):
          sum = LineTotals(
            width: sum.width + glue.width, stretch: sum.stretch + glue.stretch, shrink: sum.shrink + glue.shrink)
        case .penalty, .forcedBreak: break
        }
        return sum
      }
  }
}

/// A position where a line may end.
private struct Breakpoint {
  var cost: Double
  var isForced = false
  var hyphenWidth = 0.0
  var protrusion = 0.0

  /// A break is possible before glue that follows a box, at a penalty, at a forced break, and at the end. Nil
  /// elsewhere.
  init?(in items: [ParagraphItem], at position: Int) {
    cost = 0
    if position > 0, case .box(let piece) = items[position - 1] { protrusion = piece.protrusion }
    guard position < items.count else {
      isForced = true
      return
    }
    switch items[position] {
    case .forcedBreak: isForced = true
    case .penalty(let price, let hyphen):
      guard price < ParagraphItem.forbidden else { return nil }
      cost = price
      hyphenWidth = hyphen?.width ?? 0
      protrusion = hyphen?.protrusion ?? protrusion
    case .glue:
      guard position > 0, case .box = items[position - 1] else { return nil }
    case .box: return nil
    }
  }
}

/// One pass over a paragraph with a given tolerance.
private struct Search {
  let breaker: LineBreaker
  let items: [ParagraphItem]
  let totals: [LineTotals]
  let tolerance: Double
  let allowsOverfull: Bool

  /// The best way to end a line at a position.
  private struct Node {
    var position: Int
    var demerits = 0.0
    var ratio = 0.0
    var isHyphenated = false
    var previous: Int?
    /// The totals before the first item of the next line.
    var start = LineTotals()
  }

  private var nodes = [Node(position: -1)]

  init(
    breaker: LineBreaker, items: [ParagraphItem], totals: [LineTotals], tolerance: Double, allowsOverfull: Bool
  ) {
    self.breaker = breaker
    self.items = items
    self.totals = totals
    self.tolerance = tolerance
    self.allowsOverfull = allowsOverfull
  }

  /// Returns the positions of the breaks, or nil if the tolerance allows none.
  mutating func run() -> [Int]? {
    var active = [0]
    for position in 0...items.count {
      guard let breakpoint = Breakpoint(in: items, at: position) else { continue }
      var best: Node?
      active.removeAll { index in
        let ratio = ratio(from: nodes[index], to: position, at: breakpoint)
        if let node = node(at: position, from: index, ratio: ratio, breakpoint),
          node.demerits < best?.demerits ?? .infinity
        {
          best = node
        }
        return ratio < -1 || breakpoint.isForced
      }
      if let best {
        nodes.append(best)
        active.append(nodes.count - 1)
      }
      if active.isEmpty { return nil }
    }
    return active.last.map(chain)
  }

  private func ratio(from node: Node, to position: Int, at breakpoint: Breakpoint) -> Double {
    var line = totals[position] - node.start
    line.width += breakpoint.hyphenWidth - breakpoint.protrusion
    return breaker.ratio(line, isLast: breakpoint.isForced)
  }

  private func node(at position: Int, from index: Int, ratio: Double, _ breakpoint: Breakpoint) -> Node? {
    let fits = ratio >= -1 && ratio <= tolerance
    guard fits || (allowsOverfull && ratio < -1) else { return nil }
    let previous = nodes[index]
    let isHyphenated = breakpoint.hyphenWidth > 0
    let badness = fits ? min(100 * abs(ratio) * ratio * ratio, 1e7) : 1e8
    var demerits = previous.demerits + (10 + badness + breakpoint.cost) * (10 + badness + breakpoint.cost)
    // A loose line next to a tight one, and hyphens at two consecutive lines, look worse than each alone.
    if abs(Self.fitness(previous.ratio) - Self.fitness(ratio)) > 1 { demerits += 10_000 }
    if previous.isHyphenated && isHyphenated { demerits += 10_000 }
    return Node(
      position: position, demerits: demerits, ratio: ratio, isHyphenated: isHyphenated, previous: index,
      start: totals[items.startOfLine(after: position)])
  }

  /// Returns TeX's fitness class: 0 tight, 1 normal, 2 loose, 3 very loose.
  private static func fitness(_ ratio: Double) -> Int {
    ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3
  }

  private func chain(from last: Int) -> [Int] {
    var result: [Int] = []
    var index: Int? = last
    while let current = index, nodes[current].position >= 0 {
      result.append(nodes[current].position)
      index = nodes[current].previous
    }
    return result.reversed()
  }
}

extension [ParagraphItem] {
  /// Returns the index of the first item of the line after a break. Glue and penalties at the break are dropped.
  func startOfLine(after position: Int) -> Int {
    guard position < count else { return count }
    var index = position
    if case .forcedBreak = self[index] { return index + 1 }
    while index < count {
      switch self[index] {
      case .glue, .penalty: index += 1
      case .box, .forcedBreak: return index
      }
    }
    return index
  }
}
