import Kernels

// The formulas of the activations whose outputs each depend on one sum only. For sixteen numbers at a time, they
// compute y from z, and dL/dz from dL/dy, z and y. They are functions instead of closures, so that the compiler always
// inlines them into the loop.

@inline(__always)
func linearGradient(_ g: Vector, _ z: Vector, _ y: Vector) -> Vector { g }

@inline(__always)
func tanhGradient(_ g: Vector, _ z: Vector, _ y: Vector) -> Vector { g * (1 - y * y) }

@inline(__always)
func sigmoidGradient(_ g: Vector, _ z: Vector, _ y: Vector) -> Vector { g * (y - y * y) }

/// ln φ, where φ = (1 + √5) / 2 is the golden ratio.
let goldenSteepness: Float = 0.481_211_825

@inline(__always)
func flatSigmoid(_ z: Vector) -> Vector { sigmoid(goldenSteepness * z) }

@inline(__always)
func flatSigmoidGradient(_ g: Vector, _ z: Vector, _ y: Vector) -> Vector { goldenSteepness * g * (y - y * y) }

@inline(__always)
func absGradient(_ g: Vector, _ z: Vector, _ y: Vector) -> Vector { g * sign(z) }

/// max(0, z). NaN stays NaN.
@inline(__always)
func relu(_ z: Vector) -> Vector { z.replacing(with: 0, where: z .< 0) }

@inline(__always)
func reluGradient(_ g: Vector, _ z: Vector, _ y: Vector) -> Vector { g.replacing(with: 0, where: y .<= 0) }

// λ z for z > 0, otherwise λ α (eᶻ − 1). Source: Klambauer et al., "Self-Normalizing Neural Networks", NIPS 2017.
private let seluScale: Float = 1.0507009873554805
private let seluAlpha: Float = 1.6732632423543772

@inline(__always)
func selu(_ z: Vector) -> Vector {
  seluScale * z.replacing(with: seluAlpha * (exp(z) - 1), where: z .<= 0)
}

/// The slope is λ for y > 0, otherwise λ α eᶻ = y + λ α.
@inline(__always)
func seluGradient(_ g: Vector, _ z: Vector, _ y: Vector) -> Vector {
  g * (y + seluScale * seluAlpha).replacing(with: seluScale, where: y .> 0)
}

/// Φ(z), the cumulative distribution function of the standard normal distribution.
@inline(__always)
private func normalShare(_ z: Vector) -> Vector { 0.5 + 0.5 * errorFunction(z * 0.707_106_781) }

// Source: Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016. This is the exact form, not the approximation by
// tanh.

@inline(__always)
func gelu(_ z: Vector) -> Vector { z * normalShare(z) }

/// Φ(z) + z φ(z)
@inline(__always)
func geluGradient(_ g: Vector, _ z: Vector, _ y: Vector) -> Vector {
  g * normalShare(z).adding(z * 0.398_942_28, times: exp(-0.5 * z * z))
}

@inline(__always)
func silu(_ z: Vector) -> Vector { z * sigmoid(z) }

/// σ(z) + y (1 − σ(z))
@inline(__always)
func siluGradient(_ g: Vector, _ z: Vector, _ y: Vector) -> Vector {
  let share = sigmoid(z)
  return g * share.adding(y, times: 1 - share)
}

// Source: Misra, "Mish", BMVC 2020.

@inline(__always)
func mish(_ z: Vector) -> Vector { z * tanh(softplus(z)) }

/// t + z σ(z) (1 − t²), with t = tanh(ln(1 + eᶻ))
@inline(__always)
func mishGradient(_ g: Vector, _ z: Vector, _ y: Vector) -> Vector {
  let t = tanh(softplus(z))
  return g * t.adding(z * sigmoid(z), times: 1 - t * t)
}

@inline(__always)
func softplusGradient(_ g: Vector, _ z: Vector, _ y: Vector) -> Vector { g * sigmoid(z) }

/// Source: Sitzmann et al., "Implicit Neural Representations with Periodic Activation Functions", NeurIPS 2020.
private let sineFrequency: Float = 30

@inline(__always)
func fastSine(_ z: Vector) -> Vector { sine(sineFrequency * z) }

@inline(__always)
func fastSineGradient(_ g: Vector, _ z: Vector, _ y: Vector) -> Vector {
  g * (sineFrequency * cosine(sineFrequency * z))
}

/// max(0, z)². Source: So et al., "Primer", NeurIPS 2021.
@inline(__always)
func squaredRelu(_ z: Vector) -> Vector { relu(z) * relu(z) }

@inline(__always)
func squaredReluGradient(_ g: Vector, _ z: Vector, _ y: Vector) -> Vector { g * (2 * relu(z)) }

@inline(__always)
func square(_ z: Vector) -> Vector { z * z }

@inline(__always)
func squareGradient(_ g: Vector, _ z: Vector, _ y: Vector) -> Vector { g * (2 * z) }
