import Basics

/// Wilcoxon's signed-rank test of paired differences: do positive and negative differences balance?
///
/// T = min(T₊, T₋), the smaller sum of the ranks of |d| by sign.
///
/// Source: Wilcoxon, "Individual Comparisons by Ranking Methods", Biometrics Bulletin 1945; zeros as in Demšar, JMLR
/// 2006, section 3.1.3, where they are split.
package struct WilcoxonSignedRank: Sendable {
  package enum Zeros: Sendable {
    /// Differences of zero are left out.
    case drop
    /// Half of their ranks count for each side. If their number is odd, one is left out.
    case split
  }

  /// The smaller sum of ranks.
  package let statistic: Double
  /// How many differences are ranked.
  package let n: Int
  private let ranks: [Double]
  private let variance: Double

  /// Nil if no difference is left to rank.
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

  /// Two-sided, by z = (|T − n(n + 1)/4| − c) / √(n(n + 1)(2n + 1)/24 − Σ(t³ − t)/48), c = 1/2 with continuity.
  package func normalP(withContinuity: Bool = false) -> Double {
    let mean = Double(n) * Double(n + 1) / 4
    let distance = max(0, abs(statistic - mean) - (withContinuity ? 0.5 : 0))
    guard variance > 0 else { return 1 }
    return min(1, 2 * NormalDistribution.cumulative(-distance / variance.squareRoot()))
  }

  /// Two-sided, over all 2ⁿ equally likely signs of these ranks, ties included.
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

  /// Exact up to 50 differences, then by the normal approximation.
  package var p: Double { n <= 50 ? exactP : normalP() }
}
