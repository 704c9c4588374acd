import Basics
import Graphics

/// Category names at the left of a plot, with one column of labels for each level of a hierarchy. Groups of outer
/// levels are named once, beside a bracket along their rows.
struct LeftCategoryAxis {
  private struct Level {
    var groups: [CategoryGroup]
    var blocks: [TextBlock]
    var head: TextBlock
    var width: Double
  }

  /// The levels from the outermost to the innermost, which is also the order from left to right.
  private var levels: [Level] = []
  /// The least distance of rows at which no label touches its neighbour, in points.
  private(set) var minimumPitch = 0.0
  /// True if words had to be cut.
  private(set) var isCut = false
  private static let levelGap = 6.0

  /// - Parameters:
  ///   - maxWidth: the greatest width of all levels together.
  ///   - maxHeadWidth: the greatest width of the title of a single level, which may reach over the plot.
  init(
    _ domain: CategoryDomain, titles: [String], maxWidth: Double, maxHeadWidth: Double, theme: Theme,
    measurer: any TextMeasurer
  ) throws(Diagnostic) {
    let fitter = try TextFitter(measurer, font: theme.label)
    let gaps = Self.levelGap * Double(domain.levelCount - 1)
    let available = maxWidth - gaps - Theme.labelGap
    let widths = try Self.widths(domain, titles, available: available, fitter)
    isCut = widths.cutsWords
    for (level, width) in widths.values.enumerated() {
      let isLeaf = level == domain.levelCount - 1
      let groups = domain.groups(level: level)
      var blocks: [TextBlock] = []
      for group in groups {
        let block = try fitter.wrapped(group.label, maxWidth: width, maxLines: isLeaf ? 3 : 2)
        isCut = isCut || block.lines.contains { $0.contains("…") }
        blocks.append(block)
      }
      let headWidth = domain.levelCount == 1 ? maxHeadWidth : width
      let head = try fitter.wrapped(titles[level], maxWidth: headWidth, maxLines: 1)
      // A single letter or … may be wider than the room that is left for the level.
      let widest = blocks.reduce(width) { max($0, $1.width) }
      levels.append(Level(groups: groups, blocks: blocks, head: head, width: widest))
      minimumPitch = max(minimumPitch, Self.minimumPitch(groups, blocks))
    }
  }

  /// The distance from the left edge of the outermost labels to the plot.
  var width: Double {
    levels.reduce(Theme.labelGap) { $0 + $1.width } + Self.levelGap * Double(levels.count - 1)
  }

  /// The width of the line of titles. The title of a single level may reach over the plot.
  var headWidth: Double { levels.count == 1 ? max(width, levels[0].head.width) : width }

  /// The height of the line of titles above the rows.
  var headHeight: Double { (levels.map(\.head.height).max() ?? 0) + 3 }

  /// - Parameters:
  ///   - right: the right end of the axis, which is the left edge of the plot.
  ///   - headBottom: the lower edge of the titles, or nil to draw no titles.
  func draw(_ rows: BandScale, right: Double, headBottom: Double?, into drawing: inout Drawing) {
    var x = right - Theme.labelGap
    for (index, level) in levels.enumerated().reversed() {
      for (group, block) in zip(level.groups, level.blocks) where !group.label.isEmpty {
        let extent = rows.extent(group.range)
        let middle = (extent.lowerBound + extent.upperBound) / 2
        block.draw(centeredAt: middle, x: x, anchor: .end, color: Theme.ink, into: &drawing)
        if index < levels.count - 1 { drawBracket(extent, x: x + Self.levelGap / 2, into: &drawing) }
      }
      if let headBottom { drawHead(level, right: x, bottom: headBottom - 3, into: &drawing) }
      x -= level.width + Self.levelGap
    }
  }

  private func drawHead(_ level: Level, right: Double, bottom: Double, into drawing: inout Drawing) {
    let isWider = level.head.width > level.width
    level.head.draw(
      at: Point(isWider ? right - level.width : right, bottom - level.head.height), anchor: isWider ? .start : .end,
      color: Theme.secondaryInk, into: &drawing)
  }

  private func drawBracket(_ extent: ClosedRange<Double>, x: Double, into drawing: inout Drawing) {
    let line = Path.line(Point(x, extent.lowerBound + 1.5), Point(x, extent.upperBound - 1.5))
    drawing.stroke(line, Stroke(Theme.bracket, width: 0.6))
  }
}

// MARK: Sizes

extension LeftCategoryAxis {
  /// Returns the widths of the levels. If there is not enough room for every label on one line, the widest levels are
  /// narrowed, at most to their longest word. If even that is too wide, words are cut.
  private static func widths(
    _ domain: CategoryDomain, _ titles: [String], available: Double, _ fitter: TextFitter
  ) throws(Diagnostic) -> (values: [Double], cutsWords: Bool) {
    var natural: [Double] = []
    var least: [Double] = []
    for level in 0..<domain.levelCount {
      let labels = domain.groups(level: level).map(\.label)
      let heads = domain.levelCount == 1 ? [] : [titles[level]]
      natural.append(try fitter.widest(labels + heads))
      least.append(try fitter.widest(labels.flatMap { TextFitter.words($0).map(\.text) } + heads))
    }
    let sumOfLeast = least.reduce(0, +)
    if sumOfLeast > available { return (least.map { $0 * max(available, 1) / sumOfLeast }, true) }
    func widths(cap: Double) -> [Double] { zip(natural, least).map { max($1, min($0, cap)) } }
    var (fits, fails) = (0.0, (natural.max() ?? 0) + 1)
    if widths(cap: fails).reduce(0, +) <= available { return (natural, false) }
    while fails - fits > 0.25 {
      let middle = (fits + fails) / 2
      if widths(cap: middle).reduce(0, +) <= available { fits = middle } else { fails = middle }
    }
    return (widths(cap: fits), false)
  }

  /// Returns the least distance of rows at which no labels touch: the maximum of (hᵢ + hᵢ₊₁)/2 divided by the distance
  /// of the labels' middles in rows. A label may use the spare room of its neighbours.
  private static func minimumPitch(_ groups: [CategoryGroup], _ blocks: [TextBlock]) -> Double {
    let heights = blocks.map(\.height)
    let rows = groups.map { Double($0.range.count) }
    var pitch = max(heights[0] / (rows[0] + 0.4), heights[heights.count - 1] / (rows[rows.count - 1] + 0.4))
    for index in groups.indices.dropLast() {
      pitch = max(pitch, (heights[index] + heights[index + 1]) / (rows[index] + rows[index + 1]))
    }
    return pitch
  }
}
