import Statistics
import Testing

/// Reference values: `Tests/References/statistics.py` (scipy 1.17.1, numpy 2.4.6) and, in the last test, Agarwal et al.
@Suite struct SummaryTests {
  let nine = [0.12, 0.05, 0.31, 0.22, 0.07, 0.02, 0.4, 0.18, 0.26]

  @Test func nothingOfNothing() {
    let none: [Double] = []
    #expect(Summary.mean(none) == nil)
    #expect(Summary.median(none) == nil)
    #expect(Summary.standardDeviation(none) == nil)
    #expect(Summary.quantile(none, 0.3) == nil)
    #expect(Summary.interquartileMean(none) == nil)
    #expect(Summary.optimalityGap(none) == nil)
  }

  @Test func oneValueIsItsOwnSummary() {
    #expect(Summary.mean([0.4]) == 0.4)
    #expect(Summary.median([0.4]) == 0.4)
    #expect(Summary.standardDeviation([0.4]) == nil)
    #expect(Summary.quantile([0.4], 0.1) == 0.4)
    #expect(Summary.interquartileMean([0.4]) == 0.4)
  }

  @Test func twoValues() throws {
    #expect(isClose(Summary.mean([0.4, 1]), 0.7))
    #expect(isClose(Summary.median([1, 0.4]), 0.7))
    #expect(isClose(Summary.standardDeviation([0.4, 1]), 0.4242640687119285))
    #expect(isClose(Summary.quantile([1, 0.4], 0.1), 0.46))
    #expect(isClose(Summary.quantile([1, 0.4], 0.75), 0.85))
    #expect(isClose(Summary.interquartileMean([0.4, 1]), 0.7))
  }

  @Test func nineValues() {
    #expect(isClose(Summary.mean(nine), 0.1811111111111111))
    #expect(isClose(Summary.median(nine), 0.18))
    #expect(isClose(Summary.standardDeviation(nine), 0.1282033974242146))
    #expect(isClose(Summary.quantile(nine, 0.1), 0.044))
    #expect(isClose(Summary.interquartileMean(nine), 0.17))
  }

  /// Reference values: numpy 2.4.6 with `dtype=numpy.longdouble`.
  @Test func sumsAndSquaresBeyondADouble() throws {
    #expect(isClose(Summary.mean([1.7e308, 1.7e308, 1.6e308, 1.0e308]).map { $0 / 1e308 }, 1.5))
    #expect(isClose(Summary.standardDeviation([1e160, 2e160, 3e160]).map { $0 / 1e160 }, 1))
    #expect(isClose(Summary.standardDeviation([1e-170, 2e-170, 3e-170]).map { $0 / 1e-170 }, 1))
    #expect(Summary.standardDeviation([5, 5, 5]) == 0)
    #expect(Summary.mean([.infinity, 1]) == .infinity)
    let (x, y) = ([1.0, 2, 3, 4], [2.0, 1, 4, 3])
    for scale in [1.0, 1e90, 1e-90, 1e200, 1e-200] {
      #expect(isClose(Correlation.pearson(x.map { $0 * scale }, y.map { $0 * scale }), 0.6), "\(scale)")
    }
    #expect(Correlation.pearson(x, [1, 1, 1, 1]) == nil)
  }

  @Test func scoresOfFiveRunsOnThreeTasks() {
    let scores = [0.2, 0.9, 1, 0.4, 0.8, 1, 0.1, 1, 0.7, 0.3, 0.95, 0.99, 0, 0.6, 1]
    #expect(isClose(Summary.interquartileMean(scores), 0.7377777778, within: 1e-10))
    #expect(isClose(Summary.mean(scores), 0.6626666667, within: 1e-10))
    #expect(isClose(Summary.optimalityGap(scores), 0.3373333333, within: 1e-10))
  }
}

/// Returns true if the value exists and is within an absolute error.
func isClose(_ value: Double?, _ expected: Double, within tolerance: Double = 1e-14) -> Bool {
  value.map { abs($0 - expected) <= tolerance } ?? false
}
