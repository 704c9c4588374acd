import Basics

/// Wilcoxon's signed-rank test of paired differences: do positive and negative differences balance?
///
/// T = min(T₊, T₋), where T₊ and T₋ are the sums of the ranks of |d| over the positive and the negative differences d.
///
/// Source: Wilcoxon, "Individual Comparisons by Ranking Methods", Biometrics Bulletin 1945. Splitting zeros: Demšar,
/// JMLR 2006, section 3.1.3.
package struct WilcoxonSignedRank: Sendable {
  /// What is done with differences of zero.
  package enum Zeros: Sendable {
    /// Leaves zeros out.
    case drop
    /// Counts half of the ranks of zeros for each side. If the number of zeros is odd, one is left out.
    case split
  }

  /// T, the smaller sum of ranks.
  package let statistic: Double
  /// The number of ranked differences.
  package let n: Int
  private let ranks: [Double]
  private let variance: Double

  /// Ranks the differences; nil if none is left to rank.
  package init?(_ differences: [Double], zeros: Zeros = .drop) {
    var kept = zeros == .drop ? differences.filter { $0 != 0 } : differences
    if zeros == .split, kept.count(where: { $0 == 0 }) % 2 == 1, let zero = kept.firstIndex(of: 0) {
      kept.remove(at: zero)
    }
    guard !kept.isEmpty else { return nil }
    let ranks = Ranks(kept.map(abs))
    var above = 0.0
    var below = 0.0
    for (difference, rank) in zip(kept, ranks.values) {
      above += difference > 0 ? rank : difference == 0 ? rank / 2 : 0
      below += difference < 0 ? rank : difference == 0 ? rank / 2 : 0
    }
    let count = Double(kept.count)
    statistic = min(above, below)
    n = kept.count
    self.ranks = ranks.values
    variance = count * (count + 1) * (2 * count + 1) / 24 - ranks.tieTerm / 48
  }

  /// Returns the two-sided p-value by the normal approximation, with z = (|T − n(n + 1)/4| − c) / √(n(n + 1)(2n + 1)/24
  /// − Σ(t³ − t)/48). c is 1/2 with the continuity correction and 0 without; Σ is over groups of t ties.
  package func normalP(withContinuity: Bool = false) -> Double {
    let mean = Double(n) * Double(n + 1) / 4
    let distance = max(0, abs(statistic - mean) - (withContinuity ? 0.5 : 0))
    guard variance > 0 else { return 1 }
    return min(1, 2 * NormalDistribution.cumulative(-distance / variance.squareRoot()))
  }

  /// The exact two-sided p-value, over all 2ⁿ equally likely signs of these ranks, ties included.
  package var exactP: Double {
    let doubled = ranks.map { Int(rounding: $0 * 2, within: 0...2 * n) }
    var ways = [1.0]
    for rank in doubled {
      ways += [Double](repeating: 0, count: rank)
      for sum in stride(from: ways.count - 1, through: rank, by: -1) { ways[sum] += ways[sum - rank] }
      for sum in ways.indices { ways[sum] /= 2 }
    }
    return min(1, 2 * ways.prefix(Int(rounding: statistic * 2, within: 0...ways.count) + 1).reduce(0, +))
  }

  /// The two-sided p-value: exact for up to 50 differences, by the normal approximation for more.
  package var p: Double { n <= 50 ? exactP : normalP() }
}
