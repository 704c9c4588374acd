import Basics
import Statistics

/// Intervals that were computed before from the same samples: resampling is what a report spends its time on, and most of
/// its samples are those of the last time.
package final class IntervalCache: Sendable {
  private let known: [UInt64: Interval]
  private let wanted = Monitor<[UInt64: Interval]>([:])

  /// - Parameter known: by the fingerprints of what they were computed from.
  package init(_ known: [UInt64: Interval]) {
    self.known = known
  }

  /// All intervals that were asked for, known or not.
  package var intervals: [UInt64: Interval] { wanted.access { $0 } }

  func interval(_ key: UInt64, orMake make: () -> Interval?) -> Interval? {
    guard let interval = known[key] ?? make() else { return nil }
    wanted.access { $0[key] = interval }
    return interval
  }
}

extension IntervalRequest {
  /// What a bootstrap's interval depends on; the seed identifies the estimate and its group.
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
