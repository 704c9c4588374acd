import Basics
import Platform

/// A smooth curve through points (LOWESS). At each x it has the height of a line fitted to the nearest points. Nearer
/// points have more weight, and each further round gives outliers less weight.
///
/// Source: Cleveland, "Robust locally weighted regression and smoothing scatterplots", JASA 1979.
package struct Lowess: Sendable {
  /// The fraction of the points to which each line is fitted.
  package static let span = 2.0 / 3
  /// The number of robustness rounds after the first fit.
  package static let rounds = 3
  /// The least distance between fitted places, as a fraction of the range of x. Between them the curve is straight.
  private static let step = 0.01

  /// The x of the points, ascending.
  let x: [Double]
  let y: [Double]
  /// The indices of the points at which lines are fitted. Of points with equal x, it is the first.
  package let places: [Int]
  /// The height of the curve at each point.
  package private(set) var curve: [Double] = []
  /// The robustness weight of each point in the last round: 0 for outliers, otherwise up to 1.
  private(set) var trust: [Double]
  /// For each place, the indices of its nearest points.
  private let windows: [Range<Int>]

  /// Fits the curve; nil if all x are equal or the heights are not finite.
  ///
  /// - Parameters:
  ///   - x: the x of the points, ascending.
  ///   - y: the y of the points, as many.
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

  /// Returns the heights of the curve at all points, for the given y and robustness weights.
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

  /// Returns the lines at the given points, or at `places` if nil, with equal robustness weights.
  func evenLines(at points: [Int]? = nil) -> [LocalLine] {
    let even = [Double](repeating: 1, count: x.count)
    let windows = points.map { Self.windows(x, $0) } ?? windows
    return zip(points ?? places, windows).compactMap { LocalLine(at: x[$0], x, $1, even) }
  }

  /// Returns the indices at which to fit lines. Points with equal x share one place. Of the points within `step` of the
  /// last place, only the farthest becomes a place.
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

  /// Returns the indices of the nearest points of each place: the fraction `span` of all points, at least two.
  private static func windows(_ x: [Double], _ places: [Int]) -> [Range<Int>] {
    let count = max(2, min(x.count, Int(rounding: span * Double(x.count) + 1e-10, .down, within: 2...x.count)))
    var low = 0
    return places.map { place in
      while low + count < x.count, x[place] - x[low] > x[low + count] - x[place] { low += 1 }
      return low..<low + count
    }
  }

  /// Sets the heights between two fitted places by linear interpolation.
  private func join(_ fitted: inout [Double], from first: Int, to last: Int) {
    guard last > first + 1 else { return }
    for index in first + 1..<last {
      let share = (x[index] - x[first]) / (x[last] - x[first])
      fitted[index] = fitted[first] + share * (fitted[last] - fitted[first])
    }
  }

  /// Returns the bisquare weights (1 − (r/6m)²)², where m is the median of |r|; nil if m is 0.
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
