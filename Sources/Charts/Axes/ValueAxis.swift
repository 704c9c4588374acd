import Basics
import Graphics

/// Ticks and grid lines of a numeric scale, at the left of a plot or below it.
struct ValueAxis {
  enum Edge: Sendable {
    case left
    case bottom
  }

  let edge: Edge
  let ticks: [Double]
  private let blocks: [TextBlock]
  let title: TextBlock?

  /// - Parameter count: about how many ticks; fewer if their labels would touch along `length` points.
  init(
    _ scale: ContinuousScale, edge: Edge, title: String, format: NumberFormat, length: Double, theme: Theme,
    measurer: any TextMeasurer
  ) throws(Diagnostic) {
    self.edge = edge
    let fitter = try TextFitter(measurer, font: theme.label)
    var best: (ticks: [Double], blocks: [TextBlock]) = ([], [])
    for count in [6, 5, 4, 3, 2] {
      let ticks = scale.ticks(count)
      let text = scale.text(format, ticks: ticks)
      var blocks: [TextBlock] = []
      for tick in ticks { blocks.append(try fitter.line(text(tick))) }
      best = (ticks, blocks)
      let needed = blocks.reduce(0) { $0 + (edge == .left ? 2.2 * $1.height : $1.width + 10) }
      if needed <= length { break }
    }
    (ticks, blocks) = best
    self.title =
      title.isEmpty
      ? nil : try fitter.wrapped(title, maxWidth: edge == .left ? max(length, 160) : length + 40, maxLines: 2)
  }

  /// Across the axis, without the title.
  var thickness: Double {
    Theme.labelGap + (blocks.map { edge == .left ? $0.width : $0.height }.max() ?? 0)
  }

  /// How far the labels of the first and the last tick reach beyond them.
  func overhang(_ scale: ContinuousScale) -> (start: Double, end: Double) {
    func half(_ block: TextBlock?) -> Double { (block.map { edge == .left ? $0.height : $0.width } ?? 0) / 2 }
    guard let first = ticks.first, let last = ticks.last else { return (0, 0) }
    let start = half(blocks.first) - abs(scale.position(first) - scale.start)
    return (max(0, start), max(0, half(blocks.last) - abs(scale.end - scale.position(last))))
  }

  /// - Parameter panel: the plot whose edge carries the axis.
  func drawGrid(_ scale: ContinuousScale, panel: Rectangle, into drawing: inout Drawing) {
    for tick in ticks {
      let p = scale.position(tick)
      let line =
        edge == .left
        ? Path.line(Point(panel.minX, p), Point(panel.maxX, p)) : Path.line(Point(p, panel.minY), Point(p, panel.maxY))
      drawing.stroke(line, Stroke(Theme.grid, width: Theme.hairline))
    }
  }

  func drawLabels(_ scale: ContinuousScale, panel: Rectangle, into drawing: inout Drawing) {
    for (tick, block) in zip(ticks, blocks) {
      let p = scale.position(tick)
      switch edge {
      case .left:
        block.draw(
          centeredAt: p, x: panel.minX - Theme.labelGap, anchor: .end, color: Theme.ink, into: &drawing)
      case .bottom:
        block.draw(
          at: Point(p, panel.maxY + Theme.labelGap), anchor: .middle, color: Theme.ink, into: &drawing)
      }
    }
  }
}
