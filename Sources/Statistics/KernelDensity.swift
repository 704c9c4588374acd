import Basics
import Platform

/// A density estimate of a sample with a Gaussian kernel: f(x) = Σᵢ φ((x − xᵢ)/h) / (n·h).
package struct KernelDensity: Sendable {
  /// The sample, ascending.
  private let values: [Double]
  /// The bandwidth h, the standard deviation of the kernel, in the unit of the values.
  package let bandwidth: Double

  /// The distance in bandwidths beyond which a kernel is ignored, because it adds less than 1e-15.
  private static let reach = 8.5

  /// Creates an estimate with the bandwidth h = 0.9 · min(s, IQR/1.34) · n^(−1/5). If the interquartile range is 0, s
  /// is used alone.
  ///
  /// Nil if there are fewer than two values or all are equal, because they have no density.
  ///
  /// Source: Silverman, "Density Estimation for Statistics and Data Analysis", 1986, equation 3.31; `bw.nrd0` of R.
  package init?(_ values: [Double]) {
    guard let deviation = Summary.standardDeviation(values), deviation > 0, deviation.isFinite,
      let low = Summary.quantile(values, 0.25), let high = Summary.quantile(values, 0.75)
    else { return nil }
    let range = (high - low) / 1.34
    let spread = range > 0 ? min(deviation, range) : deviation
    bandwidth = 0.9 * spread * pow(Double(values.count), -0.2)
    guard bandwidth > 0 else { return nil }
    self.values = values.sorted()
  }

  /// Returns the density at x.
  package func callAsFunction(_ x: Double) -> Double {
    let first = values.partitioningIndex { $0 >= x - Self.reach * bandwidth }
    var sum = 0.0
    for value in values[first...] {
      guard value <= x + Self.reach * bandwidth else { break }
      sum += NormalDistribution.density((x - value) / bandwidth)
    }
    return sum / (Double(values.count) * bandwidth)
  }

  /// Returns the density at `count` places, evenly spaced from the least value to the greatest.
  package func curve(_ count: Int) -> [(x: Double, y: Double)] {
    let (low, high) = (values[0], values[values.count - 1])
    return (0..<count).map { index in
      let x = index == count - 1 ? high : low + (high - low) * Double(index) / Double(count - 1)
      return (x, self(x))
    }
  }
}

extension [Double] {
  /// Returns the first index at which the condition holds, or `count`. The condition must hold for all later elements
  /// too.
  fileprivate func partitioningIndex(where holds: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
