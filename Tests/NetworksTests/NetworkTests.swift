import Networks
import Statistics
import Testing

@Suite struct NetworkTests {
  private var generator = RandomGenerator(seed: 1)
  private static let relu = Activation.all.first { $0.name == "relu" }!

  /// The networks of the study, and the numbers of their trainable scalars for `o` outputs, computed by hand.
  static let networks: [(layers: @Sendable (Int) -> [LayerDescription], parameters: @Sendable (Int) -> Int)] = [
    ({ [.dense($0, relu)] }, { 257 * $0 }),
    ({ [.dense(256, relu), .dense($0, relu)] }, { 65_792 + 257 * $0 }),
    ({ [.residual(256, relu), .residual(256, relu), .residual($0, relu)] }, { 2 * 65_792 + 257 * $0 }),
    ({ [.towers(256), .multiplyHalves, .dense($0)] }, { 66_048 + 257 * $0 }),
    ({ [.towers(256), .addHalves(relu), .dense($0)] }, { 66_048 + 257 * $0 }),
    ({ [.multiplyHalves, .dense($0)] }, { 129 * $0 }),
  ]

  @Test(arguments: 0..<networks.count, [1, 128, 256])
  mutating func shapesAndLearning(index: Int, outputWidth: Int) {
    let network = Network(inputWidth: 256, Self.networks[index].layers(outputWidth))
    #expect(network.parameterCount == Self.networks[index].parameters(outputWidth))
    #expect(network.outputs.rows == outputWidth && network.outputs.columns == 32)
    network.initialize(using: &generator)
    let batch = sums(outputWidth: outputWidth)
    let first = network.train(on: batch, learningRate: 1e-3)
    for _ in 0..<200 { _ = network.train(on: batch, learningRate: 1e-3) }
    #expect(network.exactLoss(of: batch) < 0.9 * Double(first))
  }

  /// A linear layer learns a linear map: the loss of a least-squares problem goes to zero.
  @Test mutating func linearLayerLearnsLinearMap() {
    let network = Network(inputWidth: 8, [.dense(3)])
    network.initialize(using: &generator)
    let batch = Batch(inputWidth: 8, outputWidth: 3)
    fill(batch.inputs)
    for row in 0..<3 {
      for example in 0..<Batch.size {
        batch.targets[row, example] = batch.inputs[row, example] - 2 * batch.inputs[row + 1, example] + 0.5
      }
    }
    let first = network.train(on: batch, learningRate: 0.01)
    var last = first
    for _ in 0..<5_000 { last = network.train(on: batch, learningRate: 0.01) }
    #expect(first > 0.1)
    #expect(last < 1e-6)
  }

  /// With W = 0 and b = 1, a linear residual layer gives x + 1, or 1 if the skip is dropped.
  @Test mutating func residualDroppedInEvaluationOnly() {
    let network = Network(inputWidth: 4, [.residual(4, .linear)])
    for output in 0..<4 { network.parameters[0][bias: output] = 1 }
    let batch = Batch(inputWidth: 4, outputWidth: 4)
    fill(batch.inputs)
    network.predict(batch)
    #expect(network.outputs[2, 7] == batch.inputs[2, 7] + 1)
    network.predict(batch, skips: false)
    #expect(network.outputs[2, 7] == 1)
    _ = network.train(on: batch, learningRate: 0)
    #expect(network.outputs[2, 7] == batch.inputs[2, 7] + 1)
  }

  /// A residual layer between different widths has no skip.
  @Test func residualOfAnotherWidthIsDense() {
    let network = Network(inputWidth: 4, [.residual(3, .linear)])
    let batch = Batch(inputWidth: 4, outputWidth: 3)
    batch.inputs.fill(1)
    network.predict(batch)
    #expect(network.outputs[0, 0] == 0)
  }

  /// The weights of layers inside other layers select, and are kept up to date, as those of the layers alone.
  @Test mutating func layersForwardTheirPartsWeights() {
    let inner = LayerDescription.neuralAccumulator(4)
    let layers: [LayerDescription] = [inner, .residual(around: inner), .chain(inner, inner), .branches([inner])]
    for layer in layers {
      let network = Network(inputWidth: 4, [layer])
      network.initialize(using: &generator)
      let batch = Batch(inputWidth: 4, outputWidth: 4)
      batch.inputs.fill(1)
      batch.targets.fill(2)
      let before = network.sparsityError
      for _ in 0..<50 { _ = network.train(on: batch, learningRate: 0.01) }
      #expect(network.sparsityError != before)
      #expect(network.sparsityError <= 0.5)
    }
  }

  /// `train` returns the loss of the predictions before the update.
  @Test mutating func lossIsBeforeTheUpdate() {
    let network = Network(inputWidth: 12, [.dense(5)])
    network.initialize(using: &generator)
    let batch = Batch(inputWidth: 12, outputWidth: 5)
    fill(batch.inputs)
    let expected = network.exactLoss(of: batch)
    let prediction = network.outputs[3, 7]
    #expect(abs(Double(network.train(on: batch, learningRate: 0.1)) - expected) < 1e-6)
    #expect(network.outputs[3, 7] == prediction)
  }

  @Test mutating func savedWeightsComeBack() {
    let network = Network(inputWidth: 12, [.dense(9, Self.relu), .dense(5)])
    network.initialize(using: &generator)
    let batch = Batch(inputWidth: 12, outputWidth: 5)
    fill(batch.inputs)
    network.saveWeights()
    let before = network.exactLoss(of: batch)
    for _ in 0..<10 { _ = network.train(on: batch, learningRate: 0.1) }
    network.restoreWeights()
    #expect(network.exactLoss(of: batch) == before)
  }

  /// The same generator gives bit-identical losses, and a second start leaves nothing of the first.
  @Test func startsAgainFromNothing() {
    let network = Network(inputWidth: 256, [.dense(256, Self.relu), .dense(128, Self.relu)])
    let batch = sums(outputWidth: 128)
    let runs = (0..<2).map { _ in
      var generator = RandomGenerator(seed: 5)
      network.initialize(using: &generator)
      return (0..<20).map { _ in network.train(on: batch, learningRate: 0.01) }
    }
    #expect(runs[0] == runs[1])
  }

  @Test mutating func divergenceIsSeen() {
    let network = Network(inputWidth: 256, [.dense(256), .dense(128)])
    network.initialize(using: &generator)
    let batch = sums(outputWidth: 128)
    batch.inputs[0, 0] = 1e30
    var loss: Float = 0
    for _ in 0..<50 { loss = network.train(on: batch, learningRate: 100) }
    #expect(!loss.isFinite)
  }

  /// Networks of any width, with and without bias, have the right number of scalars, and their loss falls.
  @Test(arguments: [(1, 1), (2, 3), (7, 31), (33, 1), (64, 3)], [true, false])
  mutating func anyWidth(widths: (inputs: Int, inner: Int), hasBias: Bool) {
    let (inputWidth, width) = widths
    let network = Network(
      inputWidth: inputWidth, [.dense(width, .linear, hasBias: hasBias), .dense(2, .linear, hasBias: hasBias)])
    #expect(network.parameterCount == (inputWidth + 2) * width + (hasBias ? width + 2 : 0))
    network.initialize(using: &generator)
    let batch = Batch(inputWidth: inputWidth, outputWidth: 2)
    fill(batch.inputs)
    fill(batch.targets)
    let first = network.train(on: batch, learningRate: 0.01)
    for _ in 0..<200 { _ = network.train(on: batch, learningRate: 0.01) }
    #expect(network.exactLoss(of: batch) < Double(first))
    #expect(hasBias || (0..<width).allSatisfy { network.parameters[0][bias: $0] == 0 })
  }

  /// The values in the padding of a batch that is not full have no effect.
  @Test(arguments: [1, 5, 31]) func paddingCountsNowhere(count: Int) {
    let losses = [Float(0), 3].map { padding in
      let network = Network(inputWidth: 9, [.dense(13, Self.relu), .neuralAddition(4), .dense(3)])
      return network.losses(steps: 30) { generator in
        var batch = Batch(inputWidth: 9, outputWidth: 3)
        batch.inputs.draw(&generator)
        batch.targets.draw(&generator)
        batch.count = count
        for row in 0..<9 { for example in count..<Batch.size { batch.inputs[row, example] = padding } }
        return batch
      }
    }
    #expect(losses[0] == losses[1])
  }

  /// The gradient of 32 + 32 + 5 examples is the mean over all of them, and so is the loss.
  @Test mutating func blocksAreOneBatch() {
    let network = Network(inputWidth: 9, [.dense(13, Self.relu), .dense(3)], optimizer: .still)
    network.initialize(using: &generator)
    let blocks = [32, 32, 5].map { count in
      var batch = Batch(inputWidth: 9, outputWidth: 3)
      batch.inputs.draw(&generator)
      batch.targets.draw(&generator)
      batch.count = count
      return batch
    }
    func gradient() -> Double { Double(network.parameters[0].gradient(input: 8, output: 12)) }
    var (loss, expected) = (0.0, 0.0)
    for block in blocks {
      loss += Double(network.train(on: block, learningRate: 1)) * Double(block.count) / 69
      expected += gradient() * Double(block.count) / 69
    }
    #expect(abs(Double(network.train(on: blocks, learningRate: 1)) - loss) < 1e-6)
    #expect(abs(gradient() - expected) < 1e-6)
    #expect(expected != 0)
  }

  private func fill(_ matrix: Matrix) {
    var generator = RandomGenerator("inputs", "\(matrix.rows)")
    for row in 0..<matrix.rows {
      for example in 0..<Batch.size { matrix[row, example] = Float(2 * generator.uniform() - 1) }
    }
  }

  /// Returns a batch of 256 features in which every target is 1 + the product of the first features of a and b.
  private func sums(outputWidth: Int) -> Batch {
    let batch = Batch(inputWidth: 256, outputWidth: outputWidth)
    fill(batch.inputs)
    for row in 0..<outputWidth {
      for example in 0..<Batch.size {
        batch.targets[row, example] = 1 + batch.inputs[0, example] * batch.inputs[128, example]
      }
    }
    return batch
  }
}
