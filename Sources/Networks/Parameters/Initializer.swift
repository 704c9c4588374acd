import Basics
import Platform
import Statistics

/// How the weights of a layer `[inputs, outputs]` begin. Biases begin at zero. The entries of `all` are the definition.
package struct Initializer: Named, Sendable {
  package let name: String
  package let sample: @Sendable (_ inputs: Int, _ outputs: Int, _ generator: inout RandomGenerator) -> Float

  package static let all = [glorotUniform, varianceScaling, cappedGlorotUniform]

  /// U(−L, L) with L = √(6 / (inputs + outputs)). Source: Glorot and Bengio, AISTATS 2010.
  package static let glorotUniform = Initializer(name: "glorot_uniform") { inputs, outputs, generator in
    uniform(within: (6 / Double(inputs + outputs)).squareRoot(), &generator)
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

  private static func uniform(within bound: Double, _ generator: inout RandomGenerator) -> Float {
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
