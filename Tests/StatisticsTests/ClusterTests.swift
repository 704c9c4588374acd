import Statistics
import Testing

/// Inference over clusters. Reference values are from Tests/References/clusters.py unless another source is given.
@Suite struct ClusterTests {
  static let values = [3.51, 4.16, 1.63, 1.82, 4.21, -0.4]

  @Test(arguments: [
    (0.0, 9.0, 0.0, 0.33626711688), (1, 9, 0.002809136747, 0.482496514917), (5, 9, 0.212008506779, 0.863004337735),
    (9, 9, 0.66373288312, 1), (2, 6, 0.043271868293, 0.777221904496), (7, 8, 0.473490329125, 0.996840276469),
    (33, 44, 0.596619592264, 0.868072562066),
  ])
  func exactIntervalsOfShares(k: Double, n: Double, low: Double, high: Double) throws {
    let interval = try #require(Interval.clopperPearson(successes: k, of: n))
    #expect(abs(interval.low - low) < 1e-10 && abs(interval.high - high) < 1e-10, "\(interval)")
    #expect(Interval.clopperPearson(successes: 0, of: 0) == nil)
  }

  @Test func meanOfClusters() throws {
    let mean = try #require(ClusterMean(Self.values))
    #expect(abs(try #require(mean.t) - 3.372864705253) < 1e-10)
    #expect(abs(try #require(mean.p) - 0.019827695888) < 1e-10)
    let interval = try #require(mean.interval())
    #expect(abs(interval.low - 0.591884757228) < 1e-9 && abs(interval.high - 4.384781909439) < 1e-9)
    #expect(abs(try #require(mean.cohen) - 1.376966249886) < 1e-10)
    #expect(abs(try #require(mean.hedges) - 1.159550526219) < 1e-10)
    let bootstrap = try #require(mean.bootstrap(seed: 1))
    #expect(abs(bootstrap.low - 1.068) < 0.05 && abs(bootstrap.high - 3.687) < 0.05, "\(bootstrap)")
  }

  @Test func fewClustersSayLittle() {
    #expect(ClusterMean([]) == nil)
    let one = ClusterMean([2])
    #expect(one?.mean == 2 && one?.interval() == nil && one?.p == nil && one?.bootstrap(seed: 1) == nil)
    let equal = ClusterMean([2, 2])
    #expect(equal?.t == nil && equal?.cohen == nil && equal?.interval() == Interval(low: 2, high: 2))
  }

  /// The constants c at 5% are from Jennison and Turnbull, "Group Sequential Methods", 2000, table 2.3: 1.960, 1.977,
  /// 2.004, 2.024, 2.040. All bounds are from scipy.
  @Test(arguments: [
    [1.959964], [2.796509, 1.977431], [3.471091, 2.454432, 2.004035],
    [4.561741, 3.225638, 2.633722, 2.280871, 2.040073],
  ])
  func boundsOfOBrienAndFleming(expected: [Double]) {
    let bounds = SequentialBounds(looks: expected.count)
    for (z, known) in zip(bounds.z, expected) { #expect(abs(z - known) < 2e-4, "\(bounds.z)") }
  }

  @Test func boundsOfFourLooks() { #expect(abs(SequentialBounds(looks: 4).z[3] - 2.024) < 6e-4) }

  /// The looks have 5, 11 and 17 degrees of freedom.
  @Test(arguments: [(0, 5.0, 7.913959140033), (1, 11, 2.912421575597), (2, 17, 2.16311946376)])
  func boundsOfT(look: Int, degrees: Double, expected: Double) {
    #expect(abs(SequentialBounds(looks: 3).t(look: look, degreesOfFreedom: degrees) / expected - 1) < 1e-3)
  }

  /// Reference values are from baycomp 1.0.3. A share of 20,000 draws is practically always within 0.011 of the true
  /// one.
  @Test(arguments: [
    (values, 0.00157, 0.00152, 0.99691), ([0.1, -0.5, 0.35, 0.2, -0.25], 0.01823, 0.977515, 0.004255),
    ([0.8, 0.1, -0.3, 0.5, 0.2, 0.9], 0, 0.379285, 0.620715),
  ])
  func posteriorOfTheSignedRankTest(values: [Double], below: Double, inside: Double, above: Double) throws {
    let posterior = try #require(SignedRankPosterior(values, region: 0.3, seed: 7))
    #expect(abs(posterior.below - below) < 0.015 && abs(posterior.inside - inside) < 0.015, "\(posterior)")
    #expect(abs(posterior.above - above) < 0.015)
    #expect(abs(posterior.below + posterior.inside + posterior.above - 1) < 1e-9)
    #expect(SignedRankPosterior([], region: 0.3, seed: 7) == nil)
  }

  @Test(arguments: [(4, 0.15123, 0.2419), (6, 0.196285, 0.308405), (12, 0.389815, 0.576495)])
  func powerOfStudiesLikeThis(clusters: Int, superior: Double, positive: Double) throws {
    let simulation = try #require(PowerSimulation(seen: Self.values.map { $0 - 1.2 }))
    let shares = simulation.shares(clusters: clusters, margin: 0.3, seed: 3)
    #expect(abs(shares.byVerdict[0] - superior) < 0.02 && abs(shares.positive - positive) < 0.02, "\(shares)")
    #expect(abs(shares.byVerdict.reduce(0, +) - 1) < 1e-9 && shares.standardError <= 0.005)
    #expect(PowerSimulation(seen: [1]) == nil)
  }

  @Test(arguments: [
    (0.31, 0.9, "superior"), (0.3, 0.9, "superior, size open"), (-0.9, -0.31, "inferior"),
    (-0.3, 0.3, "equivalent"), (0.1, 0.2, "equivalent"), (0.1, 0.4, "superior, size open"),
    (-0.4, -0.1, "inferior, size open"), (-0.1, 0.4, "undecided"), (-2, 2, "undecided"),
  ])
  func firstVerdictThatHolds(low: Double, high: Double, verdict: String) {
    #expect(EquivalenceVerdict.of(Interval(low: low, high: high), margin: 0.3).name == verdict)
    #expect(EquivalenceVerdict.of(nil, margin: 0.3).name == "undecided")
  }

  /// The mean effects are −1, 1 and 3 at the doses 0, 0.1 and 0.5, so the crossing is halfway between the first two
  /// doses.
  @Test func effectCrossesZero() throws {
    let crossing = try #require(
      DoseCrossing(doses: [0, 0.1, 0.5], effects: [[-1.5, -0.5], [0.5, 1.5], [3, 3]], seed: 1))
    // Resamples with only the first replicate have −1.5 and 0.5; those with only the second have −0.5 and 1.5.
    let (dose, low, high) = (
      try #require(crossing.dose), try #require(crossing.low), try #require(crossing.high)
    )
    #expect(crossing.place == .inside && abs(dose - 0.05) < 1e-12)
    #expect(abs(low - 0.025) < 1e-12 && abs(high - 0.075) < 1e-12)
    let never = try #require(DoseCrossing(doses: [0, 1], effects: [[-1], [-2]], seed: 1))
    #expect(never.place == .above && never.dose == nil && never.low == nil)
    #expect(DoseCrossing(doses: [0, 1], effects: [[1, 2], [1, 2]], seed: 1)?.place == .below)
    // The last change of sign is the crossing.
    let twice = DoseCrossing(doses: [0, 1, 2, 3], effects: [[-1], [1], [-1], [1]], seed: 1)
    #expect(twice?.dose == 2.5)
    #expect(DoseCrossing(doses: [], effects: [], seed: 1) == nil)
    #expect(DoseCrossing(doses: [0, 1], effects: [[1], [1, 2]], seed: 1) == nil)
  }
}
