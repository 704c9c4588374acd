import Networks
import Testing

@Suite struct LossTests {
  /// The loss and its derivatives for the outputs 1 and 1 and the targets 0 and 3, computed by hand.
  static let values: [String: (loss: Float, slopes: [Float])] = [
    "mean_squared_error": (2.5, [1, -2]), "mean_absolute_error": (1.5, [0.5, -0.5]),
  ]

  /// Only two examples count. The others contribute neither loss nor gradient.
  @Test(arguments: Loss.all) func valuesAreThoseByHand(loss: Loss) throws {
    let expected = try #require(Self.values[loss.name], "'\(loss.name)' in LossTests.values")
    let network = Network(inputWidth: 1, [.dense(1)], optimizer: .still, loss: loss)
    network.parameters[0][bias: 0] = 1
    var batch = Batch(inputWidth: 1, outputWidth: 1)
    batch.targets.fill(9)
    batch.count = 2
    (batch.targets[0, 0], batch.targets[0, 1]) = (0, 3)
    (batch.inputs[0, 0], batch.inputs[0, 1]) = (1, 0)
    #expect(network.train(on: batch, learningRate: 1) == expected.loss)
    #expect(network.parameters[0].gradient(input: 0, output: 0) == expected.slopes[0])
    #expect(network.parameters[0].gradient(bias: 0) == expected.slopes[0] + expected.slopes[1])
  }
}
