import Networks
import Statistics
import Testing

@Suite struct NetworkTests {
  /// One linear layer learns a linear map: the loss of a least-squares problem goes to zero.
  @Test func linearLayerLearnsLinearMap() {
    var generator = RandomGenerator(seed: 1)
    let network = Network(inputWidth: 8, [.dense(3)])
    network.initialize(using: &generator)
    let batch = Batch(inputWidth: 8, outputWidth: 3)
    for row in 0..<8 {
      for example in 0..<Batch.size { batch.inputs[row, example] = Float(generator.uniform()) }
    }
    for row in 0..<3 {
      for example in 0..<Batch.size {
        batch.targets[row, example] = batch.inputs[row, example] - 2 * batch.inputs[row + 1, example] + 0.5
      }
    }
    let first = network.train(on: batch, learningRate: 0.01)
    var last = first
    for _ in 0..<5_000 { last = network.train(on: batch, learningRate: 0.01) }
    #expect(first > 0.5)
    #expect(last < 1e-6)
    #expect(network.parameterCount == 27)
  }
}
