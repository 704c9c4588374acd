import Basics
import Platform
import Statistics

/// How the weights of a layer `[inputs, outputs]` begin. Biases begin at zero unless the layer says otherwise. The entries
/// of `all` are the definition.
package struct Initializer: Named, Sendable {
  package let name: String
  /// The weights row by row: those of the first input, then those of the next.
  package let draw: @Sendable (_ inputs: Int, _ outputs: Int, _ generator: inout RandomGenerator) -> [Float]

  package static let all = [
    glorotUniform, glorotNormal, glorotBehindSquares, varianceScaling, cappedGlorotUniform, heUniform, heNormal,
    lecunUniform, lecunNormal, uniform,
    orthogonal, sirenUniform, sirenFirst, accumulatorUniform, selectionUniform, unitUniform, exponential, tenthOfGlorot,
  ]

  /// Weights that are all drawn alike, one after the other.
  package init(
    name: String,
    sample: @escaping @Sendable (_ inputs: Int, _ outputs: Int, _ generator: inout RandomGenerator) -> Float
  ) {
    self.name = name
    draw = { inputs, outputs, generator in
      (0..<inputs * outputs).map { _ in sample(inputs, outputs, &generator) }
    }
  }

  /// Weights that depend on each other.
  private init(
    _ name: String,
    _ draw: @escaping @Sendable (_ inputs: Int, _ outputs: Int, _ generator: inout RandomGenerator) -> [Float]
  ) {
    self.name = name
    self.draw = draw
  }

  /// U(−L, L) with L = √(6 / (inputs + outputs)). Source: Glorot and Bengio, AISTATS 2010.
  package static let glorotUniform = Initializer(name: "glorot_uniform") { inputs, outputs, generator in
    uniform(within: (6 / Double(inputs + outputs)).squareRoot(), &generator)
  }

  /// N(0, 2 / (inputs + outputs)). Source: Glorot and Bengio, AISTATS 2010.
  static let glorotNormal = Initializer(name: "glorot_normal") { inputs, outputs, generator in
    Float((2 / Double(inputs + outputs)).squareRoot() * generator.normal())
  }

  /// `glorot_uniform` over √1.5, behind max(0, z)², whose mean square is 1.5 times the variance of z.
  static let glorotBehindSquares = Initializer(name: "glorot_behind_squares") { inputs, outputs, generator in
    uniform(within: (4 / Double(inputs + outputs)).squareRoot(), &generator)
  }

  /// N(0, 1.3 / inputs), drawn again beyond two standard deviations, for selu: TensorFlow 1's `variance_scaling` with
  /// factor 1, fan-in, normal. 1.3 makes good most of what the cut takes from the variance.
  package static let varianceScaling = Initializer(name: "variance_scaling") { inputs, _, generator in
    let deviation = (1.3 / Double(inputs)).squareRoot()
    return Float(deviation * truncatedNormal(using: &generator))
  }

  /// U(−L, L) with L = min(½, √(6 / (inputs + outputs))). Source: Madsen and Johansen, ICLR 2020.
  package static let cappedGlorotUniform = Initializer(name: "capped_glorot_uniform") { inputs, outputs, generator in
    uniform(within: min(0.5, (6 / Double(inputs + outputs)).squareRoot()), &generator)
  }

  /// U(−L, L) with L = √(6 / inputs). Source: He et al., ICCV 2015.
  package static let heUniform = Initializer(name: "he_uniform") { inputs, _, generator in
    uniform(within: (6 / Double(inputs)).squareRoot(), &generator)
  }

  /// N(0, 2 / inputs). Source: He et al., ICCV 2015.
  static let heNormal = Initializer(name: "he_normal") { inputs, _, generator in
    Float((2 / Double(inputs)).squareRoot() * generator.normal())
  }

  /// U(−L, L) with L = √(3 / inputs): a variance of 1 / inputs. Source: LeCun et al., "Efficient BackProp", 1998.
  static let lecunUniform = Initializer(name: "lecun_uniform") { inputs, _, generator in
    uniform(within: (3 / Double(inputs)).squareRoot(), &generator)
  }

  /// N(0, 1 / inputs). Source: LeCun et al., "Efficient BackProp", 1998.
  static let lecunNormal = Initializer(name: "lecun_normal") { inputs, _, generator in
    Float((1 / Double(inputs)).squareRoot() * generator.normal())
  }

  /// U(−L, L) with L = 1 / √inputs, as PyTorch's linear layers begin.
  package static let uniform = Initializer(name: "uniform") { inputs, _, generator in
    uniform(within: (1 / Double(inputs)).squareRoot(), &generator)
  }

  /// Columns of length 1 at right angles to each other, or rows if they are fewer. Source: Saxe et al., ICLR 2014.
  static let orthogonal = Initializer("orthogonal", orthogonalMatrix)

  /// U(−L, L) with L = √(6 / inputs) / 30, behind the first layer of sines. Source: Sitzmann et al., NeurIPS 2020.
  package static let sirenUniform = Initializer(name: "siren_uniform") { inputs, _, generator in
    uniform(within: (6 / Double(inputs)).squareRoot() / 30, &generator)
  }

  /// U(−L, L) with L = 1 / inputs, for the first layer of sines. Source: Sitzmann et al., NeurIPS 2020.
  package static let sirenFirst = Initializer(name: "siren_first") { inputs, _, generator in
    uniform(within: 1 / Double(inputs), &generator)
  }

  /// U(−r, r) for both factors of tanh Ŵ ∘ σ(M̂), so that the product has the variance 2 / (inputs + outputs). Source:
  /// Madsen and Johansen, ICLR 2020, and its program.
  static let accumulatorUniform = Initializer("accumulator_uniform") { inputs, outputs, generator in
    let bound = accumulatorBound(inputs + outputs)
    return (0..<inputs * outputs).map { _ in uniform(within: bound, &generator) }
  }

  /// U(¼, ¾), of weights that select. Source: Madsen and Johansen, ICLR 2020.
  package static let selectionUniform = Initializer(name: "selection_uniform") { _, _, generator in
    Float(0.25 + 0.5 * generator.uniform())
  }

  /// U(0, 1).
  package static let unitUniform = Initializer(name: "unit_uniform") { _, _, generator in Float(generator.uniform()) }

  /// Exponential with mean 1, for the frequencies of snake.
  static let exponential = Initializer(name: "exponential") { _, _, generator in
    Float(-log(1 - generator.uniform()))
  }

  /// A tenth of `glorot_uniform`, for what shall change little at the start.
  static let tenthOfGlorot = Initializer(name: "tenth_of_glorot") { inputs, outputs, generator in
    uniform(within: 0.1 * (6 / Double(inputs + outputs)).squareRoot(), &generator)
  }

  // MARK: parts of others

  /// Biases as Flux begins a vector, a matrix of one column: U(−L, L) with L = √(6 / (outputs + 1)).
  static func glorotVector() -> Initializer {
    Initializer(name: "glorot_vector") { _, outputs, generator in
      uniform(within: (6 / Double(outputs + 1)).squareRoot(), &generator)
    }
  }

  /// The same number everywhere.
  static func constant(_ value: Float) -> Initializer {
    Initializer(name: "constant") { _, _, _ in value }
  }

  package static func normal(mean: Double, deviation: Double) -> Initializer {
    Initializer(name: "normal") { _, _, generator in Float(mean + deviation * generator.normal()) }
  }

  /// U(−bound, bound)
  package static func uniform(within bound: Double) -> Initializer {
    Initializer(name: "uniform_within") { _, _, generator in uniform(within: bound, &generator) }
  }

  static func uniform(within bound: Double, _ generator: inout RandomGenerator) -> Float {
    Float(bound * (2 * generator.uniform() - 1))
  }

  /// A standard normal number within ±2, by rejection from U(−2, 2): six of ten draws are kept.
  private static func truncatedNormal(using generator: inout RandomGenerator) -> Double {
    while true {
      let x = 4 * generator.uniform() - 2
      if generator.uniform() < exp(-0.5 * x * x) { return x }
    }
  }
}
