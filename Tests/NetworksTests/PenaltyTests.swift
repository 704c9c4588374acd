import Kernels
import Networks
import Statistics
import Testing

@Suite struct PenaltyTests {
  /// min(|w|, |1 − |w||) by hand.
  @Test(
    arguments: [(-1, 0), (-0.75, 0.25), (-0.5, 0.5), (0, 0), (0.2, 0.2), (0.9, 0.1), (1.5, 0.5)] as [(Float, Float)])
  func sparsity(weight: Float, expected: Float) {
    #expect(abs(Penalty.Form.sparsity.value(Vector(repeating: weight))[0] - expected) < 1e-6)
  }

  /// Between the multiples of 0.05, where kinks may lie.
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

  /// With targets that any weight meets, only the penalty moves W: to the nearest of −1, 0 and 1, and nothing before the
  /// ramp begins.
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

  /// A gradient that always points outwards ends at the bounds, within which the weights stay at every step.
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
