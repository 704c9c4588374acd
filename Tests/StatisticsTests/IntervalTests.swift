import Statistics
import Testing

/// Reference values: statsmodels, and `Tests/References/statistics.py` (scipy 1.17.1).
@Suite struct IntervalTests {
  @Test(
    arguments: [
      (0, 10, 0.95, 0, 0.2775327999), (9, 10, 0.95, 0.5958499732, 0.9821237869), (10, 10, 0.95, 0.7224672001, 1),
      (33, 44, 0.95, 0.6055943364, 0.8542578617), (95, 100, 0.95, 0.8882495308, 0.9784563208),
      (0, 1, 0.9, 0, 0.7301340512), (1, 1, 0.9, 0.2698659488, 1), (1, 2, 0.9, 0.1208663194, 0.8791336806),
    ] as [(Double, Double, Double, Double, Double)])
  func wilson(_ successes: Double, _ n: Double, _ level: Double, _ low: Double, _ high: Double) {
    let interval = Interval.wilson(successes: successes, of: n, level: level)
    #expect(isClose(interval?.low, low, within: 1e-10))
    #expect(isClose(interval?.high, high, within: 1e-10))
  }

  @Test func noneOfNothing() {
    #expect(Interval.wilson(successes: 0, of: 0) == nil)
    #expect(Interval.student([]) == nil)
    #expect(Interval.student([0.4]) == nil)
    #expect(Interval.percentile(of: []) == nil)
  }

  @Test func student() {
    let two = Interval.student([0.4, 1])
    #expect(isClose(two?.low, -3.1118614208524082, within: 1e-13))
    #expect(isClose(two?.high, 4.511861420852408, within: 1e-13))
    let nine = Interval.student([0.12, 0.05, 0.31, 0.22, 0.07, 0.02, 0.4, 0.18, 0.26])
    #expect(isClose(nine?.low, 0.08256525624195712))
    #expect(isClose(nine?.high, 0.2796569659802651))
  }

  /// All 27 resamples of [0, 0.5, 1], enumerated by hand. The means 0, 1/6, …, 1 occur 1, 3, 6, 7, 6, 3 and 1 times.
  @Test func percentileOfAllResamples() {
    let counts = [1, 3, 6, 7, 6, 3, 1]
    let means = counts.enumerated().flatMap { [Double](repeating: Double($0) / 6, count: $1) }
    let interval = Interval.percentile(of: means)
    #expect(isClose(interval?.low, 0.1083333333, within: 1e-10))
    #expect(isClose(interval?.high, 0.8916666667, within: 1e-10))
  }
}
