import Dispatch

/// The percentile bootstrap of any statistic of a sample.
///
/// Source: Efron and Tibshirani 1993, chapter 13; hierarchical as in Davison and Hinkley 1997, section 3.8; within
/// strata as in Agarwal et al., NeurIPS 2021.
package struct Bootstrap: Sendable {
  package enum Resampling: Sendable {
    /// Cells are drawn with replacement, then trials within each: the cells stand for others like them.
    case cellsThenTrials
    /// Trials are drawn with replacement within each cell: the cells are all that matters.
    case trialsWithinCells
  }

  package var resampling: Resampling
  package var replicates: Int
  /// 0.95, not 95.
  package var level: Double
  /// The same seed gives the same interval, on any number of cores.
  package var seed: UInt64

  package init(_ resampling: Resampling, replicates: Int = 10_000, level: Double = 0.95, seed: UInt64) {
    self.resampling = resampling
    self.replicates = replicates
    self.level = level
    self.seed = seed
  }

  /// Nil if there is nothing to draw among, or the statistic has no value.
  package func interval(
    of sample: Sample, statistic: @Sendable (Sample) -> Double?
  ) -> Interval? {
    let sources = resampling == .cellsThenTrials ? 1 : sample.cellCount
    guard sample.trials.count > sources else { return nil }
    return Interval.percentile(of: values(of: sample, statistic: statistic), level: level)
  }

  /// The statistic of each replicate that has one.
  ///
  /// Replicates are made in blocks, each with a generator of its own, so that cores share the work and not the result.
  func values(of sample: Sample, statistic: @Sendable (Sample) -> Double?) -> [Double] {
    let blockSize = 250
    var values = [Double](repeating: .nan, count: replicates)
    values.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let slots = buffer  // each is set by one thread, and read when all have ended
      DispatchQueue.concurrentPerform(iterations: (replicates + blockSize - 1) / blockSize) { block in
        var generator = RandomGenerator(seed: seed &+ UInt64(block) &* 0x9E37_79B9_7F4A_7C15)
        var resample = sample
        for index in block * blockSize..<min(replicates, (block + 1) * blockSize) {
          draw(from: sample, into: &resample, &generator)
          slots[index] = statistic(resample) ?? .nan
        }
      }
    }
    return values.filter { !$0.isNaN }
  }

  private func draw(from sample: Sample, into resample: inout Sample, _ generator: inout RandomGenerator) {
    resample.removeAll()
    for cell in 0..<sample.cellCount {
      let source = resampling == .cellsThenTrials ? generator.index(below: sample.cellCount) : cell
      let trials = sample.range(ofCell: source)
      for trial in 0..<trials.count {
        let drawn = trials.count == 1 ? 0 : generator.index(below: trials.count)
        resample.append(sample.trials[trials.lowerBound + drawn], toNewCell: trial == 0)
      }
    }
  }
}
