/// Maps numbers to positions, as a transform spaces them.
package struct ContinuousScale: Sendable, Equatable {
  let transform: Transform
  let domain: ClosedRange<Double>
  /// Whether ticks are whole numbers, because all values are.
  let isWhole: Bool
  /// The positions of the domain's ends, in points; `end` is smaller than `start` on an axis that rises.
  var start: Double
  var end: Double
  /// The domain as it is spaced, halved where its width is more than a Double holds.
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

  /// start + (end − start)·(x − a)/(b − a); the middle if the domain is one point.
  package func position(_ x: Double) -> Double {
    start + (end - start) * fraction(x)
  }

  /// The position of a number that is clamped to the domain.
  package func clampedPosition(_ x: Double) -> Double {
    position(min(max(x, domain.lowerBound), domain.upperBound))
  }

  package func contains(_ x: Double) -> Bool {
    domain.contains(x)
  }

  /// Whether any of a bar from zero, or from the lower end of a logarithmic axis, to a number is inside.
  func showsLength(to x: Double) -> Bool {
    guard transform.holds(x) else { return false }
    return contains(x) || clampedPosition(x) != base
  }

  /// The position at which bars begin.
  var base: Double { clampedPosition(transform == .log ? domain.lowerBound : 0) }

  private func fraction(_ x: Double) -> Double {
    width == 0 ? 0.5 : (transform.spaced(x) * factor - first) / width
  }

  /// Round numbers inside the domain, at most about `count`, with their texts, which differ from one another.
  package func ticks(_ count: Int, format: NumberFormat) -> TickLabels {
    if format.isDate, let labels = CalendarTicks.labels(domain, count: count) { return labels }
    if let place = format.lastPlace {
      let ticks = ticks(count, place: isWhole ? max(0, place) : place)
      if let labels = TickLabels(ticks, written: ValueText(format, values: [])) { return labels }
    }
    let ticks = ticks(count, place: isWhole ? 0 : nil)
    let some = ticks.isEmpty ? self.ticks(count, place: nil) : ticks
    if format.isDate, let labels = TickLabels(some, written: ValueText(format, values: [])) { return labels }
    return transform == .linear ? TickLabels(some) : .logarithmic(some)
  }

  /// The texts of numbers that need not be round; nil if two of them would be equal.
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
  /// The exponent of the last digit that it writes; nil where that depends on the numbers.
  var lastPlace: Int? {
    switch self {
    case .automatic, .date: nil
    case .digits(let digits): -digits
    case .percent(let digits): -digits - 2
    }
  }
}
