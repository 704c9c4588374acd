/// The mean of one value for each cluster, such as the effect on an operation, with what is said about it: clusters are
/// the unit, however many rows stand behind each.
package struct ClusterMean: Sendable {
  package let values: [Double]
  package let mean: Double
  /// Nil below two clusters.
  package let deviation: Double?

  /// Nil without clusters.
  package init?(_ values: [Double]) {
    guard let mean = Summary.mean(values) else { return nil }
    (self.values, self.mean, deviation) = (values, mean, Summary.standardDeviation(values))
  }

  package var degreesOfFreedom: Double { Double(values.count - 1) }

  /// t = mean / (s / √n); nil below two clusters, and where all values are equal.
  package var t: Double? {
    guard let deviation, deviation > 0 else { return nil }
    return mean / (deviation / Double(values.count).squareRoot())
  }

  /// Two-sided, of a mean of 0.
  package var p: Double? {
    t.map { 2 * StudentDistribution.cumulative(-abs($0), degreesOfFreedom: degreesOfFreedom) }
  }

  /// Student's interval.
  package func interval(level: Double = 0.95) -> Interval? { Interval.student(values, level: level) }

  /// The mean with that many standard errors to each side.
  package func interval(t: Double) -> Interval? {
    guard let deviation else { return nil }
    let half = t * deviation / Double(values.count).squareRoot()
    return Interval(low: mean - half, high: mean + half)
  }

  /// Percentiles of the means of clusters drawn with replacement, as they are, without an expansion.
  package func bootstrap(level: Double = 0.95, replicates: Int = 10_000, seed: UInt64) -> Interval? {
    guard values.count > 1 else { return nil }
    var generator = RandomGenerator(seed: seed)
    let means = (0..<replicates).map { _ in
      values.indices.reduce(0) { sum, _ in sum + values[generator.index(below: values.count)] } / Double(values.count)
    }
    return Interval.percentile(of: means, level: level)
  }

  /// Cohen's d of one sample: mean / s.
  package var cohen: Double? { deviation.flatMap { $0 > 0 ? mean / $0 : nil } }

  /// Hedges' g: d times 1 − 3 / (4 (n − 1) − 1), which takes most of d's bias in small samples away.
  ///
  /// Source: Hedges, "Distribution Theory for Glass's Estimator of Effect Size", 1981.
  package var hedges: Double? {
    guard values.count > 2 else { return nil }
    return cohen.map { $0 * (1 - 3 / (4 * degreesOfFreedom - 1)) }
  }
}
