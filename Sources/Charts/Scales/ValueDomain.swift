/// The ends of numeric scales, where none are given.
enum ValueDomain {
  /// Of an axis: all that is drawn, zero if bars start there, widened to round numbers.
  static func axis(
    _ values: [Double], channel: Channel, transform: ContinuousScale.Transform, includesZero: Bool
  ) -> ClosedRange<Double> {
    if let domain = channel.domain { return domain }
    let usable = values.filter { $0.isFinite && (transform == .linear || $0 > 0) }
    guard var (low, high) = ends(usable) else { return transform == .log ? 0.1...1 : 0...1 }
    if transform == .log { return low < high ? low...high : low / 2...high * 2 }
    if isShare(low, high) { return 0...1 }
    if includesZero { (low, high) = (min(low, 0), max(high, 0)) }
    return differ(low, high) ? Ticks.nice(low...high, count: 6) : widened(low)
  }

  /// Of a colour bar: the data's own ends, so that all colours are used; shares go from 0 to 1.
  static func colors(_ values: [Double], channel: Channel) -> ClosedRange<Double> {
    if let domain = channel.domain { return domain }
    guard let (low, high) = ends(values.filter(\.isFinite)) else { return 0...1 }
    if isShare(low, high) { return 0...1 }
    return differ(low, high) ? low...high : widened(low)
  }

  /// Whether two numbers are more than rounding apart.
  private static func differ(_ low: Double, _ high: Double) -> Bool {
    high - low > 1e-9 * max(abs(low), abs(high))
  }

  private static func ends(_ values: [Double]) -> (Double, Double)? {
    guard let low = values.min(), let high = values.max() else { return nil }
    return (low, high)
  }

  /// Values that fill much of 0...1 are shares of a whole, such as accuracies.
  private static func isShare(_ low: Double, _ high: Double) -> Bool {
    low >= 0 && high <= 1 && high > 0.5
  }

  private static func widened(_ x: Double) -> ClosedRange<Double> {
    x == 0 ? 0...1 : min(0, 2 * x)...max(0, 2 * x)
  }
}
