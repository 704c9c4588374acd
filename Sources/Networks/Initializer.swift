import Platform
import Statistics

/// How the weights of a layer `[inputs, outputs]` begin. Biases begin at zero.
package enum Initializer: Sendable {
  /// U(−L, L) with L = √(6 / (inputs + outputs)). Source: Glorot and Bengio, AISTATS 2010.
  case glorotUniform
  /// N(0, 1.3 / inputs), drawn again beyond two standard deviations, for selu: TensorFlow 1's `variance_scaling` with
  /// factor 1, fan-in, normal. 1.3 makes good most of what the cut takes from the variance.
  case varianceScaling

  package func sample(inputs: Int, outputs: Int, using generator: inout RandomGenerator) -> Float {
    switch self {
    case .glorotUniform:
      let bound = (6 / Double(inputs + outputs)).squareRoot()
      return Float(bound * (2 * generator.uniform() - 1))
    case .varianceScaling:
      let deviation = (1.3 / Double(inputs)).squareRoot()
      return Float(deviation * Self.truncatedNormal(using: &generator))
    }
  }

  /// A standard normal number within ±2, by rejection from U(−2, 2): six of ten draws are kept.
  private static func truncatedNormal(using generator: inout RandomGenerator) -> Double {
    while true {
      let x = 4 * generator.uniform() - 2
      if generator.uniform() < exp(-0.5 * x * x) { return x }
    }
  }
}
