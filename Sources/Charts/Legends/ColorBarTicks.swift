import Tables

/// The numbers beside a colour bar: round numbers, and the ends of the bar.
struct ColorBarTicks {
  let labels: TickLabels
  /// True if the first and the last tick are the ends of the bar, which must be shown.
  let hasEnds: Bool

  /// The greatest distance between an end and the rounded number that is written there, as a share of the bar.
  private static let tolerance = 0.02

  /// - Parameter count: the approximate number of ticks, without the ends.
  init(_ axis: ContinuousScale, count: Int, format: NumberFormat) {
    let round = axis.ticks(count, format: format)
    let ends = [axis.domain.lowerBound, axis.domain.upperBound]
    guard !format.isDate, let written = Self.written(ends, axis, format) else {
      (labels, hasEnds) = (round, false)
      return
    }
    let inner = round.ticks.filter { tick in !ends.contains { Self.areNear(tick, $0, axis) } }
    let texts = axis.labels([written[0]] + inner + [written[1]], format: format)
    guard let texts, Set(texts.texts).count == texts.texts.count else {
      (labels, hasEnds) = (round, false)
      return
    }
    (labels, hasEnds) = (texts.placed(at: [ends[0]] + inner + [ends[1]]), true)
  }

  /// Returns the ticks without the round numbers that are too near to an end.
  ///
  /// - Parameter least: the least distance of two ticks, as a share of the bar.
  func apart(_ least: Double, on axis: ContinuousScale) -> TickLabels {
    guard hasEnds else { return labels }
    let places = labels.ticks.map(axis.position)
    let last = places.count - 1
    return labels.kept(
      places.indices.filter { index in
        index == 0 || index == last || min(places[index] - places[0], places[last] - places[index]) >= least
      })
  }

  private static func areNear(_ a: Double, _ b: Double, _ axis: ContinuousScale) -> Bool {
    abs(axis.position(a) - axis.position(b)) < tolerance
  }

  /// Returns the ends rounded to as few digits as the tolerance allows, or nil if the format has too few digits.
  private static func written(_ ends: [Double], _ axis: ContinuousScale, _ format: NumberFormat) -> [Double]? {
    let written = ends.compactMap { end -> DecimalNumber? in
      let exact = DecimalNumber(end)
      let least = max(exact.exponent, format.lastPlace ?? exact.exponent)
      return stride(from: max(exact.leadingExponent, least), through: least, by: -1).lazy.map {
        exact.rounded(toExponent: $0)
      }.first {
        axis.transform.holds($0.value) && areNear($0.value, end, axis)
      }
    }
    guard written.count == ends.count, format.lastPlace == nil, axis.transform == .linear else {
      return written.count == ends.count ? written.map(\.value) : nil
    }
    // Round both ends to the same decimal place.
    let place = written.map(\.exponent).min() ?? 0
    return ends.map { DecimalNumber($0).rounded(toExponent: place).value }
  }
}
