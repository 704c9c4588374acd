/// An estimate of how often a study with a given number of clusters would reach each verdict, if its clusters were like
/// those already seen.
///
/// Clusters are drawn with replacement. The variance among n clusters is (n − 1)/n of the population's on average, so
/// their distances from the mean are first stretched by √(n/(n − 1)).
package struct PowerSimulation: Sendable {
  private let values: [Double]

  /// Prepares the clusters to draw from; nil for fewer than two.
  ///
  /// - Parameter seen: the effect on each cluster that was observed.
  package init?(seen: [Double]) {
    guard seen.count > 1, let mean = Summary.mean(seen) else { return nil }
    let stretch = (Double(seen.count) / Double(seen.count - 1)).squareRoot()
    values = seen.map { mean + ($0 - mean) * stretch }
  }

  /// The results of the simulated studies.
  package struct Shares: Equatable, Sendable {
    /// The share of studies with each verdict, in the order of `EquivalenceVerdict.all`.
    package var byVerdict: [Double]
    /// The share of studies whose interval lies above 0.
    package var positive: Double
    /// The largest Monte Carlo standard error of these shares.
    package var standardError: Double
  }

  /// Simulates studies.
  ///
  /// - Parameters:
  ///   - clusters: the number of clusters in each study, at least two.
  ///   - margin: the largest difference that does not matter.
  ///   - level: the confidence level of each study's interval.
  ///   - simulations: the number of studies.
  ///   - seed: the seed of the draws.
  package func shares(
    clusters: Int, margin: Double, level: Double = 0.95, simulations: Int = 10_000, seed: UInt64
  ) -> Shares {
    precondition(clusters > 1, "\(clusters) clusters have no interval")
    var generator = RandomGenerator(seed: seed)
    let t = StudentDistribution.quantile((1 + level) / 2, degreesOfFreedom: Double(clusters - 1))
    let names = EquivalenceVerdict.all.map(\.name)
    var counts = [Double](repeating: 0, count: names.count)
    var positive = 0.0
    for _ in 0..<simulations {
      let drawn = (0..<clusters).map { _ in values[generator.index(below: values.count)] }
      guard let interval = ClusterMean(drawn)?.interval(t: t) else { continue }
      let verdict = EquivalenceVerdict.of(interval, margin: margin).name
      counts[names.firstIndex(of: verdict) ?? names.count - 1] += 1
      positive += interval.low > 0 ? 1 : 0
    }
    let n = Double(simulations)
    let shares = counts.map { $0 / n }
    let widest = (shares + [positive / n]).map { ($0 * (1 - $0) / n).squareRoot() }.max() ?? 0
    return Shares(byVerdict: shares, positive: positive / n, standardError: widest)
  }
}
