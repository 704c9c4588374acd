import Experiments
import Testing

@Suite struct ForecastTests {
  private func trial(depth: Int, seed: Int) -> Trial {
    Trial(
      task: "elementwise_mul", dataset: "random", networkType: "dense", networkDepth: depth,
      networkActivation: "linear", researchProtocol: "corrected", seed: seed)
  }

  @Test func measuredTrialsStandForTheirKind() {
    var forecast = Forecast(steps: TrainingSettings.study.steps)
    for seed in 0..<4 { forecast.add(trial(depth: 1, seed: seed)) }
    forecast.finish(trial(depth: 1, seed: 0), seconds: 1)
    forecast.finish(trial(depth: 1, seed: 1), seconds: 3)
    #expect(forecast.remainingSeconds(jobs: 1) == 4)
    #expect(forecast.remainingSeconds(jobs: 2) == 2)
    // Two trials remain, so a third core has nothing to do.
    #expect(forecast.remainingSeconds(jobs: 3) == 2)
  }

  /// 257 · 128 parameters took 1 s, so 257 · 256 + 257 · 128 parameters take (192 · 98,688 + 600,000) /
  /// (192 · 32,896 + 600,000) seconds.
  @Test func othersAreScaledByTheirArithmetic() {
    var forecast = Forecast(steps: TrainingSettings.study.steps)
    forecast.learn(trial(depth: 1, seed: 0), seconds: 1)
    forecast.add(trial(depth: 2, seed: 0))
    #expect(abs(forecast.remainingSeconds(jobs: 1) - 19_548_096 / 6_916_032) < 1e-9)
  }

  @Test func nothingRemainsOfNothing() {
    #expect(Forecast(steps: 24_000).remainingSeconds(jobs: 2) == 0)
  }
}
