import Basics
import Platform

/// A smooth curve through points: at each x the height of a line that is fitted to the nearest points, the nearer ones
/// with more weight, and outliers with less each time that it is fitted again.
///
/// Source: Cleveland, "Robust locally weighted regression and smoothing scatterplots", JASA 1979.
package enum Lowess {
  /// The part of all points that each line is fitted to.
  package static let span = 2.0 / 3
  /// How often outliers lose weight.
  package static let rounds = 3
  /// Lines are fitted at places that are at least this part of the range of x apart, and joined by straight pieces.
  private static let step = 0.01

  /// The curve at each x, in their order; nil for fewer than two different x.
  ///
  /// - Parameter x: ascending.
  package static func curve(_ x: [Double], _ y: [Double]) -> [Double]? {
    precondition(x.count == y.count, "\(x.count) x and \(y.count) y")
    guard let first = x.first, let last = x.last, last > first, (last - first).isFinite else { return nil }
    let neighbours = max(2, min(x.count, Int(rounding: span * Double(x.count) + 1e-10, .down, within: 2...x.count)))
    var trust = [Double](repeating: 1, count: x.count)
    var fitted = fit(x, y, neighbours, trust)
    for _ in 0..<rounds {
      guard let next = robustness(zip(y, fitted).map { $0 - $1 }) else { break }
      trust = next
      fitted = fit(x, y, neighbours, trust)
    }
    return fitted.allSatisfy(\.isFinite) ? fitted : nil
  }

  private static func fit(_ x: [Double], _ y: [Double], _ neighbours: Int, _ trust: [Double]) -> [Double] {
    let distance = step * (x[x.count - 1] - x[0])
    var fitted = [Double](repeating: 0, count: x.count)
    var (low, last) = (0, -1)
    var index = 0
    while index < x.count {
      while low + neighbours < x.count, x[index] - x[low] > x[low + neighbours] - x[index] { low += 1 }
      fitted[index] = height(at: x[index], x, y, low..<low + neighbours, trust) ?? y[index]
      if last >= 0 { join(&fitted, x, from: last, to: index) }
      last = index
      // Equal x have equal heights; of those within the distance only the farthest is fitted.
      while last + 1 < x.count, x[last + 1] == x[last] {
        fitted[last + 1] = fitted[last]
        last += 1
      }
      let within = x[(last + 1)...].prefix { $0 <= x[last] + distance }.count
      index = max(last + 1, last + within)
    }
    return fitted
  }

  /// Straight between two fitted places.
  private static func join(_ fitted: inout [Double], _ x: [Double], from first: Int, to last: Int) {
    guard last > first + 1 else { return }
    for index in first + 1..<last {
      let share = (x[index] - x[first]) / (x[last] - x[first])
      fitted[index] = fitted[first] + share * (fitted[last] - fitted[first])
    }
  }

  /// Of the weighted line at one place, with tricube weights (1 − (d/d_max)³)³; nil if no point has weight.
  private static func height(
    at place: Double, _ x: [Double], _ y: [Double], _ window: Range<Int>, _ trust: [Double]
  ) -> Double? {
    let farthest = max(place - x[window.lowerBound], x[window.upperBound - 1] - place)
    var (sum, meanX, meanY) = (0.0, 0.0, 0.0)
    func weight(_ index: Int) -> Double {
      let share = abs(x[index] - place) / farthest
      if share <= 0.001 || farthest == 0 { return trust[index] }
      guard share < 0.999 else { return 0 }
      let part = 1 - share * share * share
      return trust[index] * part * part * part
    }
    let weights = window.map(weight)
    for (index, weight) in zip(window, weights) {
      sum += weight
      meanX += weight * x[index]
      meanY += weight * y[index]
    }
    guard sum > 0 else { return nil }
    (meanX, meanY) = (meanX / sum, meanY / sum)
    var (spread, product) = (0.0, 0.0)
    for (index, weight) in zip(window, weights) {
      spread += weight * (x[index] - meanX) * (x[index] - meanX)
      product += weight * (x[index] - meanX) * y[index]
    }
    let range = x[x.count - 1] - x[0]
    guard (spread / sum).squareRoot() > 0.001 * range else { return meanY }
    return meanY + product / spread * (place - meanX)
  }

  /// Bisquare weights (1 − (r/6m)²)² of residuals with the median size m; nil where they are all but zero.
  private static func robustness(_ residuals: [Double]) -> [Double]? {
    guard let median = Summary.median(residuals.map(abs)), median > 0 else { return nil }
    return residuals.map { residual in
      let share = abs(residual) / (6 * median)
      if share <= 0.001 { return 1 }
      if share >= 0.999 { return 0 }
      return (1 - share * share) * (1 - share * share)
    }
  }
}
