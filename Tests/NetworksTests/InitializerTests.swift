import Networks
import Statistics
import Testing

@Suite struct InitializerTests {
  /// The largest number and the deviation that an initialiser's formula gives for a shape.
  struct Law: Sendable {
    let bound: Double
    let deviation: Double

    static func uniform(_ bound: Double) -> Law { Law(bound: bound, deviation: bound / 3.0.squareRoot()) }
  }

  /// Worked from the formulas of Glorot and Bengio, of TensorFlow 1's `variance_scaling`, and of Madsen and Johansen; the
  /// truncated normal's factor 0.879625661034 from scipy 1.17.1 (`truncnorm(-2, 2).std()`).
  static let laws: [String: @Sendable (_ inputs: Double, _ outputs: Double) -> Law] = [
    "glorot_uniform": { .uniform((6 / ($0 + $1)).squareRoot()) },
    "variance_scaling": { inputs, _ in
      let sigma = (1.3 / inputs).squareRoot()
      return Law(bound: 2 * sigma, deviation: 0.879625661034 * sigma)
    },
    "capped_glorot_uniform": { .uniform(min(0.5, (6 / ($0 + $1)).squareRoot())) },
  ]

  /// The bound is kept and nearly reached; the mean is 0 and the deviation right, each within four standard errors.
  @Test(arguments: Initializer.all, [(256, 256), (256, 128), (256, 1), (10, 2_000), (2, 2)])
  func drawsFollowTheirLaw(initializer: Initializer, shape: (inputs: Int, outputs: Int)) throws {
    let laws = try #require(Self.laws[initializer.name], "'\(initializer.name)' in InitializerTests.laws")
    let law = laws(Double(shape.inputs), Double(shape.outputs))
    var generator = RandomGenerator("initializer", "\(shape)")
    let values = (0..<20_000).map { _ in Double(initializer.sample(shape.inputs, shape.outputs, &generator)) }
    let n = Double(values.count)
    #expect(values.map(abs).max()! <= law.bound * (1 + 1e-6))
    #expect(values.map(abs).max()! > 0.99 * law.bound)
    let mean = values.reduce(0, +) / n
    let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n).squareRoot()
    #expect(abs(mean) < 4 * law.deviation / n.squareRoot())
    #expect(abs(deviation / law.deviation - 1) < 4 / (2 * n).squareRoot())
  }

  @Test func biasesAreZero() {
    var generator = RandomGenerator(seed: 1)
    let network = Network(inputWidth: 3, [.dense(5)])
    network.parameters[0][bias: 4] = 1
    network.initialize(using: &generator)
    #expect((0..<5).allSatisfy { network.parameters[0][bias: $0] == 0 })
    #expect(network.parameters[0][2, 4] != 0)
  }
}
