import Basics
import Platform
import Statistics

/// The initial distribution of the weights `[inputs, outputs]` of a layer. Biases begin at zero unless the layer says
/// otherwise. To add an initialiser, add an entry to `all`.
package struct Initializer: Named, Sendable {
  package let name: String
  /// Draws the weights row by row: first all weights of the first input, then those of the next.
  package let draw: @Sendable (_ inputs: Int, _ outputs: Int, _ generator: inout RandomGenerator) -> [Float]

  package static let all = [
    glorotUniform, glorotNormal, glorotBehindSquares, varianceScaling, cappedGlorotUniform, heUniform, heNormal,
    lecunUniform, lecunNormal, uniform,
    orthogonal, sirenUniform, sirenFirst, accumulatorUniform, selectionUniform, unitUniform, exponential, tenthOfGlorot,
  ]

  /// Creates an initialiser that draws each weight independently from the same distribution.
  package init(
    name: String,
    sample: @escaping @Sendable (_ inputs: Int, _ outputs: Int, _ generator: inout RandomGenerator) -> Float
  ) {
    self.name = name
    draw = { inputs, outputs, generator in
      (0..<inputs * outputs).map { _ in sample(inputs, outputs, &generator) }
    }
  }

  /// Creates an initialiser that draws all weights together.
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

  /// `glorot_uniform` divided by √1.5. For a layer that reads max(0, z)², whose mean square is 1.5 times the square of
  /// the variance of z.
  static let glorotBehindSquares = Initializer(name: "glorot_behind_squares") { inputs, outputs, generator in
    uniform(within: (4 / Double(inputs + outputs)).squareRoot(), &generator)
  }

  /// N(0, 1.3 / inputs) truncated at two standard deviations, for selu. This is TensorFlow 1's `variance_scaling` with
  /// factor 1, fan-in, normal. The factor 1.3 makes up for most of the variance that the truncation removes.
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

  /// U(−L, L) with L = 1 / √inputs, the default of PyTorch's linear layers.
  package static let uniform = Initializer(name: "uniform") { inputs, _, generator in
    uniform(within: (1 / Double(inputs)).squareRoot(), &generator)
  }

  /// Orthonormal columns, or orthonormal rows if there are fewer rows than columns. Source: Saxe et al., ICLR 2014.
  static let orthogonal = Initializer("orthogonal", orthogonalMatrix)

  /// U(−L, L) with L = √(6 / inputs) / 30, for layers of sines after the first. Source: Sitzmann et al., NeurIPS 2020.
  package static let sirenUniform = Initializer(name: "siren_uniform") { inputs, _, generator in
    uniform(within: (6 / Double(inputs)).squareRoot() / 30, &generator)
  }

  /// U(−L, L) with L = 1 / inputs, for the first layer of sines. Source: Sitzmann et al., NeurIPS 2020.
  package static let sirenFirst = Initializer(name: "siren_first") { inputs, _, generator in
    uniform(within: 1 / Double(inputs), &generator)
  }

  /// U(−r, r) for both factors of tanh Ŵ ∘ σ(M̂), so that their product has variance 2 / (inputs + outputs). Source:
  /// Madsen and Johansen, ICLR 2020, and its program.
  static let accumulatorUniform = Initializer("accumulator_uniform") { inputs, outputs, generator in
    let bound = accumulatorBound(inputs + outputs)
    return (0..<inputs * outputs).map { _ in uniform(within: bound, &generator) }
  }

  /// U(¼, ¾), for weights that select. Source: Madsen and Johansen, ICLR 2020.
  package static let selectionUniform = Initializer(name: "selection_uniform") { _, _, generator in
    Float(0.25 + 0.5 * generator.uniform())
  }

  /// U(0, 1)
  package static let unitUniform = Initializer(name: "unit_uniform") { _, _, generator in Float(generator.uniform()) }

  /// The exponential distribution with mean 1, for the frequencies of snake.
  static let exponential = Initializer(name: "exponential") { _, _, generator in
    Float(-log(1 - generator.uniform()))
  }

  /// A tenth of `glorot_uniform`, for layers that should change little at the start.
  static let tenthOfGlorot = Initializer(name: "tenth_of_glorot") { inputs, outputs, generator in
    uniform(within: 0.1 * (6 / Double(inputs + outputs)).squareRoot(), &generator)
  }

  // MARK: Initialisers that are not in `all`

  /// The initial biases of Flux, which treats a vector as a matrix of one column: U(−L, L) with L = √(6 / (outputs +
  /// 1)).
  static func glorotVector() -> Initializer {
    Initializer(name: "glorot_vector") { _, outputs, generator in
      uniform(within: (6 / Double(outputs + 1)).squareRoot(), &generator)
    }
  }

  /// The same value for all weights.
  static func constant(_ value: Float) -> Initializer {
    Initializer(name: "constant") { _, _, _ in value }
  }

  /// N(mean, deviation²)
  package static func normal(mean: Double, deviation: Double) -> Initializer {
    Initializer(name: "normal") { _, _, generator in Float(mean + deviation * generator.normal()) }
  }

  /// U(−bound, bound)
  package static func uniform(within bound: Double) -> Initializer {
    Initializer(name: "uniform_within") { _, _, generator in uniform(within: bound, &generator) }
  }

  /// Returns a sample of U(−bound, bound).
  static func uniform(within bound: Double, _ generator: inout RandomGenerator) -> Float {
    Float(bound * (2 * generator.uniform() - 1))
  }

  /// Returns a sample of N(0, 1) truncated to ±2, by rejection sampling from U(−2, 2). It keeps about six of ten
  /// samples.
  private static func truncatedNormal(using generator: inout RandomGenerator) -> Double {
    while true {
      let x = 4 * generator.uniform() - 2
      if generator.uniform() < exp(-0.5 * x * x) { return x }
    }
  }
}
