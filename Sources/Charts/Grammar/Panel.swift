import Basics
import Graphics

/// The scale of one axis of a panel.
enum PositionScale: Sendable, Equatable {
  case band(BandScale)
  case continuous(ContinuousScale)
}

/// One plot of a chart, in which marks draw: its frame, its scales and its rows.
struct Panel {
  let frame: Rectangle
  let x: PositionScale
  let y: PositionScale
  let rows: [Int]
  let layers: Layers
  let data: ChartData
  let colors: ChartColors
  let specification: ChartSpecification
  let annotations: Annotations

  /// Returns the x position of a row: the middle of its band or slot, or the position of its number. Nil if the number
  /// is missing or outside the axis.
  func xPosition(_ row: Int) -> Double? { position(data.x, x, row) }

  /// Returns the y position of a row, in the same way as `xPosition`.
  func yPosition(_ row: Int) -> Double? { position(data.y, y, row) }

  private func position(_ encoding: EncodedChannel, _ scale: PositionScale, _ row: Int) -> Double? {
    switch (encoding.values, scale) {
    case (.bands(_, let codes), .band(let bands)):
      if colors.sideBySide > 1, layers.dodges, let slot = slot(row) { return slot.start + slot.thickness / 2 }
      return bands.center(codes[row])
    case (.numbers(let numbers), .continuous(let scale)):
      return scale.contains(numbers[row]) ? scale.position(numbers[row]) : nil
    default: preconditionFailure("a scale that does not suit its channel")
    }
  }

  /// Returns the position of a number along the value axis, clamped to the domain, or nil if it is NaN.
  func valuePosition(_ value: Double) -> Double? {
    guard !value.isNaN, let scale = valueScale else { return nil }
    return scale.clampedPosition(value)
  }

  /// Returns true if some part of an interval is inside the domain of the value axis.
  func showsInterval(_ low: Double, _ high: Double) -> Bool {
    guard let domain = valueScale?.domain else { return false }
    return low <= domain.upperBound && high >= domain.lowerBound
  }

  /// The scale of the value axis: y, unless the chart is horizontal or only x is numeric.
  var valueScale: ContinuousScale? {
    if case .continuous(let scale) = y, !data.isHorizontal { return scale }
    if case .continuous(let scale) = x { return scale }
    return nil
  }

  /// Returns the numeric scale that a reference line or span belongs to, and whether it is that of x.
  func reference(_ axis: ReferenceLine.Axis) -> (scale: ContinuousScale, isAlongX: Bool)? {
    let isAlongX = axis == .x || (axis == .value && (data.isHorizontal || data.y.numbers == nil))
    guard case .continuous(let scale) = isAlongX ? x : y else { return nil }
    return (scale, isAlongX)
  }

  /// Returns the slot of a row, which is the part of its band that its series has: start and thickness along the band
  /// axis. Nil unless one axis is numeric and the other has bands.
  func slot(_ row: Int) -> (start: Double, thickness: Double)? {
    let (bands, channel): (BandScale, EncodedChannel)
    switch (x, y) {
    case (.band(let scale), .continuous): (bands, channel) = (scale, data.x)
    case (.continuous, .band(let scale)): (bands, channel) = (scale, data.y)
    default: return nil
    }
    return BarSlots(bandwidth: bands.bandwidth, count: colors.sideBySide).slot(
      bandStart: bands.starts[channel.code(row)], index: colors.sideBySide > 1 ? data.series?.code(row) ?? 0 : 0)
  }
}

/// The division of a band among bars.
struct BarSlots {
  /// The share of a band that its bars take together.
  static let share = 0.72
  private static let thickest = 40.0

  let bandwidth: Double
  let count: Int

  var thickness: Double { min(bandwidth * Self.share / Double(count), Self.thickest) }

  func slot(bandStart: Double, index: Int) -> (start: Double, thickness: Double) {
    let inset = (bandwidth - thickness * Double(count)) / 2
    return (bandStart + inset + Double(index) * thickness, thickness)
  }
}
