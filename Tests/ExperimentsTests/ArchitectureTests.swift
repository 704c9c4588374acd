import Basics
import Networks
import Statistics
import Testing

@testable import Experiments

@Suite struct ArchitectureTests {
  /// Every network that a grid can name.
  static let networks = Architecture.all.flatMap { architecture in
    architecture.depths.flatMap { depth in
      architecture.activations.map { NetworkChoice(type: architecture.name, depth: depth, activation: $0) }
    }
  }

  private func network(_ choice: NetworkChoice, outputWidth: Int) throws -> Network {
    try Architecture.all.named(choice.type, what: "network type")
      .network(depth: choice.depth, activation: choice.activation, outputWidth: outputWidth)
  }

  @Test(arguments: networks) func buildsForEveryWidthAndLearns(choice: NetworkChoice) throws {
    for width in Set(LearningTask.all.map(\.outputWidth)) {
      let network = try network(choice, outputWidth: width)
      #expect(network.outputs.rows == width && network.outputs.columns == Batch.size)
      let losses = losses(of: network, outputWidth: width)
      // The softmax of one number is 1, whatever the weights.
      let isConstant = width == 1 && choice.activation == "softmax"
      #expect(isConstant ? losses.last == losses.first : losses.last! < losses.first!, "width \(width): \(losses)")
    }
  }

  /// Losses of one and the same batch, step after step.
  private func losses(of network: Network, outputWidth: Int) -> [Float] {
    var generator = RandomGenerator(seed: 5)
    network.initialize(using: &generator)
    let batch = Batch(inputWidth: 256, outputWidth: outputWidth)
    for i in 0..<batch.inputs.count { batch.inputs.pointer[i] = Float(2 * generator.uniform() - 1) }
    for i in 0..<batch.targets.count { batch.targets.pointer[i] = Float(0.2 * generator.uniform()) }
    return (0..<50).map { _ in network.train(on: batch, learningRate: 1e-3) }
  }

  /// Counts worked by hand from section 1.4 of the study's notes: `multiply` and `dense` of depth 2 are nearly equal.
  @Test(arguments: [
    ("dense", 1, 1, 257), ("dense", 2, 128, 65_792 + 257 * 128), ("dense", 3, 1, 2 * 65_792 + 257),
    ("dense_residual", 2, 256, 2 * 65_792), ("multiply", 1, 128, 66_048 + 257 * 128),
    ("multiply_simple", 1, 128, 129 * 128), ("mlp", 2, 1, 65_792 + 257), ("two_tower_sum", 2, 128, 66_048 + 257 * 128),
  ])
  func parametersAreTheHandWorkedOnes(type: String, depth: Int, outputWidth: Int, count: Int) throws {
    let activation = try #require(Architecture.all.named(type, what: "network type").activations.first)
    let choice = NetworkChoice(type: type, depth: depth, activation: activation)
    #expect(try network(choice, outputWidth: outputWidth).parameterCount == count)
  }

  @Test func tanhAbsIsRefusedWhereItWouldChangeTheOutput() throws {
    let dense = try Architecture.all.named("dense", what: "network type")
    #expect(dense.refusal(ofActivation: "tanh_abs")?.contains("output") == true)
    #expect(throws: Diagnostic.self) { try dense.network(depth: 1, activation: "tanh_abs", outputWidth: 1) }
    #expect(throws: Diagnostic.self) { try dense.network(depth: 4, activation: "relu", outputWidth: 1) }
    #expect(try Architecture.all.named("mlp", what: "network type").refusal(ofActivation: "tanh_abs") == nil)
  }
}
