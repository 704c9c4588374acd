import Basics
import Graphics

/// Names of rows at the left of a plot, one column of labels for each level of a hierarchy. Groups of outer levels are
/// named once, beside a bracket over their rows.
struct LeftCategoryAxis {
  private struct Level {
    var groups: [CategoryGroup]
    var blocks: [TextBlock]
    var head: TextBlock
    /// Of labels and head.
    var width: Double
  }

  /// From the outermost level in.
  private var levels: [Level] = []
  /// The smallest distance of rows at which no label touches its neighbour.
  private(set) var minimumPitch = 0.0
  private let theme: Theme
  private static let levelGap = 6.0

  /// - Parameter maxWidth: what all levels together may take.
  init(
    _ domain: CategoryDomain, titles: [String], maxWidth: Double, theme: Theme, measurer: any TextMeasurer
  ) throws(Diagnostic) {
    self.theme = theme
    let fitter = try TextFitter(measurer, font: theme.label)
    let gaps = Self.levelGap * Double(domain.levelCount - 1)
    let share = (maxWidth - gaps - Theme.labelGap) / Double(domain.levelCount)
    for level in 0..<domain.levelCount {
      let isLeaf = level == domain.levelCount - 1
      let groups = isLeaf ? domain.leafGroups : domain.groups(level: level)
      var blocks: [TextBlock] = []
      for group in groups {
        let block = try fitter.wrapped(group.label, maxWidth: share, maxLines: isLeaf ? 3 : 2)
        minimumPitch = max(minimumPitch, block.height / Double(group.range.count))
        blocks.append(block)
      }
      let head = try fitter.wrapped(titles[level], maxWidth: share, maxLines: 1)
      levels.append(
        Level(groups: groups, blocks: blocks, head: head, width: max(head.width, blocks.map(\.width).max() ?? 0)))
    }
  }

  /// From the left edge of the outermost labels to the plot.
  var width: Double {
    levels.reduce(Theme.labelGap) { $0 + $1.width } + Self.levelGap * Double(levels.count - 1)
  }

  /// Of the line of titles above the rows.
  var headHeight: Double { (levels.map(\.head.height).max() ?? 0) + 3 }

  /// - Parameters:
  ///   - right: the left edge of the plot.
  ///   - headBottom: what the titles stand on; nil where they are not repeated.
  func draw(_ rows: BandScale, right: Double, headBottom: Double?, into drawing: inout Drawing) {
    var x = right - Theme.labelGap
    for (index, level) in levels.enumerated().reversed() {
      for (group, block) in zip(level.groups, level.blocks) {
        let extent = rows.extent(group.range)
        let middle = (extent.lowerBound + extent.upperBound) / 2
        block.draw(centeredAt: middle, x: x, anchor: .end, color: Theme.ink, into: &drawing)
        if index < levels.count - 1 {
          drawBracket(extent, x: x + Self.levelGap / 2, into: &drawing)
        }
      }
      if let headBottom {
        let top = headBottom - 3 - level.head.height
        level.head.draw(at: Point(x, top), anchor: .end, color: Theme.secondaryInk, into: &drawing)
      }
      x -= level.width + Self.levelGap
    }
  }

  private func drawBracket(_ extent: ClosedRange<Double>, x: Double, into drawing: inout Drawing) {
    let line = Path.line(Point(x, extent.lowerBound + 1.5), Point(x, extent.upperBound - 1.5))
    drawing.stroke(line, Stroke(Theme.bracket, width: 0.6))
  }
}

extension CategoryDomain {
  /// Each category under its own label.
  var leafGroups: [CategoryGroup] {
    zip(leaves, paths.indices).map { CategoryGroup(label: $0, range: $1..<$1 + 1) }
  }
}
