import Basics
import Kernels

/// A function from a layer's sums z to its outputs y, with its gradient. Both work on whole runs of features.
///
/// To add an activation, add an entry to `all`. The formulas are in Activation+Formulas.swift and
/// Activation+Wide.swift.
package struct Activation: Named, Sendable {
  package let name: String
  /// The formula of y, as people read it.
  package let formula: String
  /// The number of outputs per sum: 2 for `tanh_abs`, otherwise 1.
  package let widthFactor: Int
  /// The default initialiser of the weights of a layer that has this activation.
  package let initializer: Initializer
  /// The initialiser of the weights of a linear output layer that follows this activation.
  package let outputInitializer: Initializer
  /// True if each output depends on one sum only and y may share the memory of z. Such an activation may be applied to
  /// any run of features as soon as a tile has been written.
  package let worksInPlace: Bool
  /// True if y = z and dL/dz = dL/dy.
  package let isLinear: Bool

  /// Writes y from z. An activation that works in place finds z in y.
  package let forward: @Sendable (ForwardRun) -> Void
  /// Writes dL/dz from dL/dy, z and y.
  package let backward: @Sendable (BackwardRun) -> Void

  /// True if there are as many outputs as sums.
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
