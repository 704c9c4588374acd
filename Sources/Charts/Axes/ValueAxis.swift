import Basics
import Graphics

/// The ticks, labels and grid lines of a numeric scale, at the left of a plot or below it.
struct ValueAxis {
  enum Edge: Sendable {
    case left
    case bottom
  }

  let edge: Edge
  private(set) var ticks: [Double]
  private var blocks: [TextBlock]
  let title: TextBlock?
  /// The length in points that is missing so that not even the fewest labels touch; 0 if they fit.
  let shortage: Double
  /// The interval along the axis that labels must stay in. Labels at its ends are moved inward.
  private let room: ClosedRange<Double>?

  /// Chooses about six ticks, and fewer if their labels would touch.
  ///
  /// - Parameters:
  ///   - room: the interval along the axis that labels must stay in; nil if they may reach beyond the axis.
  ///   - isShared: whether the title belongs to this axis only, so that it may name an offset to add to the labels.
  init(
    _ scale: ContinuousScale, edge: Edge, title: String, format: NumberFormat, maxTitleWidth: Double, theme: Theme,
    measurer: any TextMeasurer, room: ClosedRange<Double>? = nil, isShared: Bool = true
  ) throws(Diagnostic) {
    (self.edge, self.room) = (edge, room)
    let fitter = try TextFitter(measurer, font: theme.label)
    var lacking = 0.0
    (ticks, blocks) = ([], [])
    var named = title
    var single: (ticks: [Double], blocks: [TextBlock])?
    for (count, every) in Self.choices(hasRoom: room == nil) {
      let found = scale.ticks(count, format: format)
      if count > Self.usual,
        !Self.wanted.contains(found.ticks.count)
          || scale.ticks(Self.usual, format: format).ticks.count >= Self.wanted.lowerBound
      {
        continue
      }
      // The ends of the axis are no better than one whole number.
      if single != nil, scale.isWhole, found.ticks.contains(where: { $0 != $0.rounded() }) { continue }
      let labels = isShared ? found : found.withoutOffset
      let kept = labels.ticks.indices.filter { $0 % every == 0 }
      (ticks, blocks) = (kept.map { labels.ticks[$0] }, [])
      for index in kept { blocks.append(try fitter.line(labels.texts[index])) }
      named = labels.title(title)
      let lengths = blocks.map { edge == .left ? $0.height : $0.width }
      let positions = zip(ticks, lengths).map { Self.moved(scale.position($0), $1, room) }
      lacking = Self.lacking(positions, lengths, edge)
      if lacking <= 0 && (room == nil || ticks.count > 1) { break }
      if lacking <= 0, single == nil { single = (ticks, blocks) }
    }
    if let single, ticks.count != 1, lacking > 0 || scale.isWhole && ticks.contains(where: { $0 != $0.rounded() }) {
      (ticks, blocks, lacking) = (single.ticks, single.blocks, 0)
    }
    shortage = max(0, lacking)
    self.title = named.isEmpty ? nil : try fitter.wrapped(named, maxWidth: maxTitleWidth, maxLines: 2)
  }

  /// The number of ticks that is tried first, and the numbers of ticks that are wanted if there is room.
  private static let (usual, wanted) = (6, 4...7)

  /// Returns the numbers of ticks to try, in order, and for each number k that every k-th tick is kept.
  ///
  /// More ticks than usual are only used if the usual number finds too few, as between ends that are not round. In
  /// little room, every second of three ticks shows more than the single tick of a coarser step.
  private static func choices(hasRoom: Bool) -> [(count: Int, every: Int)] {
    let whole = [8, 7, usual, 5, 4, 3, 2].map { (count: $0, every: 1) }
    return hasRoom ? whole : whole + [6, 5, 4, 3, 2].flatMap { count in [2, 3].map { (count: count, every: $0) } }
  }

  /// Returns the axis with only every k-th tick, for a scale that is shorter than the one that the ticks were chosen
  /// for.
  func thinned(for scale: ContinuousScale) -> ValueAxis {
    let every = (1...max(1, ticks.count)).first { every in
      let kept = ticks.indices.filter { $0 % every == 0 }
      let lengths = kept.map { edge == .left ? blocks[$0].height : blocks[$0].width }
      let positions = zip(kept, lengths).map { Self.moved(scale.position(ticks[$0]), $1, room) }
      return Self.lacking(positions, lengths, edge) <= 0
    }
    let kept = ticks.indices.filter { $0 % (every ?? ticks.count) == 0 }
    var axis = self
    axis.ticks = kept.map { ticks[$0] }
    axis.blocks = kept.map { blocks[$0] }
    return axis
  }

  /// Returns by how many points the gap between the closest labels is too small. At the left the gap should be 0.8
  /// times a line, below a plot 8 points.
  private static func lacking(_ positions: [Double], _ lengths: [Double], _ edge: Edge) -> Double {
    positions.indices.dropFirst().map { index in
      let gap = edge == .left ? 0.8 * lengths[index] : 8
      return (lengths[index - 1] + lengths[index]) / 2 + gap - abs(positions[index] - positions[index - 1])
    }.max() ?? 0
  }

  /// Returns the middle of a label after moving it into the room.
  private static func moved(_ middle: Double, _ length: Double, _ room: ClosedRange<Double>?) -> Double {
    guard let room else { return middle }
    return max(room.lowerBound + length / 2, min(room.upperBound - length / 2, middle))
  }

  /// The size of the axis at right angles to it, without the title.
  var thickness: Double {
    Theme.labelGap + (blocks.map { edge == .left ? $0.width : $0.height }.max() ?? 0)
  }

  /// Returns how far the first and the last label reach beyond the ends of the scale, in points.
  func overhang(_ scale: ContinuousScale) -> (start: Double, end: Double) {
    func half(_ block: TextBlock?) -> Double { (block.map { edge == .left ? $0.height : $0.width } ?? 0) / 2 }
    guard let first = ticks.first, let last = ticks.last else { return (0, 0) }
    let start = half(blocks.first) - abs(scale.position(first) - scale.start)
    return (max(0, start), max(0, half(blocks.last) - abs(scale.end - scale.position(last))))
  }

  /// - Parameter panel: the plot that has the axis at its edge.
  func drawGrid(_ scale: ContinuousScale, panel: Rectangle, into drawing: inout Drawing) {
    for tick in ticks {
      let p = scale.position(tick)
      let line =
        edge == .left
        ? Path.line(Point(panel.minX, p), Point(panel.maxX, p)) : Path.line(Point(p, panel.minY), Point(p, panel.maxY))
      drawing.stroke(line, Stroke(Theme.grid, width: Theme.hairline))
    }
  }

  /// - Parameter hasGround: whether labels at the left get a background, because lines go behind them.
  func drawLabels(
    _ scale: ContinuousScale, panel: Rectangle, hasGround: Bool = false, into drawing: inout Drawing
  ) {
    for (tick, block) in zip(ticks, blocks) {
      let p = Self.moved(scale.position(tick), edge == .left ? block.height : block.width, room)
      switch edge {
      case .left:
        if hasGround { block.drawGround(centeredAt: p, end: panel.minX - Theme.labelGap, into: &drawing) }
        block.draw(
          centeredAt: p, x: panel.minX - Theme.labelGap, anchor: .end, color: Theme.ink, into: &drawing)
      case .bottom:
        block.draw(
          at: Point(p, panel.maxY + Theme.labelGap), anchor: .middle, color: Theme.ink, into: &drawing)
      }
    }
  }
}
