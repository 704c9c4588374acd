import Statistics
import Testing

/// The computations behind charts of distributions and fits. Reference values: `Tests/References/distributions.py`
/// (numpy 2.4.6, scipy 1.17.1, statsmodels 0.15.0, matplotlib 3.11.2).
@Suite struct DistributionShapesTests {
  private static let nine = [0.12, 0.05, 0.31, 0.22, 0.07, 0.02, 0.4, 0.18, 0.26]
  private static let outlier = [1.0, 2, 2, 3, 3, 4, 4, 5, 20, -9]
  private static let heavy = [0.0, 0, 0, 0, 10, 11]

  @Test func nothingOfNothing() {
    #expect(BoxSummary([]) == nil)
    #expect(KernelDensity([]) == nil)
    #expect(HistogramRule.width([]) == nil)
    #expect(LeastSquares([], []) == nil)
    #expect(Lowess([], []) == nil)
  }

  @Test func equalValuesHaveNoWidth() throws {
    for values in [[3.0], [3, 3, 3]] {
      let box = try #require(BoxSummary(values))
      #expect((box.lowerQuartile, box.median, box.upperQuartile) == (3, 3, 3) && box.whiskers == 3...3)
      #expect(KernelDensity(values) == nil)
      #expect(HistogramRule.width(values) == nil)
      #expect(LeastSquares(values, values) == nil)
      #expect(Lowess(values, values) == nil)
    }
  }

  @Test(arguments: [
    (nine, [0.07, 0.18, 0.26, 0.02, 0.4], []), (outlier, [2, 3, 4, 1, 5], [-9, 20]), (heavy, [0, 0, 7.5, 0, 11], []),
    ([3.0, 7], [4, 5, 6, 3, 7], []),
  ])
  func boxesAreThoseOfMatplotlib(_ values: [Double], _ expected: [Double], _ outliers: [Double]) throws {
    let box = try #require(BoxSummary(values))
    let numbers = [
      box.lowerQuartile, box.median, box.upperQuartile, box.whiskers.lowerBound, box.whiskers.upperBound,
    ]
    #expect(zip(numbers, expected).allSatisfy { isClose($0, $1) }, "\(numbers)")
    #expect(values.filter(box.isOutlier).sorted() == outliers)
  }

  @Test(arguments: [
    (nine, 0.0743521517999228, [1.9409997618226353, 2.4011898774930973, 1.0238493083861362, 2.3494448123494815]),
    (
      outlier, 0.8475546418390655,
      [0.04706980066037846, 0.1938232288569777, 0.04706980066037846, 0.06044761964901718]
    ),
    (heavy, 3.416042516631105, [0.07823383313435833, 0.07823383313435833, 0.038548137471274724, 0.0347994844786557]),
  ])
  func densitiesAreThoseOfSciPy(_ values: [Double], _ bandwidth: Double, _ heights: [Double]) throws {
    let density = try #require(KernelDensity(values))
    #expect(isClose(density.bandwidth, bandwidth))
    let (low, high) = (values.min()!, values.max()!)
    let places = [low, try #require(Summary.median(values)), high, (low + high) / 2]
    for (place, height) in zip(places, heights) { #expect(isClose(density(place), height, within: 1e-12)) }
    let curve = density.curve(5)
    #expect(curve.map(\.x).first == low && curve.map(\.x).last == high && curve[2].y == density(curve[2].x))
  }

  @Test func binsAreThoseOfNumPy() {
    #expect(isClose(HistogramRule.width(Self.nine), 0.09112873729588995))
    #expect(isClose(HistogramRule.width(Self.outlier), 1.8566355334451115))
    #expect(isClose(HistogramRule.width(Self.heavy), 3.0683724021624283))
    #expect(isClose(HistogramRule.width([3, 7]), 2))
  }

  private static let x = [0.5, 1, 1.5, 2, 3, 3, 4.5, 5, 6, 7, 8.5, 9]
  private static let y = [1.1, 1.9, 2.2, 3.8, 3.1, 4.2, 5.6, 12, 6.1, 7.4, 8.2, 9.5]

  @Test func leastSquaresAreThoseOfStatsmodels() throws {
    let fit = try #require(LeastSquares(Self.x, Self.y))
    #expect(isClose(fit.intercept, 1.3995934959349596, within: 1e-12))
    #expect(isClose(fit.slope, 0.9471544715447155, within: 1e-12))
    #expect(isClose(fit.determination, 0.672812519674149, within: 1e-12))
    let bands = [
      (0.0, -0.9619882792319947, 3.761175271101914), (4, 3.892628434621374, 6.483794329606271),
      (9, 7.364354507401075, 12.483612972273725),
    ]
    for (x, low, high) in bands {
      let band = try #require(fit.band(at: x))
      #expect(isClose(band.lowerBound, low, within: 1e-10) && isClose(band.upperBound, high, within: 1e-10))
    }
  }

  @Test func twoPointsHaveALineWithoutABand() throws {
    let fit = try #require(LeastSquares([1, 3], [5, 9]))
    #expect(fit.slope == 2 && fit.intercept == 3 && fit.band(at: 2) == nil)
  }

  @Test func curvesAreThoseOfStatsmodels() throws {
    let expected = [
      1.282029770445431, 1.8336418656175753, 2.373316497663162, 2.903623542912102, 3.949618851556232,
      3.949618851556232, 5.176388198880705, 5.597851854228573, 6.454895649987033, 7.291360824490052,
      8.648414765702025, 9.110566108150046,
    ]
    let curve = try #require(Lowess(Self.x, Self.y)).curve
    for (a, b) in zip(curve, expected) { #expect(isClose(a, b, within: 1e-9), "\(a), \(b)") }
  }
}
