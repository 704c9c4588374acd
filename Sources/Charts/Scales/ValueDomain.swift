/// Computes the domains of numeric scales from their data. A computed domain contains every finite number of the data
/// that the scale can show.
enum ValueDomain {
  /// The properties of an axis, besides its numbers, that its domain depends on.
  struct Axis {
    let channel: Channel
    let transform: ContinuousScale.Transform
    /// True if marks draw lengths along the axis. It then begins at zero, or one decade below the least value if it is
    /// logarithmic.
    let includesZero: Bool
    /// True if all numbers along the axis are whole.
    let isWhole: Bool
    var ends = Ends.round
  }

  /// How an axis without a zero ends.
  enum Ends: Sendable {
    /// At round numbers beyond the data.
    case round
    /// A little beyond the data, so that no point is cut in half.
    case ofData
  }

  /// Returns the domain of an axis: the one that the author gives, or the range of `values`, widened.
  static func ends(of axis: Axis, _ values: [Double]) -> ClosedRange<Double> {
    if let domain = axis.channel.domain { return domain }
    guard let data = range(values.filter(axis.transform.holds)) else { return axis.transform == .log ? 0.1...1 : 0...1 }
    if axis.transform == .log { return logarithmic(data, startsBelow: axis.includesZero) }
    if case .symmetricLog = axis.transform {
      let held = axis.includesZero ? union(data, 0...0) : data
      return differ(held) ? held : widened(held)
    }
    if axis.channel.format.isDate { return ofDates(data) }
    if let range = axis.channel.range { return union(data, range) }
    guard axis.includesZero else {
      return axis.ends == .ofData && differ(data) ? padded(data) : nice(data, isWhole: axis.isWhole)
    }
    if isShare(data) { return 0...1 }
    return nice(union(data, 0...0), isWhole: axis.isWhole)
  }

  /// Returns the domain of a colour scale. It is the exact range of the data, so that all colours are used. Shares that
  /// span at least half of 0...1 get 0...1.
  static func colors(
    _ values: [Double], channel: Channel, transform: ContinuousScale.Transform
  ) -> ClosedRange<Double> {
    if let domain = channel.domain { return domain }
    guard let data = range(values.filter(transform.holds)) else { return transform == .log ? 0.1...1 : 0...1 }
    if transform == .log { return logarithmic(data, startsBelow: false) }
    if let range = channel.range { return union(data, range) }
    if isShare(data), data.upperBound - data.lowerBound >= 0.5 { return 0...1 }
    return differ(data) ? data : widened(data)
  }

  private static func nice(_ data: ClosedRange<Double>, isWhole: Bool) -> ClosedRange<Double> {
    differ(data) ? Ticks.nice(data, count: 6, place: isWhole ? 0 : nil) : widened(data)
  }

  /// Returns the range widened by 2% of its length on both sides.
  private static func padded(_ data: ClosedRange<Double>) -> ClosedRange<Double> {
    let room = data.upperBound * 0.02 - data.lowerBound * 0.02
    let (low, high) = (data.lowerBound - room, data.upperBound + room)
    return low.isFinite && high.isFinite ? low...high : data
  }

  /// Returns the range of the data, or a day before and after a single moment.
  private static func ofDates(_ data: ClosedRange<Double>) -> ClosedRange<Double> {
    differ(data) ? data : data.lowerBound - 86_400...data.upperBound + 86_400
  }

  private static func logarithmic(_ data: ClosedRange<Double>, startsBelow: Bool) -> ClosedRange<Double> {
    let least = Double.leastNonzeroMagnitude
    if startsBelow { return max(data.lowerBound / 10, least)...data.upperBound }
    if data.lowerBound < data.upperBound { return data }
    return max(data.lowerBound / 2, least)...min(data.upperBound * 2, .greatestFiniteMagnitude)
  }

  /// Returns true if the ends of a range differ by more than rounding errors.
  private static func differ(_ data: ClosedRange<Double>) -> Bool {
    data.upperBound - data.lowerBound > 1e-13 * max(abs(data.lowerBound), abs(data.upperBound))
  }

  private static func range(_ values: [Double]) -> ClosedRange<Double>? {
    guard let low = values.min(), let high = values.max() else { return nil }
    return low...high
  }

  private static func union(_ a: ClosedRange<Double>, _ b: ClosedRange<Double>) -> ClosedRange<Double> {
    min(a.lowerBound, b.lowerBound)...max(a.upperBound, b.upperBound)
  }

  /// Returns true for values that are probably shares of a whole, such as accuracies: within 0...1, the greatest above
  /// 0.5.
  private static func isShare(_ data: ClosedRange<Double>) -> Bool {
    data.lowerBound >= 0 && data.upperBound <= 1 && data.upperBound > 0.5
  }

  /// Returns a range for data of about one number: from zero to twice that number, or 0...1 for zero.
  private static func widened(_ data: ClosedRange<Double>) -> ClosedRange<Double> {
    if data == 0...0 { return 0...1 }
    let most = Double.greatestFiniteMagnitude
    return max(-most, min(0, 2 * data.lowerBound))...min(most, max(0, 2 * data.upperBound))
  }
}
