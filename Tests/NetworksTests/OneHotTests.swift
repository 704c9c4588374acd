import Networks
import Testing

/// Looking up rows gives bit-identical results to multiplying by zeros and ones.
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
    { [.branches([.dense(19, relu), .dense(3), .dense(40), .neuralAddition(7)]), .dense($0)] },
    { [.neuralAddition(9), .dense($0)] },
  ]

  @Test(arguments: 0..<networks.count, [1, 5, 128])
  func lookingUpIsMultiplying(index: Int, outputWidth: Int) {
    let losses = [false, true].map { looksUp in
      let network = Network(inputWidth: 256, Self.networks[index](outputWidth))
      return network.losses(steps: 60) { OneHot.batch(256, outputWidth, looksUp: looksUp, &$0) }
    }
    #expect(losses[0] == losses[1])
    #expect(losses[0].allSatisfy { $0.isFinite })
  }
}
