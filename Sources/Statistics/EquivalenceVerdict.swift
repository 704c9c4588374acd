import Basics

/// What an interval of a difference says where differences up to a margin do not matter. The first entry that holds is the
/// verdict.
package struct EquivalenceVerdict: Named, Sendable {
  package let name: String
  package let summary: String
  let holds: @Sendable (Interval, _ margin: Double) -> Bool

  package static let all = [
    EquivalenceVerdict(name: "superior", summary: "the whole interval lies above the margin") { $0.low > $1 },
    EquivalenceVerdict(name: "inferior", summary: "the whole interval lies below the margin's negative") {
      $0.high < -$1
    },
    EquivalenceVerdict(name: "equivalent", summary: "the whole interval lies within the margin to both sides") {
      $0.low >= -$1 && $0.high <= $1
    },
    EquivalenceVerdict(name: "superior, size open", summary: "the whole interval lies above 0") { interval, _ in
      interval.low > 0
    },
    EquivalenceVerdict(name: "inferior, size open", summary: "the whole interval lies below 0") { interval, _ in
      interval.high < 0
    },
    undecided,
  ]

  private static let undecided = EquivalenceVerdict(name: "undecided", summary: "none of these") { _, _ in true }

  /// - Parameter interval: nil where the sample is too small for one.
  package static func of(_ interval: Interval?, margin: Double) -> EquivalenceVerdict {
    guard let interval else { return undecided }
    return all.first { $0.holds(interval, margin) } ?? undecided
  }
}
