import Networks
import Statistics
import Testing

/// Every layer with every activation: the gradients by hand against differences of the loss.
@Suite struct GradientTests {
  /// A layer under test in its smallest network, with no width a multiple of a tile.
  struct Arrangement: CustomStringConvertible, Sendable {
    let description: String
    let layers: @Sendable (Activation) -> [LayerDescription]
    /// The layers up to the sums that enter the activation.
    let sums: [LayerDescription]
  }

  static let inputWidth = 10

  static let arrangements = [
    Arrangement(description: "dense at the output", layers: { [.dense(5, $0)] }, sums: [.dense(5)]),
    Arrangement(description: "dense before dense", layers: { [.dense(9, $0), .dense(3)] }, sums: [.dense(9)]),
    Arrangement(
      description: "residual", layers: { [.dense(7), .residual(7, $0), .dense(3)] }, sums: [.dense(7), .dense(7)]),
    Arrangement(
      description: "sum of towers", layers: { [.towers(9)] + halves($0) + [.dense(3)] },
      sums: [.towers(9), .addHalves(.linear)]),
    Arrangement(
      description: "product of towers", layers: { [.towers(9), .multiplyHalves, .dense(5, $0)] },
      sums: [.towers(9), .multiplyHalves, .dense(5)]),
    Arrangement(
      description: "product of halves", layers: { [.multiplyHalves, .dense(9, $0), .dense(3)] },
      sums: [.multiplyHalves, .dense(9)]),
  ]

  /// An activation that doubles its width cannot follow a sum of halves.
  static func halves(_ activation: Activation) -> [LayerDescription] {
    [.addHalves(activation.keepsWidth ? activation : .linear)]
  }

  @Test(arguments: arrangements, Activation.all)
  func gradientsAreDifferencesOfTheLoss(arrangement: Arrangement, activation: Activation) {
    var generator = RandomGenerator("gradients", arrangement.description, activation.name)
    let network = Network(inputWidth: Self.inputWidth, arrangement.layers(activation))
    let sums = Network(inputWidth: Self.inputWidth, arrangement.sums)
    network.initialize(using: &generator)
    draw(&generator, biasesOf: network)
    copy(network, to: sums)
    let batch = batch(away: sums, outputWidth: network.outputWidth, &generator)

    let differences = network.weights.map { Gradient(of: $0) { meanSquaredError(network, batch) } }
    _ = network.train(on: batch, learningRate: 1e-3)
    for (weights, expected) in zip(network.weights, differences) {
      let found = Gradient(afterFirstStep: weights)
      #expect(found.distance(to: expected) < 1e-3)
    }
  }

  private func meanSquaredError(_ network: Network, _ batch: Batch) -> Double {
    network.predict(batch)
    return network.squaredError(of: batch) / Double(Batch.size * network.outputWidth)
  }

  private func draw(_ generator: inout RandomGenerator, biasesOf network: Network) {
    for weights in network.weights {
      for output in 0..<weights.outputs { weights.bias[output] = Float(generator.uniform() - 0.5) }
    }
  }

  private func copy(_ network: Network, to other: Network) {
    for (source, target) in zip(network.weights, other.weights) {
      for output in 0..<source.outputs {
        target.bias[output] = source.bias[output]
        for input in 0..<source.inputs { target[input, output] = source[input, output] }
      }
    }
  }

  /// Inputs whose sums are all at least 0.05 away from the kink at 0: examples are drawn again until they are.
  private func batch(away sums: Network, outputWidth: Int, _ generator: inout RandomGenerator) -> Batch {
    let batch = Batch(inputWidth: Self.inputWidth, outputWidth: outputWidth)
    let probe = Batch(inputs: batch.inputs, targets: Matrix(rows: sums.outputWidth, columns: Batch.size))
    for example in 0..<Batch.size {
      repeat {
        for row in 0..<Self.inputWidth { batch.inputs[row, example] = Float(2 * generator.uniform() - 1) }
        sums.predict(probe)
      } while (0..<sums.outputWidth).contains { abs(sums.outputs[$0, example]) < 0.05 }
      for row in 0..<outputWidth { batch.targets[row, example] = Float(2 * generator.uniform() - 1) }
    }
    return batch
  }
}

/// The gradient of a loss with respect to one layer's weights `[inputs, outputs]` and biases `[outputs]`.
private struct Gradient {
  var weights: [Double] = []
  var biases: [Double] = []

  /// Central differences with a step of 0.01.
  init(of parameters: PackedWeights, loss: () -> Double) {
    for output in 0..<parameters.outputs {
      biases.append(difference(parameters.bias[output], loss) { parameters.bias[output] = $0 })
      for input in 0..<parameters.inputs {
        weights.append(difference(parameters[input, output], loss) { parameters[input, output] = $0 })
      }
    }
  }

  /// After the first step of Adam its first moment is the gradient itself.
  init(afterFirstStep parameters: PackedWeights) {
    for output in 0..<parameters.outputs {
      biases.append(Double(parameters.firstMomentOfBias(output)))
      for input in 0..<parameters.inputs {
        weights.append(Double(parameters.firstMoment(input: input, output: output)))
      }
    }
  }

  private func difference(_ value: Float, _ loss: () -> Double, _ set: (Float) -> Void) -> Double {
    let step: Float = 0.01
    set(value + step)
    let above = loss()
    set(value - step)
    let below = loss()
    set(value)
    return (above - below) / Double((value + step) - (value - step))
  }

  /// The largest difference, in units of the largest element of each tensor; the larger of weights and biases.
  func distance(to other: Gradient) -> Double {
    max(Self.distance(weights, other.weights), Self.distance(biases, other.biases))
  }

  private static func distance(_ found: [Double], _ expected: [Double]) -> Double {
    let largest = max(expected.map(abs).max()!, 1e-4)
    return zip(found, expected).map { abs($0 - $1) }.max()! / largest
  }
}
