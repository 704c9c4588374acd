import Networks
import Testing

/// Compares 1,000 steps with PyTorch (2.13, float64), from the same weights and batches:
/// Tests/References/torch_losses.py.
@Suite struct TorchTests {
  private static func dense(_ depth: Int, _ name: String) -> [LayerDescription] {
    let activation = Activation.all.first { $0.name == name }!
    return (1..<depth).map { _ in .dense(256, activation) } + [.dense(128, activation)]
  }

  static let networks: [String: [LayerDescription]] = {
    let relu = Activation.all.first { $0.name == "relu" }!
    var networks: [String: [LayerDescription]] = [
      "dense_3_relu": dense(3, "relu"),
      "dense_residual_2_relu": [.residual(256, relu), .residual(128, relu)],
      "multiply_1_linear": [.towers(256), .multiplyHalves, .dense(128)],
      "two_tower_sum_2_relu": [.towers(256), .addHalves(relu), .dense(128)],
      "multiply_simple_1_linear": [.multiplyHalves, .dense(128)],
    ]
    for activation in Activation.all where references[["dense_2_\(activation.name)", "1"]] != nil {
      networks["dense_2_\(activation.name)"] = dense(2, activation.name)
    }
    return networks
  }()

  private static let references = fixture("torch_losses.csv")

  /// The effect of rounding to Float32 grows with the steps, most where a kink sends an example the other way. The
  /// tolerance is 1e-5 at first and 1e-2 after ten steps.
  @Test(arguments: networks.keys.sorted())
  func losses(name: String) throws {
    let network = Network(inputWidth: 256, try #require(Self.networks[name]))
    var numbers = ReferenceNumbers()
    for parameter in network.parameters {
      numbers.fillWeights(parameter, scale: (6 / Float(parameter.inputs + parameter.outputs)).squareRoot())
    }
    let batch = Batch(inputWidth: 256, outputWidth: 128)
    var compared = 0
    for step in 1...1_000 {
      fill(batch, &numbers)
      let loss = Double(network.train(on: batch, learningRate: 1e-3))
      guard let expected = Self.references[[name, "\(step)"]] else { continue }
      compared += 1
      let tolerance = step <= 10 ? 1e-5 : 1e-2
      #expect(abs(loss / expected - 1) < tolerance, "step \(step): \(loss) beside \(expected)")
    }
    #expect(compared > 10, "'\(name)' in torch_losses.csv")
  }

  private func fill(_ batch: Batch, _ numbers: inout ReferenceNumbers) {
    numbers.fillInputs(batch, examples: Batch.size)
    for row in 0..<128 {
      for example in 0..<Batch.size {
        batch.targets[row, example] = batch.inputs[row, example] * batch.inputs[row + 128, example]
      }
    }
  }
}
