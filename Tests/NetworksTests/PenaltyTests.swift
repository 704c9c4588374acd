import Kernels
import Networks
import Statistics
import Testing

@Suite struct PenaltyTests {
  /// The values of min(|w|, |1 − |w||) by hand.
  @Test(
    arguments: [(-1, 0), (-0.75, 0.25), (-0.5, 0.5), (0, 0), (0.2, 0.2), (0.9, 0.1), (1.5, 0.5)] as [(Float, Float)])
  func sparsity(weight: Float, expected: Float) {
    #expect(abs(Penalty.Form.sparsity.value(Vector(repeating: weight))[0] - expected) < 1e-6)
  }

  /// Compares slopes with differences between the multiples of 0.05, where kinks may be.
  @Test(arguments: Penalty.Form.all) func slopesAreDifferences(form: Penalty.Form) {
    for index in -30..<30 {
      let w = (Float(index) + 0.5) * 0.05
      let (above, below) = (form.value(Vector(repeating: w + 0.01))[0], form.value(Vector(repeating: w - 0.01))[0])
      #expect(abs(form.slope(Vector(repeating: w))[0] - (above - below) / 0.02) < 1e-3, "\(form.name) at \(w)")
    }
  }

  @Test(arguments: [(0, 0), (10, 0), (15, 0.25), (20, 0.5), (30, 1), (99, 1)] as [(Int, Float)])
  func ramp(step: Int, factor: Float) {
    #expect(Schedule.ramp(from: 10, to: 30).factor(step) == factor)
    #expect(Schedule.constant.factor(step) == 1)
  }

  @Test(arguments: [(0, 1), (9, 1), (10, 10), (19, 10), (20, 50), (1_000_000, 50)] as [(Int, Float)])
  func growth(step: Int, factor: Float) {
    #expect(Schedule.growth(every: 10, limit: 50).factor(step) == factor)
  }

  /// Four steps of warm-up, then half a cosine wave over the remaining eight.
  @Test(arguments: [(0, 0.25), (3, 1), (4, 1), (6, 0.853553), (8, 0.5), (12, 0), (99, 0)] as [(Int, Float)])
  func cosineAfterWarmUp(step: Int, factor: Float) {
    #expect(abs(Schedule.warmUp(4, cosineTo: 12).factor(step) - factor) < 1e-6)
    #expect(Schedule.warmUp(0, cosineTo: nil).factor(step) == 1)
  }

  /// A penalty that is a sum moves every weight equally, whatever their number.
  @Test func sumsDoNotShrinkWithTheNumberOfWeights() {
    for width in [1, 40] {
      let penalty = Penalty(.absolute, strength: 0.25, isSum: true)
      let network = Network(inputWidth: 3, [.powerUnit(width, penalty: penalty)], optimizer: .still)
      network.parameters[1][0, 0] = 0.5
      _ = network.train(on: Batch(inputWidth: 3, outputWidth: width), learningRate: 1)
      #expect(network.penalty == 0.125)
    }
  }

  /// Gradients of 3 and 4 have norm 5. A norm of at most 2.5 makes them 1.5 and 2; a value of at most 3 makes them 3
  /// and 3.
  @Test(
    arguments: [(nil, 2.5, [1.5, 2]), (3, nil, [3, 3]), (3, 2.5, [1.767767, 1.767767]), (9, 9, [3, 4])]
      as [(Float?, Float?, [Float])])
  func gradientsAreClipped(value: Float?, norm: Float?, expected: [Float]) {
    let clipping = GradientClipping(value: value, norm: norm)
    let network = Network(inputWidth: 2, [.dense(1, hasBias: false)], optimizer: .still, clipping: clipping)
    var batch = Batch(inputWidth: 2, outputWidth: 1)
    batch.count = 1
    (batch.inputs[0, 0], batch.inputs[1, 0], batch.targets[0, 0]) = (1.5, 2, -1)
    _ = network.train(on: batch, learningRate: 1)
    for input in 0..<2 {
      #expect(abs(network.parameters[0].gradient(input: input, output: 0) - expected[input]) < 1e-5)
    }
  }

  /// With targets that any weights reach, only the penalty moves W: to the nearest of −1, 0 and 1. Before the ramp
  /// begins, nothing moves.
  @Test func weightsGoToWholeNumbers() {
    let penalty = Penalty(.sparsity, strength: 1, schedule: .ramp(from: 100, to: 200))
    let network = Network(inputWidth: 3, [.neuralAddition(11, penalty: penalty)])
    var generator = RandomGenerator(seed: 4)
    network.initialize(using: &generator)
    let (weights, batch) = (network.parameters[0], Batch(inputWidth: 3, outputWidth: 11))
    let before = weights.all
    for _ in 0...100 { _ = network.train(on: batch, learningRate: 0.001) }
    #expect(weights.all == before)
    for _ in 0..<1_000 { _ = network.train(on: batch, learningRate: 0.001) }
    for (weight, start) in zip(weights.all, before) { #expect(abs(weight - start.rounded()) < 0.01, "from \(start)") }
    #expect(network.penalty < 0.01)
  }

  /// With a gradient that always points outwards, the weights reach the bounds, and stay within them at every step.
  @Test func weightsStayWithinTheirBounds() {
    let network = Network(inputWidth: 5, [.neuralAddition(3)])
    var generator = RandomGenerator(seed: 5)
    network.initialize(using: &generator)
    let batch = Batch(inputWidth: 5, outputWidth: 3)
    batch.inputs.fill(1)
    batch.targets.fill(100)
    for _ in 0..<200 {
      _ = network.train(on: batch, learningRate: 0.05)
      #expect(network.parameters[0].all.allSatisfy { (-1...1).contains($0) })
    }
    #expect(network.parameters[0].all.allSatisfy { $0 == 1 })
    #expect(network.outputs[0, 0] == 5)
  }
}

extension Parameter {
  fileprivate var all: [Float] {
    (0..<inputs * outputs).map { self[$0 / outputs, $0 % outputs] }
  }
}
