import Networks
import Testing

/// Compares 1,000 steps of each optimiser and schedule with PyTorch's (2.15, float64), from the same weights and
/// batches: Tests/References/torch_optimizers.py.
@Suite struct TorchOptimizerTests {
  private static let references = fixture("torch_optimizer_losses.csv")
  private static let (inputs, inner, outputs, examples) = (20, 31, 7, 48)

  static let cases = Set(references.keys.map { Array($0.dropLast()) }).sorted { $0.lexicographicallyPrecedes($1) }

  static let schedules: [String: Schedule] = [
    "constant": .warmUp(0, cosineTo: nil), "cosine": .warmUp(0, cosineTo: 1_000),
    "cosine_after_warm_up": .warmUp(100, cosineTo: 1_000),
  ]
  static let clippings = [
    "value": GradientClipping(value: 0.005, norm: nil), "norm": GradientClipping(value: nil, norm: 0.02),
  ]

  /// Plain gradient descent moves by the gradient itself, and therefore uses a larger rate.
  private static func rate(_ optimizer: String) -> Float {
    ["momentum", "gradient_descent"].contains(optimizer) ? 1e-2 : 1e-3
  }

  /// All optimisers are compared, except TensorFlow's RMSProp, which PyTorch does not have.
  @Test func everyOptimizerAndScheduleIsThere() {
    let known = Set(Self.cases.map { $0[0] })
    #expect(known == Set(Optimizer.all.map(\.name)).subtracting(["rmsprop_tensorflow"]))
    #expect(Set(Self.cases.map { $0[1] }) == Set(Self.schedules.keys))
  }

  /// The tolerance allows for Adam's ε, which is TensorFlow's. It matters most in the first steps and with small
  /// gradients.
  @Test(arguments: cases) func losses(of names: [String]) throws {
    let optimizer = try #require(Optimizer.all.first { $0.name == names[0] })
    let schedule = try #require(Self.schedules[names[1]])
    let (network, blocks, start) = try network(optimizer, clipping: Self.clippings[names[2]] ?? nil)
    var numbers = start
    var compared = 0
    for step in 1...1_000 {
      for block in blocks { fill(block, &numbers) }
      let rate = Self.rate(optimizer.name) * schedule.factor(step - 1)
      let loss = Double(network.train(on: blocks, learningRate: rate))
      guard let expected = Self.references[names + ["\(step)"]] else { continue }
      compared += 1
      #expect(abs(loss / expected - 1) < (step <= 10 ? 5e-5 : 2e-4), "step \(step): \(loss) beside \(expected)")
    }
    #expect(compared == 16)
  }

  private func network(
    _ optimizer: Optimizer, clipping: GradientClipping?
  ) throws -> (Network, [Batch], ReferenceNumbers) {
    let tanh = try #require(Activation.all.first { $0.name == "tanh" })
    let network = Network(
      inputWidth: Self.inputs, [.dense(Self.inner, tanh), .dense(Self.outputs)], optimizer: optimizer,
      clipping: clipping)
    var numbers = ReferenceNumbers()
    for parameter in network.parameters {
      numbers.fillWeights(parameter, scale: (6 / Float(parameter.inputs + parameter.outputs)).squareRoot())
    }
    let blocks = [Batch.size, Self.examples - Batch.size].map { count in
      var block = Batch(inputWidth: Self.inputs, outputWidth: Self.outputs)
      block.count = count
      return block
    }
    return (network, blocks, numbers)
  }

  private func fill(_ block: Batch, _ numbers: inout ReferenceNumbers) {
    numbers.fillInputs(block, examples: block.count)
    for row in 0..<Self.outputs {
      for example in 0..<block.count {
        block.targets[row, example] = block.inputs[row, example] * block.inputs[row + Self.outputs, example]
      }
    }
  }
}
