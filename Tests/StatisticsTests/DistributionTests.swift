import Statistics
import Testing

/// Reference values: `Tests/References/statistics.py` (scipy 1.17.1).
@Suite struct DistributionTests {
  @Test(arguments: [
    (1e-300, -37.0470962993612), (1e-10, -6.361340902404056), (0.01, -2.3263478740408408), (0.2, -0.8416212335729142),
    (0.5, 0), (0.975, 1.959963984540054), (0.999999, 4.753424308817087),
  ])
  func normalQuantile(_ p: Double, _ x: Double) {
    #expect(isClose(NormalDistribution.quantile(p), x, within: 1e-13 * max(1, abs(x))))
    #expect(isClose(NormalDistribution.cumulative(x), p, within: 1e-13 * p))
  }

  @Test(arguments: [
    (1, 0.975, 12.706204736174694), (2, 0.975, 4.302652729749462), (9, 0.975, 2.262157162798205),
    (30.5, 0.6, 0.25556816383917524), (5, 0.01, -3.364929998907218), (1000, 0.9999, 3.7328516045753966),
  ])
  func studentQuantile(_ degrees: Double, _ p: Double, _ t: Double) {
    #expect(isClose(StudentDistribution.quantile(p, degreesOfFreedom: degrees), t, within: 1e-11))
  }

  @Test(arguments: [
    (1, 2, 0.8524163823495667), (4, -1.5, 0.104), (9, 6, 0.9998987503389661),
    (6.527281999, 1.7964517266, 0.9407194534643624),
  ])
  func studentCumulative(_ degrees: Double, _ t: Double, _ p: Double) {
    #expect(isClose(StudentDistribution.cumulative(t, degreesOfFreedom: degrees), p, within: 1e-13))
  }
}
