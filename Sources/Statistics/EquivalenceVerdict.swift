import Basics

/// What the confidence interval of a difference says if differences up to a margin do not matter.
package struct EquivalenceVerdict: Named, Sendable {
  package let name: String
  package let summary: String
  let holds: @Sendable (Interval, _ margin: Double) -> Bool

  /// All verdicts in order of precedence: the first one that holds is the verdict.
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

  /// Returns the first verdict that holds.
  ///
  /// - Parameters:
  ///   - interval: the interval of the difference; nil, if the sample is too small for one, gives "undecided".
  ///   - margin: the largest difference that does not matter.
  package static func of(_ interval: Interval?, margin: Double) -> EquivalenceVerdict {
    guard let interval else { return undecided }
    return all.first { $0.holds(interval, margin) } ?? undecided
  }
}
