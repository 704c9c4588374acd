/// Maps numbers to positions on an axis, spaced by a transform.
package struct ContinuousScale: Sendable, Equatable {
  let transform: Transform
  let domain: ClosedRange<Double>
  /// True if ticks must be whole numbers, because all values are whole.
  let isWhole: Bool
  /// The positions of the domain's ends, in points. `end` is less than `start` on a vertical axis, because y points
  /// downward.
  var start: Double
  var end: Double
  // The transformed domain: its start, its width, and the factor of both. The factor is one half if the width itself
  // would overflow.
  private let first: Double
  private let width: Double
  private let factor: Double

  package init(
    _ transform: Transform = .linear, domain: ClosedRange<Double>, isWhole: Bool = false, start: Double = 0,
    end: Double = 1
  ) {
    precondition(transform != .log || domain.lowerBound > 0, "a logarithmic scale from \(domain.lowerBound)")
    self.transform = transform
    self.domain = domain
    self.isWhole = isWhole
    self.start = start
    self.end = end
    let (a, b) = (transform.spaced(domain.lowerBound), transform.spaced(domain.upperBound))
    factor = (b - a).isFinite ? 1 : 0.5
    first = a * factor
    width = b * factor - first
  }

  /// Returns start + (end − start)·(t(x) − t(a))/(t(b) − t(a)) for the transform t and the domain a...b, or the middle
  /// if the domain is a single point.
  package func position(_ x: Double) -> Double {
    start + (end - start) * fraction(x)
  }

  /// Returns the position of a number after clamping it to the domain.
  package func clampedPosition(_ x: Double) -> Double {
    position(min(max(x, domain.lowerBound), domain.upperBound))
  }

  /// Returns true if a number is inside the domain. NaN is not.
  package func contains(_ x: Double) -> Bool {
    domain.contains(x)
  }

  /// Returns true if some part of a bar that ends at `x` is inside the domain. The bar begins at zero, or at the lower
  /// end of a logarithmic axis.
  func showsLength(to x: Double) -> Bool {
    guard transform.holds(x) else { return false }
    return contains(x) || clampedPosition(x) != base
  }

  /// The position at which bars begin: zero, or the lower end of a logarithmic axis.
  var base: Double { clampedPosition(transform == .log ? domain.lowerBound : 0) }

  private func fraction(_ x: Double) -> Double {
    width == 0 ? 0.5 : (transform.spaced(x) * factor - first) / width
  }

  /// Returns round numbers inside the domain, at most about `count`, with texts that all differ.
  package func ticks(_ count: Int, format: NumberFormat) -> TickLabels {
    if format.isDate, let labels = CalendarTicks.labels(domain, count: count, isUTC: format.hasZone) { return labels }
    if let place = format.lastPlace {
      let ticks = ticks(count, place: isWhole ? max(0, place) : place)
      if let labels = TickLabels(ticks, written: ValueText(format, values: [])) { return labels }
    }
    let ticks = ticks(count, place: isWhole ? 0 : nil)
    let some = ticks.isEmpty ? self.ticks(count, place: nil) : ticks
    if format.isDate, let labels = TickLabels(some, written: ValueText(format, values: [])) { return labels }
    return transform == .linear ? TickLabels(some) : .logarithmic(some)
  }

  /// Returns ticks with texts at numbers that need not be round, or nil if a format with a fixed number of digits would
  /// write two of them alike.
  func labels(_ numbers: [Double], format: NumberFormat) -> TickLabels? {
    if format.lastPlace != nil { return TickLabels(numbers, written: ValueText(format, values: [])) }
    return transform == .linear ? TickLabels(numbers) : .logarithmic(numbers)
  }

  private func ticks(_ count: Int, place: Int?) -> [Double] {
    switch transform {
    case .linear: Ticks.linear(domain, count: count, place: place)
    case .log: Ticks.logarithmic(domain, count: count, place: place)
    case .symmetricLog(let end): Ticks.symmetric(domain, linearEnd: end, count: count, place: place)
    }
  }
}

extension NumberFormat {
  /// The power of ten of the last digit that the format writes, or nil if that depends on the numbers.
  var lastPlace: Int? {
    switch self {
    case .automatic, .date: nil
    case .digits(let digits): -digits
    case .percent(let digits): -digits - 2
    }
  }
}
