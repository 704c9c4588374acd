// Functions of sixteen numbers at once. NaN gives NaN, so that a diverged trial stays visible.
//
// They are `@_transparent`, because functions that are only `@inline(__always)` remained calls in some loops of other
// modules. Such a call passes the sixteen numbers in four small registers.

/// eˣ, with an error of less than 1 unit in the last place. x is clamped to −87.3…88.3, so the result is never 0 or ∞.
///
/// x = n·ln 2 + r with |r| ≤ ½ ln 2; eʳ is computed by a polynomial, and adding n to the exponent multiplies it by 2ⁿ.
/// Coefficients: Cephes `expf`.
@inlinable @_transparent
package func exp(_ x: Vector) -> Vector {
  let x = x.kept(within: -87.3, 88.3)
  let shifted = Vector(repeating: 12_582_912).adding(x, times: Vector(repeating: 1.442_695_04))
  let n = shifted - 12_582_912
  let r = x.adding(n, times: Vector(repeating: -0.693_359_375)).adding(n, times: Vector(repeating: 2.121_944_40e-4))
  var sum = Vector(repeating: 1.987_569_15e-4)
  sum = Vector(repeating: 1.398_199_95e-3).adding(sum, times: r)
  sum = Vector(repeating: 8.333_451_91e-3).adding(sum, times: r)
  sum = Vector(repeating: 4.166_579_59e-2).adding(sum, times: r)
  sum = Vector(repeating: 1.666_666_55e-1).adding(sum, times: r)
  sum = Vector(repeating: 0.5).adding(sum, times: r)
  sum = (r + 1).adding(sum, times: r * r)
  let exponent = unsafeBitCast(shifted, to: SIMD16<UInt32>.self) &<< 23
  return unsafeBitCast(unsafeBitCast(sum, to: SIMD16<UInt32>.self) &+ exponent, to: Vector.self)
}

/// tanh x, with an error of less than 6 units in the last place, by a quotient of polynomials in x². Coefficients:
/// Eigen's `ptanh`.
@inlinable @_transparent
package func tanh(_ x: Vector) -> Vector {
  let x = x.kept(within: -7.905_311_1, 7.905_311_1)
  let square = x * x
  var p = Vector(repeating: -2.760_768_477e-16)
  p = Vector(repeating: 2.000_187_904_8e-13).adding(p, times: square)
  p = Vector(repeating: -8.604_671_522e-11).adding(p, times: square)
  p = Vector(repeating: 5.122_297_090_4e-08).adding(p, times: square)
  p = Vector(repeating: 1.485_722_357_2e-05).adding(p, times: square)
  p = Vector(repeating: 6.372_619_288_8e-04).adding(p, times: square)
  p = Vector(repeating: 4.893_524_558_9e-03).adding(p, times: square)
  var q = Vector(repeating: 1.198_258_394_7e-06)
  q = Vector(repeating: 1.185_347_056_9e-04).adding(q, times: square)
  q = Vector(repeating: 2.268_434_632_4e-03).adding(q, times: square)
  q = Vector(repeating: 4.893_525_185_5e-03).adding(q, times: square)
  return x * p / q
}

/// 1 / (1 + e⁻ˣ)
@inlinable @_transparent
package func sigmoid(_ x: Vector) -> Vector {
  1 / (1 + exp(-x))
}

/// |x|
@inlinable @_transparent
package func abs(_ x: Vector) -> Vector {
  unsafeBitCast(unsafeBitCast(x, to: SIMD16<UInt32>.self) & 0x7FFF_FFFF, to: Vector.self)
}

/// The larger of each pair of numbers. NaN in `x` stays NaN.
@inlinable @_transparent
package func larger(_ x: Vector, _ y: Vector) -> Vector {
  x.replacing(with: y, where: x .< y)
}

extension SIMD16 where Scalar == Float {
  /// Returns the numbers clamped to `lower…upper`. NaN stays NaN.
  @inlinable @_transparent
  package func kept(within lower: Float, _ upper: Float) -> Self {
    replacing(with: lower, where: self .< lower).replacing(with: upper, where: self .> upper)
  }
}

/// −1, 0 or 1: the slope of |x|, which is 0 at 0, like the slope of relu(x) + relu(−x).
@inlinable @_transparent
package func sign(_ x: Vector) -> Vector {
  Vector().replacing(with: 1, where: x .> 0).replacing(with: -1, where: x .< 0)
}
