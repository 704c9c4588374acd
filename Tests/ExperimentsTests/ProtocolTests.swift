import Experiments
import Foundation
import Networks
import TestSupport
import Testing

@Suite struct ProtocolTests {
  private let short = TrainingSettings(
    searchRates: [1e-3, 1e-2], searchSteps: 50, trainingSteps: 230, validateEvery: 100, patience: 10)

  private func trial(
    _ task: String, _ dataset: String, _ network: (String, Int, String), under researchProtocol: String = "corrected",
    seed: Int = 0
  ) -> Trial {
    Trial(
      task: task, dataset: dataset, networkType: network.0, networkDepth: network.1, networkActivation: network.2,
      researchProtocol: researchProtocol, seed: seed)
  }

  @Test func correctedSearchesThenTrainsAndReportsTheBestWeights() throws {
    let trial = trial("elementwise_mul", "many_hot", ("multiply", 1, "linear"))
    let result = try Trainer(settings: short, masterSeed: 1).train(trial)
    #expect(result.status == .finished)
    #expect(result.curve.map(\.step) == [50, 50, 100, 200, 230])
    #expect(result.curve.map(\.phase) == [.search, .search, .train, .train, .train])
    #expect(result.totalSteps == 2 * 50 + 230)
    let search = result.curve.prefix(2).min { $0.validationLoss! < $1.validationLoss! }!
    let best = result.curve.dropFirst(2).min { $0.validationLoss! < $1.validationLoss! }!
    #expect(result.learningRate == search.learningRate)
    #expect(result.step == best.step && result.validationLoss == best.validationLoss)
    // The test examples differ from the validation examples but have the same distribution.
    #expect(abs(result[.loss]! / best.validationLoss! - 1) < 0.2)
    #expect(abs(result[.r2]! - (1 - result[.loss]! / 0.1875)) < 0.01)
    #expect(result[.accuracy, on: EvaluationSet.seen] == nil)
  }

  /// The long run begins with the weights and batches of the search, so it repeats the search's point of the curve.
  @Test func correctedLongRunRepeatsTheSearch() throws {
    let settings = TrainingSettings(
      searchRates: [1e-3], searchSteps: 100, trainingSteps: 200, validateEvery: 100, patience: 10)
    let result = try Trainer(settings: settings, masterSeed: 1).train(
      trial("elementwise_add", "random", ("mlp", 2, "relu")))
    #expect(result.curve[0].validationLoss == result.curve[1].validationLoss)
    #expect(result.curve[0].trainingLoss == result.curve[1].trainingLoss)
  }

  @Test func correctedStopsWhenTheLossNoLongerFalls() throws {
    // A linear network reaches its limit on xor almost at once.
    let settings = TrainingSettings(
      searchRates: [1e-3], searchSteps: 10, trainingSteps: 30_000, validateEvery: 200, patience: 3)
    let result = try Trainer(settings: settings, masterSeed: 1).train(
      trial("logical_xor", "many_hot", ("dense", 1, "linear")))
    let losses = result.curve.dropFirst().map { $0.validationLoss! }
    #expect(losses.count < 60)
    #expect(losses.suffix(3).allSatisfy { $0 >= 0.99 * losses.dropLast(3).min()! })
  }

  @Test func oneHotReportsAccuracyOnSeenPairs() throws {
    let result = try Trainer(settings: short, masterSeed: 1).train(
      trial("elementwise_add", "one_hot", ("dense", 1, "linear")))
    #expect(result[.accuracy, on: EvaluationSet.seen] != nil)
  }

  @Test func constantTargetsHaveNoR2() throws {
    let result = try Trainer(settings: short, masterSeed: 1).train(trial("equality", "random", ("dense", 1, "linear")))
    #expect(result[.r2] == nil)
  }

  /// Squares of 10²⁰ and more overflow in Float32, so the loss is infinite and the weights become NaN.
  @Test func divergenceIsAResult() throws {
    let settings = TrainingSettings(
      searchRates: [1e30], searchSteps: 20, trainingSteps: 20, validateEvery: 10, patience: 1)
    let corrected = try Trainer(settings: settings, masterSeed: 1).train(
      trial("dot", "random", ("dense_residual", 3, "linear")))
    #expect(corrected.status == .diverged && corrected[.accuracy] == 0 && corrected[.loss] == nil)
    #expect(corrected.reason != nil)
  }

  @Test func octavianReturnsTheFirstRateThatIsGoodEnough() throws {
    let result = try Trainer(masterSeed: 2018).train(
      trial("elementwise_add", "random", ("dense", 1, "linear"), under: "octavian_2018"))
    #expect(result.learningRate == 0.01 && result[.accuracy]! > 0.99)
    // Training was stopped by the cumulative accuracy at one of its checks, or by the end of the short run.
    #expect(result.step! % 100 == 0 && result.totalSteps == result.step)
    #expect(result.validationLoss == nil)
  }

  /// The examples of a replicate depend only on the dataset, so that comparisons between networks are paired.
  @Test func networksAndTasksShareTheExamplesOfAReplicate() {
    let one = trial("dot", "random", ("dense", 1, "linear"))
    let other = trial("concat", "random", ("mlp", 2, "relu"))
    #expect(one.dataSeed(master: 1) == other.dataSeed(master: 1))
    #expect(one.weightSeed(master: 1) != other.weightSeed(master: 1))
    #expect(one.dataSeed(master: 1) != one.dataSeed(master: 2))
    #expect(one.dataSeed(master: 1) != trial("dot", "random", ("dense", 1, "linear"), seed: 1).dataSeed(master: 1))
    #expect(one.dataSeed(master: 1) != one.dataSeed(master: 1, attempt: 0))
  }

  @Test func equalTrialsGiveEqualResults() throws {
    let trial = trial("one_hot_sum", "one_hot", ("mlp", 2, "tanh_abs"))
    let results = try (0..<2).map { _ in try Trainer(settings: short, masterSeed: 1).train(trial) }
    #expect(results[0][.loss] == results[1][.loss] && results[0].curve == results[1].curve)
  }

  /// Trains an easy problem, with short settings if the protocol has settings that can be changed.
  @Test(arguments: ResearchProtocol.all) func everyProtocolTrainsAndReports(researchProtocol: ResearchProtocol) throws {
    let trial = trial("elementwise_add", "random", ("dense", 1, "linear"), under: researchProtocol.name)
    let settings = researchProtocol.defaultSettings == nil ? nil : short
    let results = try (0..<2).map { _ in try Trainer(settings: settings, masterSeed: 2018).train(trial) }
    let result = results[0]
    #expect(result.status == .finished && result.curve == results[1].curve)
    for metric in researchProtocol.metrics { #expect(result[metric] == results[1][metric] && result[metric] != nil) }
    let rate = try #require(result.learningRate)
    #expect(settings?.searchRates.contains(rate) ?? (rate > 0))
    let steps = try #require(result.totalSteps)
    #expect(steps > 0 && steps <= researchProtocol.steps(settings))
    let manual = try String(contentsOfFile: Program.root + "/Sources/Experiments/README.md", encoding: .utf8)
    #expect(
      !researchProtocol.summary.isEmpty && manual.contains("`\(researchProtocol.name)`"),
      "Sources/Experiments/README.md says nothing of '\(researchProtocol.name)'")
  }

  @Test func trainingStopsWhenToldTo() throws {
    #expect(throws: CancellationError.self) {
      try Trainer(settings: short, masterSeed: 1).train(trial("dot", "random", ("dense", 1, "linear"))) { true }
    }
  }
}
