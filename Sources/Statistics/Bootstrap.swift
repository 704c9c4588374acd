import Basics

/// The percentile bootstrap of any statistic of a sample, with percentiles widened for small samples.
///
/// Resampling n units with replacement gives a spread that is too small by a factor of √((n − 1)/n), and normal
/// quantiles are narrower than Student's. So the percentile α/2 is replaced by Φ(−√(n/(n − 1))·t_{n−1, 1−α/2}). The
/// interval still stays within the values that the statistic can have.
///
/// Source: Efron and Tibshirani 1993, chapter 13; expanded percentiles: Hesterberg, The American Statistician 2015,
/// section 5.4.
package struct Bootstrap: Sendable {
  package enum Resampling: Sendable {
    /// Draws cells with replacement, each with all its trials. Use it if the cells stand for others like them. The mean
    /// of a cell varies with its trials too, so this counts all variation once (Davison and Hinkley 1997, section 3.8).
    /// If there is only one cell, its trials are drawn instead.
    case cells
    /// Draws cells with replacement, then trials within each drawn cell. The interval is wider, because this counts the
    /// variation of trials twice.
    case cellsThenTrials
    /// Draws trials with replacement within each cell. Use it if only these cells are of interest (Agarwal et al.
    /// 2021).
    case trialsWithinCells
  }

  package var resampling: Resampling
  /// The number of resamples.
  package var replicates: Int
  /// The confidence level as a fraction: 0.95, not 95.
  package var level: Double
  /// The seed of the generators. The same seed gives the same interval on any number of cores.
  package var seed: UInt64

  package init(_ resampling: Resampling, replicates: Int = 10_000, level: Double = 0.95, seed: UInt64) {
    self.resampling = resampling
    self.replicates = replicates
    self.level = level
    self.seed = seed
  }

  /// Returns the interval of a statistic; nil if the sample is too small to draw from or the statistic has no value.
  package func interval(of sample: Sample, statistic: @Sendable (Sample) -> Double?) -> Interval? {
    guard let tail = tail(of: sample) else { return nil }
    return Interval.percentile(of: values(of: sample, statistic: statistic), level: 1 - 2 * tail)
  }

  /// Returns the share of replicates below the interval, which equals the share above it; nil if there is nothing to
  /// choose from.
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

  /// Returns the statistic of each replicate in which it has a value.
  ///
  /// Replicates are made in blocks, and each block has its own generator, so that the result does not depend on the
  /// number of cores.
  private func values(of sample: Sample, statistic: @Sendable (Sample) -> Double?) -> [Double] {
    let blockSize = 250
    let resampler = Resampler(sample, resampling)
    let blocks = (0..<(replicates + blockSize - 1) / blockSize).concurrentMap { block in
      var generator = RandomGenerator(seed: seed &+ UInt64(block) &* 0x9E37_79B9_7F4A_7C15)
      var resample = Sample()
      return (block * blockSize..<min(replicates, (block + 1) * blockSize)).compactMap { _ in
        resampler.draw(into: &resample, using: &generator)
        return statistic(resample)
      }
    }
    return blocks.flatMap(\.self).filter { !$0.isNaN }
  }
}
