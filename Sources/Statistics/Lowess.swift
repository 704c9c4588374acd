import Basics
import Platform

/// A smooth curve through points: at each x the height of a line that is fitted to the nearest points, the nearer ones
/// with more weight, and outliers with less each time that it is fitted again.
///
/// Source: Cleveland, "Robust locally weighted regression and smoothing scatterplots", JASA 1979.
package struct Lowess: Sendable {
  /// The part of all points that each line is fitted to.
  package static let span = 2.0 / 3
  /// How often outliers lose weight.
  package static let rounds = 3
  /// Lines are fitted at places that are at least this part of the range of x apart, and joined by straight pieces.
  private static let step = 0.01

  /// Ascending.
  let x: [Double]
  let y: [Double]
  /// The points at which lines are fitted, the first of equal ones.
  package let places: [Int]
  /// The height at each x.
  package private(set) var curve: [Double] = []
  /// How much each point counted in the end: 0 for outliers, else up to 1.
  private(set) var trust: [Double]
  private let windows: [Range<Int>]

  /// Nil for fewer than two different x.
  ///
  /// - Parameter x: ascending.
  package init?(_ x: [Double], _ y: [Double]) {
    precondition(x.count == y.count, "\(x.count) x and \(y.count) y")
    guard let first = x.first, let last = x.last, last > first, (last - first).isFinite else { return nil }
    (self.x, self.y) = (x, y)
    places = Self.places(x)
    windows = Self.windows(x, places)
    trust = [Double](repeating: 1, count: x.count)
    curve = fitted(to: y, trust)
    for _ in 0..<Self.rounds {
      guard let next = Self.robustness(zip(y, curve).map { $0 - $1 }) else { break }
      trust = next
      curve = fitted(to: y, trust)
    }
    guard curve.allSatisfy(\.isFinite) else { return nil }
  }

  /// The curve through other heights of the same points.
  func fitted(to y: [Double], _ trust: [Double]) -> [Double] {
    var fitted = [Double](repeating: 0, count: x.count)
    var last = -1
    for (place, window) in zip(places, windows) {
      fitted[place] = LocalLine(at: x[place], x, window, trust)?.height(y) ?? y[place]
      if last >= 0 { join(&fitted, from: last, to: place) }
      last = place
      while last + 1 < x.count, x[last + 1] == x[place] {
        fitted[last + 1] = fitted[place]
        last += 1
      }
    }
    return fitted
  }

  /// The lines at the places, or at all points, where no point is less trusted than another.
  func evenLines(at points: [Int]? = nil) -> [LocalLine] {
    let even = [Double](repeating: 1, count: x.count)
    let windows = points.map { Self.windows(x, $0) } ?? windows
    return zip(points ?? places, windows).compactMap { LocalLine(at: x[$0], x, $1, even) }
  }

  /// Equal x have equal heights; of those within the distance only the farthest is fitted.
  private static func places(_ x: [Double]) -> [Int] {
    let distance = step * (x[x.count - 1] - x[0])
    var places: [Int] = []
    var index = 0
    while index < x.count {
      places.append(index)
      var last = index
      while last + 1 < x.count, x[last + 1] == x[index] { last += 1 }
      let within = x[(last + 1)...].prefix { $0 <= x[last] + distance }.count
      index = max(last + 1, last + within)
    }
    return places
  }

  /// The nearest points of each place.
  private static func windows(_ x: [Double], _ places: [Int]) -> [Range<Int>] {
    let count = max(2, min(x.count, Int(rounding: span * Double(x.count) + 1e-10, .down, within: 2...x.count)))
    var low = 0
    return places.map { place in
      while low + count < x.count, x[place] - x[low] > x[low + count] - x[place] { low += 1 }
      return low..<low + count
    }
  }

  /// Straight between two fitted places.
  private func join(_ fitted: inout [Double], from first: Int, to last: Int) {
    guard last > first + 1 else { return }
    for index in first + 1..<last {
      let share = (x[index] - x[first]) / (x[last] - x[first])
      fitted[index] = fitted[first] + share * (fitted[last] - fitted[first])
    }
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
