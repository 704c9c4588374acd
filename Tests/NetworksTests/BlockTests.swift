import Networks
import Statistics
import Testing

/// Networks that take several blocks at once give the same results as with one block after the other.
@Suite struct BlockTests {
  /// The kinds of layers that take several blocks at once.
  static let atOnce: Set = [
    "dense", "neural_addition", "neural_accumulator", "multiplicative_accumulator", "neural_multiplication", "nalu",
    "nalu_separate", "nalu_golden", "nalu_biased", "share_product", "selection_product", "gated_units", "inalu",
    "inalu_shared", "inalu_attentive", "npu", "real_npu", "standardization",
  ]

  /// The last of the four blocks has four examples.
  @Test(arguments: LayerKind.all) func blocksAtOnceAreBlocks(kind: LayerKind) throws {
    let tanh = try #require(Activation.all.first { $0.name == "tanh" })
    let width = try #require([4, 5].first { kind.sample($0, .linear) != nil || kind.sample($0, tanh) != nil })
    let layer = try #require(kind.sample(width, .linear) ?? kind.sample(width, tanh))
    let networks = [100, 32].map { examples in
      Network(inputWidth: 6, [.dense(width), layer, .dense(2)], optimizer: .still, examples: examples)
    }
    #expect(networks[0].blocks == (Self.atOnce.contains(kind.name) ? 4 : 1))
    let results = networks.map { network in
      var generator = RandomGenerator("blocks", kind.name)
      network.initialize(using: &generator)
      network.drawBiases(&generator)
      var step = StepBatch(for: network, examples: 100)
      step.fill {
        $0.inputs.draw(&generator)
        $0.targets.draw(&generator)
      }
      #expect(step.batches.reduce(0) { $0 + $1.count } == 100)
      let loss = network.train(on: step.batches, learningRate: 1)
      return (loss: Double(loss), gradients: network.parameters.map { Gradient(lastOf: $0) })
    }
    #expect(abs(results[0].loss - results[1].loss) < 1e-5 * max(1, results[1].loss))
    for (found, expected) in zip(results[0].gradients, results[1].gradients) {
      #expect(found.distance(to: expected) < 1e-5)
    }
  }

  @Test func predictionsAreThoseOfBlocks() {
    let networks = [128, 32].map { Network(inputWidth: 4, [.nalu(2), .neuralMultiplication(1)], examples: $0) }
    let outputs = networks.map { network in
      var generator = RandomGenerator(seed: 4)
      network.initialize(using: &generator)
      var step = StepBatch(for: network, examples: 128)
      step.fill { $0.inputs.draw(&generator) }
      return step.batches.flatMap { batch in
        network.predict(batch)
        return (0..<network.outputs.count).map { network.outputs.pointer[$0] }
      }
    }
    #expect(outputs[0].count == 128 && outputs[0] == outputs[1])
  }
}
