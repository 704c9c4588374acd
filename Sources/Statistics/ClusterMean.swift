/// The mean of one value per cluster, such as the effect on an operation, with its test and intervals. The clusters are
/// the unit of analysis, however many rows each one has.
package struct ClusterMean: Sendable {
  /// The value of each cluster.
  package let values: [Double]
  package let mean: Double
  /// The sample standard deviation s of the values; nil for fewer than two clusters.
  package let deviation: Double?

  /// Creates the mean of the values; nil if there are no clusters.
  package init?(_ values: [Double]) {
    guard let mean = Summary.mean(values) else { return nil }
    (self.values, self.mean, deviation) = (values, mean, Summary.standardDeviation(values))
  }

  /// The number of clusters minus one.
  package var degreesOfFreedom: Double { Double(values.count - 1) }

  /// The t statistic: t = mean / (s / √n). Nil for fewer than two clusters and if all values are equal.
  package var t: Double? {
    guard let deviation, deviation > 0 else { return nil }
    return mean / (deviation / Double(values.count).squareRoot())
  }

  /// The two-sided p-value for the hypothesis that the true mean is 0; nil if `t` is.
  package var p: Double? {
    t.map { 2 * StudentDistribution.cumulative(-abs($0), degreesOfFreedom: degreesOfFreedom) }
  }

  /// Returns Student's confidence interval of the mean; nil for fewer than two clusters.
  package func interval(level: Double = 0.95) -> Interval? { Interval.student(values, level: level) }

  /// Returns mean ± t·s/√n for a given t; nil for fewer than two clusters.
  package func interval(t: Double) -> Interval? {
    guard let deviation else { return nil }
    let half = t * deviation / Double(values.count).squareRoot()
    return Interval(low: mean - half, high: mean + half)
  }

  /// Returns the percentile interval of the means of resampled clusters, without the widening of `Bootstrap`; nil for
  /// fewer than two clusters.
  package func bootstrap(level: Double = 0.95, replicates: Int = 10_000, seed: UInt64) -> Interval? {
    guard values.count > 1 else { return nil }
    var generator = RandomGenerator(seed: seed)
    let means = (0..<replicates).map { _ in
      values.indices.reduce(0) { sum, _ in sum + values[generator.index(below: values.count)] } / Double(values.count)
    }
    return Interval.percentile(of: means, level: level)
  }

  /// Cohen's d for one sample: mean / s. Nil for fewer than two clusters and if all values are equal.
  package var cohen: Double? { deviation.flatMap { $0 > 0 ? mean / $0 : nil } }

  /// Hedges' g: d·(1 − 3 / (4(n − 1) − 1)), which removes most of the bias of d in small samples. Nil for fewer than
  /// three clusters.
  ///
  /// Source: Hedges, "Distribution Theory for Glass's Estimator of Effect Size", 1981.
  package var hedges: Double? {
    guard values.count > 2 else { return nil }
    return cohen.map { $0 * (1 - 3 / (4 * degreesOfFreedom - 1)) }
  }
}
