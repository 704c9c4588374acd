import Statistics
import Testing

/// Reference values: scipy 1.17.1.
@Suite struct SampleComparisonTests {
  /// U is 21 of 25 pairs.
  @Test func probabilityOfImprovement() {
    let x = [0.91, 0.99, 1, 0.72, 0.99]
    let y = [0.5, 0.99, 0.61, 0.7, 0.88]
    #expect(isClose(ProbabilityOfImprovement.value(x, over: y), 0.84))
    #expect(isClose(ProbabilityOfImprovement.value(y, over: x), 0.16))
    #expect(isClose(ProbabilityOfImprovement.mean([(x, y), ([1], [1])]), 0.67))
    #expect(ProbabilityOfImprovement.value([], over: y) == nil)
    #expect(ProbabilityOfImprovement.value([1], over: [2]) == 0)
    #expect(ProbabilityOfImprovement.mean([]) == nil)
  }

  @Test(
    arguments: [
      (56, 70, 48, 80, 0.0524314724, 0.3338726540), (18, 20, 11, 20, 0.0721464629, 0.5700721458),
    ] as [(Double, Double, Double, Double, Double, Double)])
  func newcombe(_ k1: Double, _ n1: Double, _ k2: Double, _ n2: Double, _ low: Double, _ high: Double) {
    let interval = Interval.newcombe(successes: k1, of: n1, minus: k2, of: n2)
    #expect(isClose(interval?.low, low, within: 1e-10))
    #expect(isClose(interval?.high, high, within: 1e-10))
  }

  @Test func newcombeOfNothing() {
    #expect(Interval.newcombe(successes: 0, of: 0, minus: 1, of: 2) == nil)
  }

  @Test func spearman() {
    #expect(isClose(Correlation.spearman([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]), 0.8))
    #expect(Correlation.spearman([], []) == nil)
    #expect(Correlation.spearman([1], [2]) == nil)
    #expect(Correlation.spearman([1, 2], [5, 3]) == -1)
    #expect(Correlation.spearman([1, 1], [5, 3]) == nil)
  }

  @Test func kaplanMeier() {
    let times: [SurvivalTime] = [
      .init(100), .init(200), .init(200), .init(400), .init(500, happened: false), .init(1000, happened: false),
      .init(1000, happened: false), .init(1000),
    ]
    let curve = KaplanMeier(times)
    let expected = [
      (100, 0.875, 0.1169267933), (200, 0.625, 0.1711632992), (400, 0.5, 0.1767766953),
      (1000, 0.3333333333, 0.1800205750),
    ]
    for (step, (time, survival, error)) in zip(curve.steps, expected) {
      #expect(step.time == Double(time))
      #expect(isClose(step.survival, survival, within: 1e-10))
      #expect(isClose(step.standardError, error, within: 1e-10))
    }
    #expect(curve.steps.count == 4)
    #expect(curve.survival(at: 99) == 1 && isClose(curve.survival(at: 450), 0.5))
    #expect(curve.median == 400)
    #expect(KaplanMeier((1...24).map { .init(Double($0)) }).median == 12)
  }

  /// Reference values: scipy.stats.ecdf(…).sf.confidence_interval(method="log-log").
  @Test func kaplanMeierIntervals() throws {
    let curve = KaplanMeier([
      .init(100), .init(200), .init(200), .init(400), .init(500, happened: false), .init(1000, happened: false),
      .init(1000, happened: false), .init(1000),
    ])
    let expected = [
      (0.38700001, 0.98139297), (0.22933332, 0.86069828), (0.15203589, 0.77486501), (0.05617565, 0.65758222),
    ]
    for (step, (low, high)) in zip(curve.steps, expected) {
      let interval = try #require(step.interval())
      #expect(isClose(interval.low, low, within: 1e-8) && isClose(interval.high, high, within: 1e-8))
    }
    #expect(KaplanMeier([.init(5)]).steps[0].interval() == nil)
  }

  @Test func kaplanMeierOfFewTimes() {
    #expect(KaplanMeier([]).steps.isEmpty)
    #expect(KaplanMeier([.init(5)]).survival(at: 5) == 0)
    #expect(KaplanMeier([.init(5, happened: false), .init(7, happened: false)]).median == nil)
    #expect(KaplanMeier([.init(5, happened: false), .init(7)]).steps.map(\.survival) == [0])
  }

  @Test func logRank() throws {
    let first: [SurvivalTime] = [.init(100), .init(200), .init(200), .init(400), .init(1000, happened: false)]
    let second: [SurvivalTime] =
      [.init(300), .init(700)] + [SurvivalTime](repeating: .init(1000, happened: false), count: 3)
    let test = try #require(LogRankTest(first, second))
    #expect(isClose(test.z, 1.5912002092, within: 1e-10))
    #expect(isClose(test.p, 0.1115645258, within: 1e-10))
    let other: (first: [SurvivalTime], second: [SurvivalTime]) = (
      [.init(50), .init(80), .init(300, happened: false)], [.init(60), .init(90), .init(90)]
    )
    let stratified = try #require(LogRankTest(strata: [(first, second), other]))
    #expect(isClose(stratified.z, 1.1552493353081816) && isClose(stratified.p, 0.24798833687710575))
    #expect(LogRankTest([], []) == nil)
    #expect(LogRankTest([.init(1, happened: false)], [.init(2, happened: false)]) == nil)
  }
}
