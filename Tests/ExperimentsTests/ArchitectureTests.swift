import Basics
import Experiments
import Networks
import Statistics
import Testing

@Suite struct ArchitectureTests {
  /// Every network that a grid can name.
  static let networks = Architecture.all.flatMap { architecture in
    architecture.depths.flatMap { depth in
      architecture.activations.map { NetworkChoice(type: architecture.name, depth: depth, activation: $0) }
    }
  }

  /// Builds a network as wide as those of the study, or as wide as it can be and still learn.
  private func network(_ choice: NetworkChoice, outputWidth: Int) throws -> Network {
    let architecture = try Architecture.all.named(choice.type, what: "network type")
    var setup = TrainingSetup()
    setup.innerWidth = architecture.mostInputs
    return try architecture.network(
      depth: choice.depth, activation: choice.activation, inputWidth: architecture.mostInputs,
      outputWidth: outputWidth, setup: setup)
  }

  @Test(arguments: networks) func buildsForEveryWidthAndLearns(choice: NetworkChoice) throws {
    for width in Set(LearningTask.all.map(\.outputWidth)) {
      let network = try network(choice, outputWidth: width)
      #expect(network.outputs.rows == width && network.outputs.columns == Batch.size)
      // The sine has a frequency of 30, so its gradient is 30 times as steep. Its authors train it at 1e-4 or less.
      let losses = losses(of: network, outputWidth: width, rate: choice.activation == "sine" ? 1e-5 : 1e-3)
      // The softmax of a single number is 1, whatever the weights.
      let isConstant = width == 1 && choice.activation == "softmax"
      #expect(isConstant ? losses.last == losses.first : losses.last! < losses.first!, "width \(width): \(losses)")
    }
  }

  /// Trains on the same batch for twenty steps and returns the losses.
  private func losses(of network: Network, outputWidth: Int, rate: Float) -> [Float] {
    var generator = RandomGenerator(seed: 5)
    network.initialize(using: &generator)
    let batch = Batch(inputWidth: network.inputWidth, outputWidth: outputWidth)
    for i in 0..<batch.inputs.count { batch.inputs.pointer[i] = Float(2 * generator.uniform() - 1) }
    for i in 0..<batch.targets.count { batch.targets.pointer[i] = Float(0.2 * generator.uniform()) }
    return (0..<20).map { _ in network.train(on: batch, learningRate: rate) }
  }

  /// The number of parameters for `h` hidden layers and `o` outputs, computed by hand. A layer of 256 on 256 inputs has
  /// 65,792, and a tower has 33,024. `multiply` and `dense` of depth 2 are nearly equal.
  static let counts: [String: @Sendable (_ h: Int, _ o: Int) -> Int] = [
    "dense": { h, o in h * 65_792 + 257 * o },
    "dense_residual": { h, o in h * 65_792 + 257 * o },
    "multiply": { _, o in 66_048 + 257 * o },
    "multiply_simple": { _, o in 129 * o },
    "mlp": { h, o in h * 65_792 + 257 * o },
    "two_tower_sum": { _, o in 66_048 + 257 * o },
    "glu": { h, o in 2 * h * 65_792 + 257 * o },
    "film": { _, o in 3 * 33_024 + 257 * o },
    "polynomial": { h, o in 2 * h * 65_536 + 257 * o },
    "per_position": { _, o in 3 * 256 + (o == 128 ? 257 : 257 * o) },
    "attention": { _, o in
      3 * 256 + 128 * 256 + 2 * 512 + 257 * 768 + 257 * 256 + 257 * 1_024 + 1_025 * 256 + (o == 128 ? 257 : 257 * o)
    },
    "kan": { h, o in 10 * (h * 65_536 + 256 * o) },
    "mlp_layer_norm": { h, o in h * (65_792 + 512) + 257 * o },
    "mlp_rms_norm": { h, o in h * (65_792 + 256) + 257 * o },
    "snake": { h, o in h * (65_792 + 256) + 257 * o },
    "siren": { h, o in h * 65_792 + 257 * o },
    "neural_addition": { h, o in h * 65_536 + 256 * o },
    "neural_accumulator": { h, o in 2 * (h * 65_536 + 256 * o) },
    "multiplicative_accumulator": { h, o in 2 * (h * 65_536 + 256 * o) },
    "share_product": { h, o in 2 * h * 65_536 + 256 * o },
    "selection_product": { h, o in h * 65_536 + 256 * o },
    "nalu_golden": { h, o in 3 * (h * 65_536 + 256 * o) },
    "nalu_biased": { h, o in 3 * (h * 65_536 + 256 * o) + 256 * h + o },
    "inalu_attentive": { h, o in 5 * (h * 65_536 + 256 * o) },
    "nalu": { h, o in 3 * (h * 65_536 + 256 * o) },
    "nalu_separate": { h, o in 2 * h * 65_536 + 5 * 256 * o },
    "neural_multiplication": { h, o in h * 65_536 + 256 * o },
    "gated_units": { h, o in h * 65_536 + 3 * 256 * o },
    "inalu": { h, o in 4 * (h * 65_536 + 256 * o) + h * 256 + o },
    "inalu_shared": { h, o in 2 * (h * 65_536 + 256 * o) + h * 256 + o },
    "npu": { h, o in h == 0 ? 512 * o + 256 : 131_328 + 256 * o },
    "real_npu": { h, o in h == 0 ? 256 * o + 256 : 65_792 + 256 * o },
    "multiplication_addition": { h, o in h == 0 ? 256 * o : 65_536 + 256 * o },
  ]

  @Test(arguments: Architecture.all) func parametersAreTheHandWorkedOnes(architecture: Architecture) throws {
    let count = try #require(Self.counts[architecture.name], "'\(architecture.name)' in ArchitectureTests.counts")
    for depth in architecture.depths {
      for width in [1, 128, 256] {
        let network = try architecture.network(
          depth: depth, activation: #require(architecture.activations.first), outputWidth: width)
        #expect(network.parameterCount == count(depth - 1, width), "depth \(depth), \(width) outputs")
      }
    }
  }

  /// Leaving out the skip connections changes the predictions if and only if the architecture says that it has some.
  @Test(arguments: Architecture.all) func skipsAreWhereItSays(architecture: Architecture) throws {
    let depth = architecture.depths.upperBound
    let network = try architecture.network(
      depth: depth, activation: #require(architecture.activations.first), outputWidth: 1)
    var generator = RandomGenerator(seed: 5)
    network.initialize(using: &generator)
    let batch = Batch(inputWidth: network.inputWidth, outputWidth: 1)
    for i in 0..<batch.inputs.count { batch.inputs.pointer[i] = Float(2 * generator.uniform() - 1) }
    let outputs = [true, false].map { skips in
      network.predict(batch, skips: skips)
      return (0..<Batch.size).map { network.outputs[0, $0] }
    }
    #expect((outputs[0] != outputs[1]) == architecture.hasSkips, "hasSkips of '\(architecture.name)'")
  }

  /// Networks on 6 inputs with 5 outputs and an inner width of 7: 7·7 + 8·5 parameters, and 2·(3·7 + 7) + 8·5.
  @Test(arguments: [("dense", 2, 7 * 7 + 8 * 5), ("multiply", 1, 2 * (3 * 7 + 7) + 8 * 5)])
  func widthsAreSettings(type: String, depth: Int, count: Int) throws {
    var setup = TrainingSetup()
    setup.innerWidth = 7
    let network = try Architecture.all.named(type, what: "network type").network(
      depth: depth, activation: "linear", inputWidth: 6, outputWidth: 5, setup: setup)
    #expect(network.parameterCount == count && network.inputWidth == 6 && network.outputWidth == 5)
  }

  @Test func tanhAbsIsRefusedWhereItWouldChangeTheOutput() throws {
    let dense = try Architecture.all.named("dense", what: "network type")
    #expect(dense.refusal(ofActivation: "tanh_abs")?.contains("output") == true)
    #expect(throws: Diagnostic.self) { try dense.network(depth: 1, activation: "tanh_abs", outputWidth: 1) }
    #expect(throws: Diagnostic.self) { try dense.network(depth: 4, activation: "relu", outputWidth: 1) }
    #expect(try Architecture.all.named("mlp", what: "network type").refusal(ofActivation: "tanh_abs") == nil)
  }
}
