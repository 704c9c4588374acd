import Basics
import Statistics

/// A test of whether two groups have different means, by which a table says what is not told from its best value.
package struct BestTest: Named, Sendable {
  package let name: String
  package let summary: String
  /// What it is in a caption, without and with the columns whose values make the pairs.
  private let words: @Sendable (_ pairs: String) -> String
  /// Whether it needs values of both groups that belong together.
  package let isPaired: Bool
  /// Two-sided; nil for too few values. The values of a paired test stand in the same order.
  let p: @Sendable (_ first: [Double], _ second: [Double]) -> Double?

  /// - Parameter pairs: `seed`, in the words of people.
  package func sentence(pairs: String) -> String { words(pairs) }

  package static let all: [BestTest] = [
    paired, welch,
    BestTest(
      name: "wilcoxon", summary: "Wilcoxon's signed-rank test of values in pairs, exact up to 50",
      words: { "Wilcoxon's signed-rank test, paired by \($0)," }, isPaired: true
    ) { first, second in WilcoxonSignedRank(differences(first, second))?.p ?? (first.isEmpty ? nil : 1) },
    none,
  ]

  /// What is used unless a table names another: right whether or not the values of a pair depend on each other, and able
  /// to tell five replicates apart, which no test of ranks is.
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

  /// What is used where nothing pairs the values; nil if it says nothing about them then.
  var withoutPairs: BestTest? { !isPaired ? self : name == Self.paired.name ? .welch : nil }

  /// Sums in another order differ in their last digits, which is no difference.
  private static func differences(_ first: [Double], _ second: [Double]) -> [Double] {
    zip(first, second).map { $0.isNearly($1) ? 0 : $0 - $1 }
  }
}

extension Double {
  /// Whether only the noise of sums lies between both.
  func isNearly(_ other: Double) -> Bool {
    self == other || abs(self - other) <= 1e-12 * max(abs(self), abs(other))
  }
}
