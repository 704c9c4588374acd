import Basics

/// Summary values of a sample. All are nil for an empty sample, and do not depend on the order of the values.
package enum Summary {
  /// The arithmetic mean Σx / n.
  package static func mean(_ values: some Collection<Double>) -> Double? {
    guard !values.isEmpty else { return nil }
    let sum = values.reduce(0, +)
    guard !sum.isFinite, values.allSatisfy(\.isFinite) else { return sum / Double(values.count) }
    // The sum overflows a Double, but the mean of finite values never does.
    return values.reduce(0) { $0 + $1 / Double(values.count) }
  }

  /// The sample standard deviation √(Σ(x − mean)² / (n − 1)); nil for fewer than two values.
  package static func standardDeviation(_ values: [Double]) -> Double? {
    guard values.count >= 2, let mean = mean(values) else { return nil }
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard squares.isNormal || values.allSatisfy({ $0 == mean }) || !mean.isFinite else {
      return scaled(values, mean)
    }
    return (squares / Double(values.count - 1)).squareRoot()
  }

  /// Computes the standard deviation of values whose squares overflow or underflow a Double.
  private static func scaled(_ values: [Double], _ mean: Double) -> Double? {
    let scale = values.reduce(0) { max($0, abs($1 - mean)) }
    guard scale.isFinite else { return nil }
    let squares = values.reduce(0) { $0 + ($1 - mean) / scale * (($1 - mean) / scale) }
    return scale * (squares / Double(values.count - 1)).squareRoot()
  }

  /// The middle value, or the mean of the two in the middle.
  package static func median(_ values: [Double]) -> Double? {
    quantile(values, 0.5)
  }

  /// The value at position (n − 1)·p of the sorted sample, by linear interpolation (type 7 of Hyndman and Fan 1996).
  package static func quantile(_ values: [Double], _ p: Double) -> Double? {
    precondition((0...1).contains(p), "a quantile lies between 0 and 1, not at \(p)")
    guard !values.isEmpty else { return nil }
    var values = values
    let position = Double(values.count - 1) * p
    let below = Int(rounding: position, .down, within: 0...values.count - 1)
    Selection.select(below, in: &values)
    guard let above = values[(below + 1)...].min() else { return values[below] }
    return values[below] + (position - Double(below)) * (above - values[below])
  }

  /// The mean of the values without the ⌊n/4⌋ smallest and the ⌊n/4⌋ largest.
  ///
  /// Source: Agarwal et al., "Deep Reinforcement Learning at the Edge of the Statistical Precipice", NeurIPS 2021.
  package static func interquartileMean(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    var values = values
    let cut = values.count / 4
    Selection.select(cut, in: &values)
    var middle = Array(values[cut...])
    Selection.select(middle.count - cut - 1, in: &middle)
    return mean(Array(middle.dropLast(cut)))
  }

  /// Σ max(0, γ − x) / n: how far the values fall short of the threshold γ on average (Agarwal et al. 2021).
  package static func optimalityGap(_ values: [Double], threshold: Double = 1) -> Double? {
    mean(values.map { max(0, threshold - $0) })
  }
}
