import Networks
import Statistics
import Testing

@Suite struct InitializerTests {
  /// The distribution that an initialiser's formula gives for a shape: the largest distance from the mean if there is
  /// one, the mean, and the standard deviation.
  struct Law: Sendable {
    let bound: Double?
    var mean = 0.0
    let deviation: Double

    static func uniform(_ bound: Double) -> Law { Law(bound: bound, deviation: bound / 3.0.squareRoot()) }
    static func normal(_ deviation: Double) -> Law { Law(bound: nil, deviation: deviation) }
  }

  /// The distributions by the formulas of Glorot and Bengio, He et al., LeCun et al., Sitzmann et al., TensorFlow 1's
  /// `variance_scaling`, and Madsen and Johansen. The factor 0.879625661034 of the truncated normal distribution is
  /// from scipy 1.17.1 (`truncnorm(-2, 2).std()`). A column of an orthogonal matrix has length 1.
  static let laws: [String: @Sendable (_ inputs: Double, _ outputs: Double) -> Law] = [
    "glorot_uniform": { .uniform((6 / ($0 + $1)).squareRoot()) },
    "glorot_normal": { .normal((2 / ($0 + $1)).squareRoot()) },
    "glorot_behind_squares": { .uniform((6 / ($0 + $1) / 1.5).squareRoot()) },
    "variance_scaling": { inputs, _ in
      let sigma = (1.3 / inputs).squareRoot()
      return Law(bound: 2 * sigma, deviation: 0.879625661034 * sigma)
    },
    "capped_glorot_uniform": { .uniform(min(0.5, (6 / ($0 + $1)).squareRoot())) },
    "he_uniform": { inputs, _ in .uniform((6 / inputs).squareRoot()) },
    "he_normal": { inputs, _ in .normal((2 / inputs).squareRoot()) },
    "lecun_uniform": { inputs, _ in .uniform((3 / inputs).squareRoot()) },
    "lecun_normal": { inputs, _ in .normal((1 / inputs).squareRoot()) },
    "uniform": { inputs, _ in .uniform((1 / inputs).squareRoot()) },
    "orthogonal": { .normal((1 / max($0, $1)).squareRoot()) },
    "siren_uniform": { inputs, _ in .uniform((6 / inputs).squareRoot() / 30) },
    "siren_first": { inputs, _ in .uniform(1 / inputs) },
    "accumulator_uniform": { .uniform(bounds[[$0, $1]] ?? .nan) },
    "selection_uniform": { _, _ in Law(bound: 0.25, mean: 0.5, deviation: 0.25 / 3.0.squareRoot()) },
    "unit_uniform": { _, _ in Law(bound: 0.5, mean: 0.5, deviation: 0.5 / 3.0.squareRoot()) },
    "exponential": { _, _ in Law(bound: nil, mean: 1, deviation: 1) },
    "tenth_of_glorot": { .uniform(0.1 * (6 / ($0 + $1)).squareRoot()) },
  ]

  /// The bounds of `accumulator_uniform`: the roots of (inputs + outputs) · V(r) = 2, by scipy 1.17.1's `brentq`.
  static let bounds: [[Double]: Double] = [
    [256, 256]: 0.218126460353,
    [256, 128]: 0.252501167865,
    [256, 1]: 0.310182965126,
    [10, 2000]: 0.109478687263,
    [2, 2]: 9.47140638591,
  ]

  /// The bound is kept and nearly reached. The mean and the standard deviation are within four standard errors.
  @Test(arguments: Initializer.all, [(256, 256), (256, 128), (256, 1), (10, 2_000), (2, 2)])
  func drawsFollowTheirLaw(initializer: Initializer, shape: (inputs: Int, outputs: Int)) throws {
    let laws = try #require(Self.laws[initializer.name], "'\(initializer.name)' in InitializerTests.laws")
    let law = laws(Double(shape.inputs), Double(shape.outputs))
    var generator = RandomGenerator("initializer", "\(shape)")
    var values: [Double] = []
    while values.count < 20_000 {
      values += initializer.draw(shape.inputs, shape.outputs, &generator).map(Double.init)
    }
    let n = Double(values.count)
    if let bound = law.bound {
      let farthest = try #require(values.map { abs($0 - law.mean) }.max())
      #expect(farthest <= bound * (1 + 1e-6) && farthest > 0.99 * bound)
    }
    let mean = values.reduce(0, +) / n
    let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n).squareRoot()
    #expect(abs(mean - law.mean) < 4 * law.deviation / n.squareRoot())
    // In units of 1/√(2n), the relative standard error for normal numbers: 4 with a bound, 8 without one.
    #expect(abs(deviation / law.deviation - 1) < (law.bound == nil ? 8 : 4) / (2 * n).squareRoot())
  }

  @Test(arguments: [(7, 4), (4, 7), (5, 5)]) func orthogonalVectorsAreOrthogonal(inputs: Int, outputs: Int) {
    var generator = RandomGenerator(seed: 3)
    let numbers = Initializer.all.first { $0.name == "orthogonal" }?.draw(inputs, outputs, &generator) ?? []
    #expect(numbers.count == inputs * outputs)
    let rows = (0..<inputs).map { row in (0..<outputs).map { Double(numbers[row * outputs + $0]) } }
    let columns = (0..<outputs).map { column in rows.map { $0[column] } }
    for (i, x) in (inputs <= outputs ? rows : columns).enumerated() {
      for (j, y) in (inputs <= outputs ? rows : columns).enumerated() {
        #expect(abs(zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } - (i == j ? 1 : 0)) < 1e-6)
      }
    }
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
