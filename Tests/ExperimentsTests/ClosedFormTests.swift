import Basics
import Experiments
import Networks
import Testing

/// Training reaches losses that no training can beat. Each value is the mean squared error of the best function that
/// the network can represent, computed by hand.
@Suite struct ClosedFormTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var network: (type: String, depth: Int, activation: String)
    var task: String
    var dataset: String
    var loss: Double
    var accuracy: Double?

    var testDescription: String { "\(network.type)_\(network.depth)_\(network.activation), \(task), \(dataset)" }
  }

  static let dense = (type: "dense", depth: 1, activation: "linear")
  static let deepLinear = (type: "dense", depth: 2, activation: "linear")
  static let product = (type: "multiply_simple", depth: 1, activation: "linear")

  static let limits = [
    // The best linear function of (a, b) is the mean: Var(Σ aᵢbᵢ) = 128/9, Var(ab) = 1/9.
    Case(network: dense, task: "dot", dataset: "random", loss: 128.0 / 9, accuracy: 0.033),
    Case(network: dense, task: "elementwise_mul", dataset: "random", loss: 1.0 / 9, accuracy: 0.450),
    // For two fair bits: and ≈ (a + b)/2 − ¼, or ≈ (a + b)/2 + ¼, both always ¼ off. Linear functions are no help for
    // xor and equality.
    Case(network: dense, task: "logical_and", dataset: "many_hot", loss: 0.0625, accuracy: 0),
    Case(network: dense, task: "logical_or", dataset: "many_hot", loss: 0.0625, accuracy: 0),
    Case(network: dense, task: "logical_xor", dataset: "many_hot", loss: 0.25, accuracy: 0),
    Case(network: dense, task: "equality", dataset: "many_hot", loss: 0.25, accuracy: 0),
    Case(network: deepLinear, task: "logical_xor", dataset: "many_hot", loss: 0.25),
    // A function of ab alone is right for (1, 1), and gives the mean of the three other outcomes otherwise.
    Case(network: product, task: "elementwise_add", dataset: "many_hot", loss: 1.0 / 6, accuracy: 0.25),
    Case(network: product, task: "equality", dataset: "many_hot", loss: 1.0 / 6, accuracy: 0.25),
    Case(network: product, task: "logical_or", dataset: "many_hot", loss: 1.0 / 6, accuracy: 0.25),
    Case(network: product, task: "logical_xor", dataset: "many_hot", loss: 1.0 / 6, accuracy: 0.25),
    Case(network: product, task: "concat", dataset: "many_hot", loss: 1.0 / 6, accuracy: 0.25),
  ]

  @Test(arguments: limits) func trainingReachesTheLimit(limit: Case) throws {
    let result = try result(of: limit, rates: [1e-3])
    let loss = try #require(result[.loss])
    // The test set has 4,000 random examples, so its mean squared error varies by two or three percent.
    #expect(loss > 0.96 * limit.loss && loss < 1.06 * limit.loss, "loss \(loss), accuracy \(result[.accuracy] ?? .nan)")
    if let accuracy = limit.accuracy { #expect(abs(result[.accuracy]! - accuracy) < 0.06) }
  }

  /// A sigmoid gives values from 0 to 1. Of the sums a + b, it gets 0 and 1 right, and 2 wrong by 1.
  @Test func saturatedSigmoidGetsThreeSumsOfFour() throws {
    let sigmoid = (type: "dense", depth: 1, activation: "sigmoid")
    let limit = Case(network: sigmoid, task: "elementwise_add", dataset: "many_hot", loss: 0.25, accuracy: 0.75)
    let result = try result(of: limit, rates: [1e-3])
    #expect(abs(result[.loss]! - 0.25) < 0.02 && abs(result[.accuracy]! - 0.75) < 0.02)
  }

  private func result(of limit: Case, rates: [Double]) throws -> TrialResult {
    let settings = TrainingSettings(
      searchRates: rates, searchSteps: 1, trainingSteps: 8_000, validateEvery: 500, patience: 4)
    let trial = Trial(
      task: limit.task, dataset: limit.dataset, networkType: limit.network.type, networkDepth: limit.network.depth,
      networkActivation: limit.network.activation, researchProtocol: "corrected", seed: 0)
    return try Trainer(settings: settings, masterSeed: 2018).train(trial)
  }
}
