import Basics
import Statistics

/// Intervals computed earlier from the same samples. Resampling takes most of the time of a report, and most samples
/// are the same as the last time.
package final class IntervalCache: Sendable {
  private let known: [UInt64: Interval]
  private let wanted = Monitor<[UInt64: Interval]>([:])

  /// - Parameter known: the intervals, by the fingerprint of what each was computed from.
  package init(_ known: [UInt64: Interval]) {
    self.known = known
  }

  /// All intervals that were asked for, whether or not they were known.
  package var intervals: [UInt64: Interval] { wanted.access { $0 } }

  /// Returns the known interval, or computes it; nil if the sample is too small for one.
  func interval(_ key: UInt64, orMake make: () -> Interval?) -> Interval? {
    guard let interval = known[key] ?? make() else { return nil }
    wanted.access { $0[key] = interval }
    return interval
  }
}

extension IntervalRequest {
  /// Returns a hash of everything on which a bootstrap interval depends. The seed stands for the estimate and its
  /// group.
  func fingerprint(_ bootstrap: Bootstrap) -> UInt64 {
    var words: [UInt64] = [
      bootstrap.seed, bootstrap.level.bitPattern, UInt64(bootstrap.replicates),
      StableHash.of("\(bootstrap.resampling)", call.reducer.name),
    ]
    for sample in [statistic.values, statistic.pairs?.first, statistic.pairs?.second].compactMap(\.self) {
      words += sample.trials.map(\.bitPattern)
      words += (0..<sample.cellCount).map { UInt64(sample.range(ofCell: $0).upperBound) }
    }
    words += call.arguments.map(\.bitPattern)
    return words.withUnsafeBytes(StableHash.of)
  }
}
