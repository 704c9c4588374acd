import Basics
import Kernels

/// A function between a layer's sums z and its outputs y, with its gradient, over whole runs of features.
///
/// The entries of `all` are the definition; their formulas are in Activation+Formulas.swift and Activation+Wide.swift.
package struct Activation: Named, Sendable {
  package let name: String
  /// y of z, for people.
  package let formula: String
  /// Outputs for each sum: 2 for `tanh_abs`, else 1.
  package let widthFactor: Int
  /// How weights begin before this activation.
  package let initializer: Initializer
  /// How weights begin behind it, in a linear output layer.
  package let outputInitializer: Initializer
  /// Each output depends on one sum alone, and y takes the place of z: it may be applied to any run of features, as a
  /// tile leaves the registers.
  package let worksInPlace: Bool
  /// y is z, and dL/dz is dL/dy.
  package let isLinear: Bool

  package let forward: @Sendable (ForwardRun) -> Void
  package let backward: @Sendable (BackwardRun) -> Void

  package var keepsWidth: Bool { widthFactor == 1 }

  package init(
    _ name: String, _ formula: String, widthFactor: Int = 1, initializer: Initializer = .glorotUniform,
    outputInitializer: Initializer = .glorotUniform, worksInPlace: Bool = true, isLinear: Bool = false,
    forward: @escaping @Sendable (ForwardRun) -> Void, backward: @escaping @Sendable (BackwardRun) -> Void
  ) {
    self.name = name
    self.formula = formula
    self.widthFactor = widthFactor
    self.initializer = initializer
    self.outputInitializer = outputInitializer
    self.worksInPlace = worksInPlace
    self.isLinear = isLinear
    self.forward = forward
    self.backward = backward
  }

  package static let all = [
    linear,
    Activation("tanh", "tanh z", forward: { $0.map(tanh) }, backward: { $0.map(tanhGradient) }),
    Activation("relu", "max(0, z)", forward: { $0.map(relu) }, backward: { $0.map(reluGradient) }),
    sigmoid,
    Activation(
      "selu", "λ z for z > 0, otherwise λ α (eᶻ − 1)", initializer: .varianceScaling, forward: { $0.map(selu) },
      backward: { $0.map(seluGradient) }),
    Activation("abs", "|z|", worksInPlace: false, forward: { $0.map(abs) }, backward: { $0.map(absGradient) }),
    Activation(
      "softmax", "eᶻ, divided by its sum over all outputs", worksInPlace: false, forward: softmax,
      backward: softmaxGradient),
    Activation(
      "tanh_abs", "tanh z and |z|: twice as many outputs, only for hidden layers", widthFactor: 2, worksInPlace: false,
      forward: tanhAbs, backward: tanhAbsGradient),
    Activation("gelu", "z Φ(z)", worksInPlace: false, forward: { $0.map(gelu) }, backward: { $0.map(geluGradient) }),
    Activation(
      "silu", "z / (1 + e⁻ᶻ)", worksInPlace: false, forward: { $0.map(silu) }, backward: { $0.map(siluGradient) }),
    Activation(
      "mish", "z tanh(ln(1 + eᶻ))", worksInPlace: false, forward: { $0.map(mish) }, backward: { $0.map(mishGradient) }),
    Activation(
      "softplus", "ln(1 + eᶻ)", worksInPlace: false, forward: { $0.map(softplus) },
      backward: { $0.map(softplusGradient) }),
    Activation(
      "sine", "sin 30z", initializer: .sirenUniform, worksInPlace: false, forward: { $0.map(fastSine) },
      backward: { $0.map(fastSineGradient) }),
    Activation(
      "squared_relu", "max(0, z)²", outputInitializer: .glorotBehindSquares, worksInPlace: false,
      forward: { $0.map(squaredRelu) }, backward: { $0.map(squaredReluGradient) }),
    Activation("square", "z²", worksInPlace: false, forward: { $0.map(square) }, backward: { $0.map(squareGradient) }),
  ]

  static let sigmoid = Activation(
    "sigmoid", "1 / (1 + e⁻ᶻ)", forward: { $0.map(Kernels.sigmoid) }, backward: { $0.map(sigmoidGradient) })

  /// y = z
  package static let linear = Activation(
    "linear", "z", isLinear: true, forward: { _ in }, backward: { $0.map(linearGradient) })
}
