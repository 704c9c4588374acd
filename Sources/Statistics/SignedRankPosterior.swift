import Platform

/// The Bayesian counterpart of Wilcoxon's signed-rank test, with a region in which differences do not matter. It gives
/// the probabilities that the typical difference, the mean of two differences, lies below, inside or above ±region.
///
/// Each posterior draw takes weights w from a Dirichlet distribution over the differences and a pseudo-difference of 0,
/// which counts half. It computes the shares Σ wᵢ wⱼ of the pairs with dᵢ + dⱼ below −2r, between, and above 2r, where
/// r is the region. A pair at a bound counts half on each side. The probabilities are the shares of draws in which each
/// of the three is the largest.
///
/// Source: Benavoli, Mangili, Corani, Zaffalon and Ruggeri, "A Bayesian Wilcoxon Signed-Rank Test Based on the
/// Dirichlet Process", ICML 2014; Benavoli, Corani, Demšar and Zaffalon, JMLR 2017.
package struct SignedRankPosterior: Sendable {
  /// The probability that the typical difference is below −region.
  package let below: Double
  /// The probability that it is within ±region.
  package let inside: Double
  /// The probability that it is above region.
  package let above: Double

  /// Draws from the posterior; nil without differences, if one is not finite, or if the region is negative.
  package init?(_ differences: [Double], region: Double, draws: Int = 20_000, seed: UInt64) {
    guard !differences.isEmpty, differences.allSatisfy(\.isFinite), region >= 0 else { return nil }
    let d = [0] + differences
    var generator = RandomGenerator(seed: seed)
    var wins = (below: 0.0, inside: 0.0, above: 0.0)
    for _ in 0..<draws {
      // Dirichlet weights are normalised gamma variates: of shape ½ for the pseudo-difference, and 1 for the others.
      let prior = generator.normal()
      let weights = [prior * prior / 2] + differences.map { _ in -log(1 - generator.uniform()) }
      let total = weights.reduce(0, +)
      let shares = Self.shares(d, weights.map { $0 / total }, region)
      let largest = max(shares.below, shares.inside, shares.above)
      // Shares that are equally large split the draw.
      let tied = [shares.below, shares.inside, shares.above].count { $0 == largest }
      wins.below += shares.below == largest ? 1 / Double(tied) : 0
      wins.inside += shares.inside == largest ? 1 / Double(tied) : 0
      wins.above += shares.above == largest ? 1 / Double(tied) : 0
    }
    let n = Double(draws)
    (below, inside, above) = (wins.below / n, wins.inside / n, wins.above / n)
  }

  private static func shares(
    _ d: [Double], _ w: [Double], _ region: Double
  ) -> (below: Double, inside: Double, above: Double) {
    var (below, above) = (0.0, 0.0)
    for i in d.indices {
      for j in d.indices {
        let sum = d[i] + d[j]
        let weight = w[i] * w[j]
        above += sum > 2 * region ? weight : sum == 2 * region ? weight / 2 : 0
        below += sum < -2 * region ? weight : sum == -2 * region ? weight / 2 : 0
      }
    }
    return (below, 1 - below - above, above)
  }
}
