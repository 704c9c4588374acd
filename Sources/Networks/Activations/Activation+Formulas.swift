import Kernels

// The formulas of activations whose outputs depend on one sum each: y of z, and dL/dz of dL/dy, z and y, for sixteen
// numbers. They are functions, not closures, so that the compiler always puts them into the loop.

@inline(__always)
func linearGradient(_ g: Vector, _ z: Vector, _ y: Vector) -> Vector { g }

@inline(__always)
func tanhGradient(_ g: Vector, _ z: Vector, _ y: Vector) -> Vector { g * (1 - y * y) }

@inline(__always)
func sigmoidGradient(_ g: Vector, _ z: Vector, _ y: Vector) -> Vector { g * (y - y * y) }

@inline(__always)
func absGradient(_ g: Vector, _ z: Vector, _ y: Vector) -> Vector { g * sign(z) }

/// max(0, z); NaN stays.
@inline(__always)
func relu(_ z: Vector) -> Vector { z.replacing(with: 0, where: z .< 0) }

@inline(__always)
func reluGradient(_ g: Vector, _ z: Vector, _ y: Vector) -> Vector { g.replacing(with: 0, where: y .<= 0) }

// Klambauer et al., "Self-Normalizing Neural Networks", NIPS 2017: λ(z for z > 0, else α(eᶻ − 1)).
private let seluScale: Float = 1.0507009873554805
private let seluAlpha: Float = 1.6732632423543772

@inline(__always)
func selu(_ z: Vector) -> Vector {
  seluScale * z.replacing(with: seluAlpha * (exp(z) - 1), where: z .<= 0)
}

/// The slope is λ for y > 0, else λα eᶻ = y + λα.
@inline(__always)
func seluGradient(_ g: Vector, _ z: Vector, _ y: Vector) -> Vector {
  g * (y + seluScale * seluAlpha).replacing(with: seluScale, where: y .> 0)
}
