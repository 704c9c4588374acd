import Networks
import Statistics
import Testing

/// Looking rows up gives what multiplying by zeros and ones gives, bit by bit.
@Suite struct OneHotTests {
  private static let relu = Activation.all.first { $0.name == "relu" }!
  private static let softmax = Activation.all.first { $0.name == "softmax" }!

  static let networks: [@Sendable (Int) -> [LayerDescription]] = [
    { [.dense($0, relu)] },
    { [.dense(256, relu), .dense($0, relu)] },
    { [.dense(37, softmax), .dense(45), .dense($0)] },
    { [.residual(256, relu), .residual($0, relu)] },
    { [.towers(256), .multiplyHalves, .dense($0)] },
    { [.towers(19), .addHalves(relu), .dense($0)] },
    { [.multiplyHalves, .dense($0)] },
  ]

  @Test(arguments: 0..<networks.count, [1, 5, 128])
  func lookingUpIsMultiplying(index: Int, outputWidth: Int) {
    let losses = [false, true].map { looksUp in
      var generator = RandomGenerator(seed: 3)
      let network = Network(Self.networks[index](outputWidth))
      network.initialize(using: &generator)
      return (0..<60).map { _ in
        let batch = batch(outputWidth: outputWidth, looksUp: looksUp, &generator)
        let loss = network.train(on: batch, learningRate: 0.01)
        network.predict(batch)
        return [Double(loss), network.squaredError(of: batch)]
      }
    }
    #expect(losses[0] == losses[1])
    #expect(losses[0].allSatisfy { $0.allSatisfy(\.isFinite) })
  }

  /// Some rows hot in several examples, most in none.
  private func batch(outputWidth: Int, looksUp: Bool, _ generator: inout RandomGenerator) -> Batch {
    var batch = Batch(inputWidth: 256, outputWidth: outputWidth)
    var hot = HotIndices()
    for example in 0..<Batch.size {
      let (a, b) = (generator.index(below: 128), generator.index(below: 16))
      (hot.a[example], hot.b[example]) = (UInt8(a), UInt8(b))
      batch.inputs[a, example] = 1
      batch.inputs[128 + b, example] = 1
      for row in 0..<outputWidth { batch.targets[row, example] = Float((a + b + row) % 7) }
    }
    if looksUp { batch.hot = hot }
    return batch
  }
}
