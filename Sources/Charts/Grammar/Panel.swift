import Basics
import Graphics

/// Positions along one side of a panel.
enum PositionScale: Sendable, Equatable {
  case band(BandScale)
  case continuous(ContinuousScale)
}

/// One plot with its scales and the rows that belong in it: what a mark draws in.
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

  /// The position of a row along x: the middle of its band, or the position of its number; nil if missing or outside.
  func xPosition(_ row: Int) -> Double? { position(data.x, x, row) }

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

  /// The position of an end of an interval along the numeric axis, clamped to the domain; nil if missing.
  func valuePosition(_ value: Double) -> Double? {
    guard !value.isNaN, let scale = valueScale else { return nil }
    return scale.clampedPosition(value)
  }

  /// Whether any of an interval is inside the domain.
  func showsInterval(_ low: Double, _ high: Double) -> Bool {
    guard let domain = valueScale?.domain else { return false }
    return low <= domain.upperBound && high >= domain.lowerBound
  }

  /// The numeric axis: y, unless bars are horizontal.
  var valueScale: ContinuousScale? {
    if case .continuous(let scale) = y, !data.isHorizontal { return scale }
    if case .continuous(let scale) = x { return scale }
    return nil
  }

  /// The numeric scale that a reference belongs to, and whether it goes along x.
  func reference(_ axis: ReferenceLine.Axis) -> (scale: ContinuousScale, isAlongX: Bool)? {
    let isAlongX = axis == .x || (axis == .value && (data.isHorizontal || data.y.numbers == nil))
    guard case .continuous(let scale) = isAlongX ? x : y else { return nil }
    return (scale, isAlongX)
  }

  /// The part of its band that a row of a series has, as start and thickness along the band axis.
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

/// How bars share a band: 72 % of it, at most 40 points each.
struct BarSlots {
  let bandwidth: Double
  let count: Int

  var thickness: Double { min(bandwidth * 0.72 / Double(count), 40) }

  func slot(bandStart: Double, index: Int) -> (start: Double, thickness: Double) {
    let inset = (bandwidth - thickness * Double(count)) / 2
    return (bandStart + inset + Double(index) * thickness, thickness)
  }
}
