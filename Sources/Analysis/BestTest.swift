import Basics
import Statistics

/// A test of whether two groups have different means. A table uses it to mark values that do not differ from the best
/// one.
package struct BestTest: Named, Sendable {
  package let name: String
  package let summary: String
  /// Returns the name of the test for a caption. The parameter names the columns whose values form pairs.
  private let words: @Sendable (_ pairs: String) -> String
  /// True if the test needs pairs of values of both groups.
  package let isPaired: Bool
  /// Returns the two-sided p-value; nil if there are too few values. In a paired test, values at the same index form a
  /// pair.
  let p: @Sendable (_ first: [Double], _ second: [Double]) -> Double?

  /// Returns the name of the test for a caption.
  ///
  /// - Parameter pairs: the columns that form the pairs as a reader knows them, such as `seed`.
  package func sentence(pairs: String) -> String { words(pairs) }

  package static let all: [BestTest] = [
    paired, welch,
    BestTest(
      name: "wilcoxon", summary: "Wilcoxon's signed-rank test of values in pairs, exact up to 50",
      words: { "Wilcoxon's signed-rank test, paired by \($0)," }, isPaired: true
    ) { first, second in WilcoxonSignedRank(differences(first, second))?.p ?? (first.isEmpty ? nil : 1) },
    none,
  ]

  /// The default test. It is valid whether or not the values of a pair depend on each other, and it can find a
  /// difference with five replicates, which a test of ranks cannot.
  package static let paired = BestTest(
    name: "paired_t", summary: "Student's t test of values in pairs; Welch's where there are no pairs",
    words: { "a t test paired by \($0)" }, isPaired: true
  ) { first, second in StudentTest.paired(differences(first, second)) }

  package static let welch = BestTest(
    name: "welch", summary: "Welch's t test of values without pairs", words: { _ in "Welch's t test" }, isPaired: false
  ) { first, second in StudentTest.welch(first, second) }

  package static let none = BestTest(
    name: "none", summary: "no test: the best value alone", words: { _ in "no test" }, isPaired: false
  ) { _, _ in nil }

  /// The test to use if the values do not form pairs; nil if there is none.
  var withoutPairs: BestTest? { !isPaired ? self : name == Self.paired.name ? .welch : nil }

  /// Returns the differences of the pairs. Nearly equal values count as equal, because the order of summation changes
  /// their last digits.
  private static func differences(_ first: [Double], _ second: [Double]) -> [Double] {
    zip(first, second).map { $0.isNearly($1) ? 0 : $0 - $1 }
  }
}

extension Double {
  /// Returns true if the numbers differ by no more than rounding errors of sums.
  func isNearly(_ other: Double) -> Bool {
    self == other || abs(self - other) <= 1e-12 * max(abs(self), abs(other))
  }
}
