import Basics
import Graphics

/// Category names below a plot. They are upright if they fit; otherwise they are wrapped into several lines, slanted or
/// turned. Groups of outer levels are named once, below a bracket under their columns.
struct BottomCategoryAxis {
  /// The ways to write the names of a level, from the best to the worst.
  enum Direction: Int, Comparable {
    case upright, wrapped, slanted, turned

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  private struct Level {
    var groups: [CategoryGroup]
    var blocks: [TextBlock]
    var direction: Direction
    var thickness: Double
  }

  /// The levels from the innermost to the outermost, which is also the order from top to bottom.
  private var levels: [Level] = []
  /// The width in points that is missing if the names do not fit even when they are turned; 0 if they fit.
  private(set) var shortage = 0.0
  let title: TextBlock?
  /// The limits of a slanted name's length, in points: a part of the axis' length, but at least `least` and at most
  /// `greatest`.
  private static let slantedWidths = (least: 110.0, greatest: 190.0, part: 0.45)
  private static let levelGap = 4.0

  /// - Parameter scale: the bands; only their widths matter.
  init(
    _ domain: CategoryDomain, title: String, scale: BandScale, maxTitleWidth: Double, theme: Theme,
    measurer: any TextMeasurer
  ) throws(Diagnostic) {
    let fitter = try TextFitter(measurer, font: theme.label)
    self.title = title.isEmpty ? nil : try fitter.wrapped(title, maxWidth: maxTitleWidth, maxLines: 2)
    for level in (0..<domain.levelCount).reversed() {
      let isLeaf = level == domain.levelCount - 1
      let groups = isLeaf ? try Self.shown(domain, scale.bandwidth, fitter) : domain.groups(level: level)
      levels.append(try fit(groups, scale: scale, fitter: fitter))
    }
  }

  /// The worst direction of any level.
  var direction: Direction { levels.map(\.direction).max() ?? .upright }

  /// The height of the axis below the plot, without the title.
  var thickness: Double {
    let gaps = Self.levelGap * Double(levels.count - 1)
    return levels.reduce(Theme.labelGap + gaps) { $0 + $1.thickness }
  }

  /// Returns how far names reach to the left of the first band, in points.
  func leftOverhang(_ scale: BandScale) -> Double {
    overhang { level, group, block in
      let middle = Self.middle(of: group, scale) - (scale.starts.first ?? 0)
      return Self.reach(block, level.direction) - middle
    }
  }

  /// Returns how far names reach to the right of the last band, in points.
  func rightOverhang(_ scale: BandScale) -> Double {
    let end = (scale.starts.last ?? 0) + scale.bandwidth
    return overhang { level, group, block in
      let half = level.direction <= .wrapped ? block.width / 2 : block.lineHeight / 2
      return half - (end - Self.middle(of: group, scale))
    }
  }

  /// Draws the names and brackets, without the title.
  func draw(_ scale: BandScale, top: Double, into drawing: inout Drawing) {
    var y = top + Theme.labelGap
    for (index, level) in levels.enumerated() {
      for (group, block) in zip(level.groups, level.blocks) {
        if index > 0 { drawBracket(scale.extent(group.range), y: y - Self.levelGap / 2, into: &drawing) }
        draw(block, level.direction, at: Point(Self.middle(of: group, scale), y), into: &drawing)
      }
      y += level.thickness + Self.levelGap
    }
  }
}

// MARK: Fitting

extension BottomCategoryAxis {
  /// Returns all categories, or every k-th if they are numbers that are too dense to write all of them.
  private static func shown(
    _ domain: CategoryDomain, _ pitch: Double, _ fitter: TextFitter
  ) throws(Diagnostic) -> [CategoryGroup] {
    let groups = domain.groups(level: domain.levelCount - 1)
    guard domain.isNumeric, domain.levelCount == 1 else { return groups }
    let needed = try fitter.widest(domain.leaves) + 4
    let every = Int(rounding: needed / pitch, .up, within: 1...1_000_000_000)
    return every < 2 ? groups : groups.filter { $0.range.lowerBound % every == 0 }
  }

  private mutating func fit(
    _ groups: [CategoryGroup], scale: BandScale, fitter: TextFitter
  ) throws(Diagnostic) -> Level {
    let every = groups.count > 1 ? groups[1].range.lowerBound - groups[0].range.lowerBound : 1
    let isThinned = groups.allSatisfy { $0.range.count == 1 } && every > 1
    func room(_ group: CategoryGroup) -> Double {
      let extent = scale.extent(group.range)
      return (extent.upperBound - extent.lowerBound) * (isThinned ? Double(every) : 1)
    }
    if let level = try uprightLevel(groups, room: room, fitter: fitter) { return level }
    let pitch = groups.map(room).min() ?? 0
    var blocks: [TextBlock] = []
    let length = scale.starts.last.map { $0 + scale.bandwidth - scale.starts[0] } ?? 0
    let longest = max(Self.slantedWidths.least, min(Self.slantedWidths.greatest, length * Self.slantedWidths.part))
    for group in groups { blocks.append(try fitter.wrapped(group.label, maxWidth: longest, maxLines: 1)) }
    let widest = blocks.map(\.width).max() ?? 0
    if pitch >= fitter.lineHeight * 1.36 {
      let thickness = (widest + fitter.lineHeight) * 0.5.squareRoot()
      return Level(groups: groups, blocks: blocks, direction: .slanted, thickness: thickness)
    }
    shortage = max(shortage, (fitter.lineHeight - pitch) * Double(groups.count))
    return Level(groups: groups, blocks: blocks, direction: .turned, thickness: widest)
  }

  private func uprightLevel(
    _ groups: [CategoryGroup], room: (CategoryGroup) -> Double, fitter: TextFitter
  ) throws(Diagnostic) -> Level? {
    var blocks: [TextBlock] = []
    for group in groups {
      let available = room(group) - 4
      let block = try fitter.balanced(group.label, maxLines: 3, maxWidth: .greatestFiniteMagnitude)
      let line = try fitter.line(group.label)
      let best = line.width <= available ? line : block
      guard best.width <= available else { return nil }
      blocks.append(best)
    }
    let thickness = blocks.map(\.height).max() ?? 0
    let isWrapped = blocks.contains { $0.lines.count > 1 }
    return Level(groups: groups, blocks: blocks, direction: isWrapped ? .wrapped : .upright, thickness: thickness)
  }
}

// MARK: Drawing

extension BottomCategoryAxis {
  private func overhang(_ amount: (Level, CategoryGroup, TextBlock) -> Double) -> Double {
    levels.flatMap { level in zip(level.groups, level.blocks).map { amount(level, $0, $1) } }.max().map { max(0, $0) }
      ?? 0
  }

  /// Returns the distance from the middle of a band to the left end of its name.
  private static func reach(_ block: TextBlock, _ direction: Direction) -> Double {
    switch direction {
    case .upright, .wrapped: block.width / 2
    case .slanted: (block.width + block.lineHeight / 2) * 0.5.squareRoot()
    case .turned: block.lineHeight / 2
    }
  }

  private static func middle(of group: CategoryGroup, _ scale: BandScale) -> Double {
    let extent = scale.extent(group.range)
    return (extent.lowerBound + extent.upperBound) / 2
  }

  private func draw(_ block: TextBlock, _ direction: Direction, at point: Point, into drawing: inout Drawing) {
    guard direction > .wrapped else {
      block.draw(at: point, anchor: .middle, color: Theme.ink, into: &drawing)
      return
    }
    let angle = direction == .slanted ? -Double.pi / 4 : -Double.pi / 2
    let drop = block.ascent - block.lineHeight / 2
    let (dx, dy) = direction == .slanted ? (drop * 0.5.squareRoot(), drop * 0.5.squareRoot() + 2) : (drop, 0)
    drawing.text(
      TextRun(
        block.lines[0], font: block.font, color: Theme.ink, at: Point(point.x + dx, point.y + dy), anchor: .end,
        rotation: angle))
  }

  private func drawBracket(_ extent: ClosedRange<Double>, y: Double, into drawing: inout Drawing) {
    let line = Path.line(Point(extent.lowerBound + 1.5, y), Point(extent.upperBound - 1.5, y))
    drawing.stroke(line, Stroke(Theme.bracket, width: 0.6))
  }
}
