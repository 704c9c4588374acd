import Basics

/// The percentile bootstrap of any statistic of a sample, with percentiles widened for small samples.
///
/// n units resampled with replacement vary less than fresh ones, by √((n − 1)/n), and normal quantiles are narrower
/// than Student's. So the percentile at α/2 is taken at Φ(−√(n/(n − 1))·t_{n−1, 1−α/2}) instead. An interval still
/// stays within the values that the statistic can have.
///
/// Source: Efron and Tibshirani 1993, chapter 13; expanded percentiles: Hesterberg, The American Statistician 2015,
/// section 5.4.
package struct Bootstrap: Sendable {
  package enum Resampling: Sendable {
    /// Cells are drawn with replacement, each with all its trials: the cells represent others like them. The means of
    /// cells vary with their trials too, so this counts all variation, and counts it once (Davison and Hinkley 1997,
    /// section 3.8). The trials of a single cell are drawn themselves.
    case cells
    /// Cells are drawn with replacement, then trials within each. The interval is wider, because this counts the
    /// variation of trials twice.
    case cellsThenTrials
    /// Trials are drawn with replacement within each cell: only these cells are of interest (Agarwal et al. 2021).
    case trialsWithinCells
  }

  package var resampling: Resampling
  package var replicates: Int
  /// 0.95, not 95.
  package var level: Double
  /// The same seed gives the same interval, with any number of cores.
  package var seed: UInt64

  package init(_ resampling: Resampling, replicates: Int = 10_000, level: Double = 0.95, seed: UInt64) {
    self.resampling = resampling
    self.replicates = replicates
    self.level = level
    self.seed = seed
  }

  /// Nil if the sample is too small to draw from, or the statistic has no value.
  package func interval(of sample: Sample, statistic: @Sendable (Sample) -> Double?) -> Interval? {
    guard let tail = tail(of: sample) else { return nil }
    return Interval.percentile(of: values(of: sample, statistic: statistic), level: 1 - 2 * tail)
  }

  /// The share of replicates below the interval, and above it; nil if there is nothing to draw among.
  package func tail(of sample: Sample) -> Double? {
    let sizes = (0..<sample.cellCount).map { sample.range(ofCell: $0).count }.filter { $0 > 1 }
    let drawn = sizes.reduce(0, +)
    let n: Double
    let degrees: Int
    if resampling != .trialsWithinCells && sample.cellCount > 1 {
      n = Double(sample.cellCount)
      degrees = sample.cellCount - 1
    } else {
      n = Double(drawn) / Double(max(1, sizes.count))
      degrees = drawn - sizes.count
    }
    guard degrees > 0 else { return nil }
    let t = StudentDistribution.quantile((1 + level) / 2, degreesOfFreedom: Double(degrees))
    return NormalDistribution.cumulative(-(n / (n - 1)).squareRoot() * t)
  }

  /// The statistic of each replicate that has one.
  ///
  /// Replicates are made in blocks. Each block has its own generator, so the result does not depend on the number of
  /// cores.
  private func values(of sample: Sample, statistic: @Sendable (Sample) -> Double?) -> [Double] {
    let blockSize = 250
    let blocks = (0..<(replicates + blockSize - 1) / blockSize).concurrentMap { block in
      var generator = RandomGenerator(seed: seed &+ UInt64(block) &* 0x9E37_79B9_7F4A_7C15)
      return (block * blockSize..<min(replicates, (block + 1) * blockSize)).compactMap { _ in
        statistic(
          sample.redrawn(
            cells: resampling != .trialsWithinCells, trials: resampling != .cells || sample.cellCount == 1,
            using: &generator))
      }
    }
    return blocks.flatMap(\.self).filter { !$0.isNaN }
  }
}
