import Networks
import Statistics
import Testing

/// Bounds and deviations: worked from the formulas of Glorot and Bengio and of TensorFlow 1's `variance_scaling`; the
/// truncated normal's factor 0.879625661034 from scipy 1.17.1 (`truncnorm(-2, 2).std()`).
@Suite struct InitializerTests {
  @Test(arguments: [
    (inputs: 256, outputs: 256, bound: 0.1082531755), (256, 128, 0.125), (256, 1, 0.1527949721), (128, 256, 0.125),
    (128, 128, 0.1530931089),
  ])
  func glorotUniform(inputs: Int, outputs: Int, bound: Double) {
    let values = drawn(.glorotUniform, inputs: inputs, outputs: outputs)
    #expect(values.map(abs).max()! <= bound * (1 + 1e-6))
    #expect(values.map(abs).max()! > bound * (1 - 20 / Double(values.count)))
    expect(values, deviation: bound / 3.0.squareRoot())
  }

  @Test func varianceScaling() {
    let values = drawn(.varianceScaling, inputs: 256, outputs: 256)
    let sigma = 0.0712609641
    #expect(values.map(abs).max()! <= 2 * sigma * (1 + 1e-6))
    #expect(values.map(abs).max()! > 1.99 * sigma)
    expect(values, deviation: 0.0626829726)
  }

  @Test func biasesAreZero() {
    var generator = RandomGenerator(seed: 1)
    let weights = PackedWeights(inputs: 3, outputs: 5, initializer: .glorotUniform)
    weights.bias[4] = 1
    weights.initialize(using: &generator)
    #expect((0..<5).allSatisfy { weights.bias[$0] == 0 })
  }

  @Test func seluLayersScaleTheVariance() {
    let variance = Activation.all.filter { $0.initializer == .varianceScaling }.map(\.name)
    #expect(variance == ["selu"])
  }

  private func drawn(_ initializer: Initializer, inputs: Int, outputs: Int) -> [Double] {
    var generator = RandomGenerator("initializer", "\(inputs)", "\(outputs)")
    let weights = PackedWeights(inputs: inputs, outputs: outputs, initializer: initializer)
    weights.initialize(using: &generator)
    return (0..<inputs * outputs).map { Double(weights[$0 / outputs, $0 % outputs]) }
  }

  /// Mean 0 and the deviation, each within four standard errors.
  private func expect(_ values: [Double], deviation: Double) {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let found = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n).squareRoot()
    #expect(abs(mean) < 4 * deviation / n.squareRoot())
    #expect(abs(found / deviation - 1) < 4 / (2 * n).squareRoot())
  }
}
