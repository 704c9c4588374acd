import Platform

/// Maps numbers to positions, linearly or by their logarithm.
package struct ContinuousScale: Sendable, Equatable {
  package enum Transform: Sendable {
    case linear
    case log
  }

  let transform: Transform
  let domain: ClosedRange<Double>
  /// The positions of the domain's ends, in points; `end` is smaller than `start` on an axis that rises.
  var start: Double
  var end: Double

  package init(_ transform: Transform = .linear, domain: ClosedRange<Double>, start: Double = 0, end: Double = 1) {
    precondition(transform == .linear || domain.lowerBound > 0, "a logarithmic scale from \(domain.lowerBound)")
    self.transform = transform
    self.domain = domain
    self.start = start
    self.end = end
  }

  /// start + (end − start)·(x − a)/(b − a); the middle if the domain is one point.
  package func position(_ x: Double) -> Double {
    start + (end - start) * fraction(x)
  }

  /// The position of a number that is clamped to the domain.
  package func clampedPosition(_ x: Double) -> Double {
    position(min(max(x, domain.lowerBound), domain.upperBound))
  }

  func contains(_ x: Double) -> Bool {
    domain.contains(x)
  }

  private func fraction(_ x: Double) -> Double {
    let (a, b) = (transformed(domain.lowerBound), transformed(domain.upperBound))
    return a == b ? 0.5 : (transformed(x) - a) / (b - a)
  }

  private func transformed(_ x: Double) -> Double {
    transform == .log ? log10(x) : x
  }

  /// Round numbers inside the domain, at most about `count`.
  func ticks(_ count: Int) -> [Double] {
    switch transform {
    case .linear: Ticks.linear(domain, count: count)
    case .log: Ticks.logarithmic(domain, count: count)
    }
  }

  /// How ticks are written.
  func text(_ format: NumberFormat, ticks: [Double]) -> ValueText {
    if transform == .log && format == .automatic { return .logarithmic(ticks) }
    return ValueText(format, ticks: ticks)
  }
}
