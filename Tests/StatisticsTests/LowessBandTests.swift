import Foundation
import Statistics
import Testing

/// Confidence bands of smooth curves. Reference values: `Tests/References/loess_bands.py` (scikit-misc 0.5.3).
@Suite struct LowessBandTests {
  private static let x = [0.5, 1, 1.5, 2, 3, 3, 4.5, 5, 6, 7, 8.5, 9]
  private static let y = [1.2, 1.9, 2.2, 3.1, 3.5, 4.4, 5.1, 5.9, 6.2, 7.4, 8.3, 9.4]
  /// The expected half-widths, without the second of the two points with equal x.
  private static let even = [
    0.5716652455726126, 0.4428491541356103, 0.35486858910618446, 0.33319269362430015, 0.3664044687126813,
    0.3639584599967529, 0.350209482889448, 0.4148000756142052, 0.3485954905446338, 0.49841721528760274,
    0.5837413671699831,
  ]
  private static let withOutlier = [
    0.5160131321711572, 0.3997374002961631, 0.3203218204920284, 0.30075609246002566, 0.3307346720939046,
    0.3285267844733104, 0.3161162823547423, 0.3744189241872169, 0.314659413581281, 0.4498958619234692,
    0.5269136327319295,
  ]

  @Test(arguments: [(nil, even), (14.0, withOutlier)])
  func bandsAreThoseOfLoess(outlier: Double?, expected: [Double]) throws {
    var y = Self.y
    if let outlier { y[5] = outlier }
    let halves = try #require(Lowess(Self.x, y)?.halfWidths())
    try #require(halves.count == expected.count)
    for (half, value) in zip(halves, expected) { #expect(abs(half - value) < 1e-6 * value, "\(half), \(value)") }
  }

  /// With many points, δ₂ is not computed, and lines are fitted a hundredth of the range of x apart.
  @Test func bandsOfManyPointsAreAlmostThoseOfLoess() throws {
    let x = (0...400).map { Double($0) / 400 }
    let smooth = try #require(Lowess(x, x.map { sin(6 * $0) + 0.3 * cos(97 * $0) }))
    let halves = try #require(smooth.halfWidths())
    for (index, value) in [0: 0.09261329254057252, 97: 0.0464658071396743, 145: 0.04866585902100162] {
      let place = try #require(smooth.places.firstIndex(of: index))
      #expect(abs(halves[place] - value) < 2e-3 * value, "\(halves[place]), \(value)")
    }
  }

  @Test func linesHaveBandsWithoutWidth() throws {
    let x = (0..<20).map(Double.init)
    let halves = try #require(Lowess(x, x.map { 3 * $0 - 1 })?.halfWidths())
    #expect(halves.allSatisfy { $0 < 1e-9 })
  }

  @Test(arguments: [2, 3, 4]) func fewPointsHaveNone(count: Int) {
    let x = (0..<count).map(Double.init)
    #expect(Lowess(x, x.map { $0 * $0 })?.halfWidths() == nil)
  }
}
