import Platform

/// The Bayesian counterpart of Wilcoxon's signed-rank test, with a region in which differences do not matter: how probable
/// it is that the typical difference (half of the sum of two of them) lies below, in or above ±region.
///
/// With weights w of a Dirichlet distribution over the differences and half of a pseudo-difference of 0, each posterior draw
/// gives the shares Σ wᵢ wⱼ of the pairs with dᵢ + dⱼ below −2r, between, and above 2r, those at an end half to each side.
/// The probabilities are the shares of draws in which each of the three is the largest.
///
/// Source: Benavoli, Mangili, Corani, Zaffalon and Ruggeri, "A Bayesian Wilcoxon Signed-Rank Test Based on the Dirichlet
/// Process", ICML 2014; Benavoli, Corani, Demšar and Zaffalon, JMLR 2017.
package struct SignedRankPosterior: Sendable {
  package let below: Double
  package let inside: Double
  package let above: Double

  /// Nil without differences.
  package init?(_ differences: [Double], region: Double, draws: Int = 20_000, seed: UInt64) {
    guard !differences.isEmpty, differences.allSatisfy(\.isFinite), region >= 0 else { return nil }
    let d = [0] + differences
    var generator = RandomGenerator(seed: seed)
    var wins = (below: 0.0, inside: 0.0, above: 0.0)
    for _ in 0..<draws {
      // Gamma distributions with shape ½ for the pseudo-difference, and 1 for the others.
      let prior = generator.normal()
      let weights = [prior * prior / 2] + differences.map { _ in -log(1 - generator.uniform()) }
      let total = weights.reduce(0, +)
      let shares = Self.shares(d, weights.map { $0 / total }, region)
      let largest = max(shares.below, shares.inside, shares.above)
      // Equal ones share the draw.
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
