import Basics

/// A function between a layer's sums z and its outputs y, with its gradient, over whole runs of features.
package struct Activation: Named, Sendable {
  package let name: String
  /// Outputs for each sum: 2 for `tanh_abs`, else 1.
  package let widthFactor: Int
  /// How weights begin before this activation.
  package let initializer: Initializer
  /// Each output hangs on one sum alone, and y takes the place of z: it may be applied to any run of features, as a
  /// tile leaves the registers.
  let worksInPlace: Bool

  let forward: @Sendable (ForwardRun) -> Void
  let backward: @Sendable (BackwardRun) -> Void

  package var keepsWidth: Bool { widthFactor == 1 }
  /// y is z, and dL/dz is dL/dy.
  var isLinear: Bool { name == "linear" }

  private init(
    _ name: String, widthFactor: Int = 1, initializer: Initializer = .glorotUniform, worksInPlace: Bool = true,
    forward: @escaping @Sendable (ForwardRun) -> Void, backward: @escaping @Sendable (BackwardRun) -> Void
  ) {
    self.name = name
    self.widthFactor = widthFactor
    self.initializer = initializer
    self.worksInPlace = worksInPlace
    self.forward = forward
    self.backward = backward
  }

  package static let all = [
    linear,
    Activation("tanh", forward: { $0.map { z in tanh(z) } }, backward: { $0.map { g, _, y in g * (1 - y * y) } }),
    Activation(
      "relu", forward: { $0.map { z in z.replacing(with: 0, where: z .< 0) } },
      backward: { $0.map { g, _, y in g.replacing(with: 0, where: y .<= 0) } }),
    Activation("sigmoid", forward: { $0.map { z in sigmoid(z) } }, backward: { $0.map { g, _, y in g * (y - y * y) } }),
    Activation(
      "selu", initializer: .varianceScaling, forward: { $0.map { z in selu(z) } },
      backward: { $0.map { g, _, y in g * seluSlope(y) } }),
    Activation(
      "abs", worksInPlace: false, forward: { $0.map { z in abs(z) } },
      backward: { $0.map { g, z, _ in g * sign(z) } }),
    Activation("softmax", worksInPlace: false, forward: softmax, backward: softmaxGradient),
    Activation("tanh_abs", widthFactor: 2, worksInPlace: false, forward: tanhAbs, backward: tanhAbsGradient),
  ]

  /// y = z
  package static let linear = Activation("linear", forward: { _ in }, backward: { $0.map { g, _, _ in g } })
}

// Klambauer et al., "Self-Normalizing Neural Networks", NIPS 2017: λ(z for z > 0, else α(eᶻ − 1)).
private let seluScale: Float = 1.0507009873554805
private let seluAlpha: Float = 1.6732632423543772

@inline(__always)
private func selu(_ z: Vector) -> Vector {
  seluScale * z.replacing(with: seluAlpha * (exp(z) - 1), where: z .<= 0)
}

/// λ for y > 0, else λα eᶻ = y + λα
@inline(__always)
private func seluSlope(_ y: Vector) -> Vector {
  (y + seluScale * seluAlpha).replacing(with: seluScale, where: y .> 0)
}
