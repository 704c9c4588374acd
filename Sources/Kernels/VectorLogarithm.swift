// Logarithms, sines, cosines and related functions of sixteen numbers at once. NaN gives NaN.
//
// They are transparent for the reason given in VectorMath.swift.

/// ln x, with an error of less than 2 units in the last place of the larger of |ln x| and 1. Zero and denormal numbers
/// count as the smallest normal number. Negative numbers and infinity give NaN.
///
/// x = m·2ᵉ with √½ ≤ m < √2, and ln m is computed by a polynomial. Coefficients: Cephes `logf`.
@inlinable @_transparent
package func logarithm(_ x: Vector) -> Vector {
  let bits = unsafeBitCast(larger(x, Vector(repeating: .leastNormalMagnitude)), to: SIMD16<UInt32>.self)
  let fraction = unsafeBitCast((bits & 0x007F_FFFF) | 0x3F00_0000, to: Vector.self)
  let isSmall = fraction .< 0.707_106_78
  let m = (fraction - 1).replacing(with: fraction + fraction - 1, where: isSmall)
  // Puts the exponent into the last digits of 2²³ + exponent, which turns it into a Float.
  let whole = unsafeBitCast((bits &>> 23) | 0x4B00_0000, to: Vector.self) - (8_388_608 + 126)
  let exponent = whole.replacing(with: whole - 1, where: isSmall)
  var sum = Vector(repeating: 7.037_683_629_2e-2)
  sum = Vector(repeating: -1.151_461_031_0e-1).adding(sum, times: m)
  sum = Vector(repeating: 1.167_699_874_0e-1).adding(sum, times: m)
  sum = Vector(repeating: -1.242_014_084_6e-1).adding(sum, times: m)
  sum = Vector(repeating: 1.424_932_278_7e-1).adding(sum, times: m)
  sum = Vector(repeating: -1.666_805_766_5e-1).adding(sum, times: m)
  sum = Vector(repeating: 2.000_071_476_5e-1).adding(sum, times: m)
  sum = Vector(repeating: -2.499_999_399_3e-1).adding(sum, times: m)
  sum = Vector(repeating: 3.333_333_117_4e-1).adding(sum, times: m)
  let square = m * m
  let small = (exponent * -2.121_944_40e-4).adding(sum * m, times: square) - 0.5 * square
  let result = (m + small).adding(exponent, times: Vector(repeating: 0.693_359_375))
  // x − x is NaN if x is NaN or infinite, and otherwise 0. This is cheaper than a comparison.
  return result.replacing(with: .nan, where: x .< 0) + (x - x)
}

/// ln(1 + eˣ), without loss of precision for small results and without overflow for large x.
@inlinable @_transparent
package func softplus(_ x: Vector) -> Vector {
  let power = exp(-abs(x))
  let sum = 1 + power
  // Adds back what the rounding of 1 + eˣ has lost.
  return x.replacing(with: 0, where: x .< 0) + logarithm(sum) + (power - (sum - 1)) / sum
}

/// sin x, with an error of less than 1e-7 for |x| ≤ 8,192.
@inlinable @_transparent
package func sine(_ x: Vector) -> Vector { wave(x, quarter: 0) }

/// cos x, with an error of less than 1e-7 for |x| ≤ 8,192.
@inlinable @_transparent
package func cosine(_ x: Vector) -> Vector { wave(x, quarter: 1) }

/// sin x and cos x together, which costs little more than one of them.
@inlinable @_transparent
package func sineAndCosine(_ x: Vector) -> (sine: Vector, cosine: Vector) {
  let (s, c, turns) = waves(x)
  return (turned(s, c, turns), turned(s, c, turns &+ 1))
}

/// sin(x + quarter·π/2). x = n·π/2 + r with |r| ≤ π/4; the result is ±sin r or ±cos r, depending on the last two bits
/// of n. Coefficients: Cephes `sinf`.
@inlinable @_transparent
func wave(_ x: Vector, quarter: UInt32) -> Vector {
  let (s, c, turns) = waves(x)
  return turned(s, c, turns &+ quarter)
}

/// sin r, cos r, and a number whose last bits are those of n.
@inlinable @_transparent
func waves(_ x: Vector) -> (sine: Vector, cosine: Vector, turns: SIMD16<UInt32>) {
  let shifted = Vector(repeating: 12_582_912).adding(x, times: Vector(repeating: 0.636_619_772))
  let n = shifted - 12_582_912
  let r = x.adding(n, times: Vector(repeating: -1.570_312_5))
    .adding(n, times: Vector(repeating: -4.837_512_969_970_703e-4))
    .adding(n, times: Vector(repeating: -7.549_789_948_768_648e-8)).kept(within: -0.8, 0.8)
  let square = r * r
  var s = Vector(repeating: 8.332_160_873_6e-3).adding(Vector(repeating: -1.951_529_589_1e-4), times: square)
  s = Vector(repeating: -1.666_665_461_1e-1).adding(s, times: square)
  s = r.adding(s * square, times: r)
  var c = Vector(repeating: -1.388_731_625_493_765e-3)
    .adding(Vector(repeating: 2.443_315_711_809_948e-5), times: square)
  c = Vector(repeating: 4.166_664_568_298_827e-2).adding(c, times: square)
  c = (1 - 0.5 * square).adding(c * square, times: square)
  return (s, c, unsafeBitCast(shifted, to: SIMD16<UInt32>.self))
}

/// Returns the sine of r + turns·π/2, from sin r and cos r.
@inlinable @_transparent
func turned(_ s: Vector, _ c: Vector, _ turns: SIMD16<UInt32>) -> Vector {
  let value = s.replacing(with: c, where: (turns & 1) .== 1)
  return value.replacing(with: -value, where: (turns & 2) .== 2)
}

/// erf x = 2/√π ∫₀ˣ e^(−t²) dt, with an error of less than 4e-7, by a quotient of polynomials in x². Coefficients:
/// Eigen's `erf`.
@inlinable @_transparent
package func errorFunction(_ x: Vector) -> Vector {
  let x = x.kept(within: -4, 4)
  let square = x * x
  var p = Vector(repeating: -2.726_142_258_013_06e-10)
  p = Vector(repeating: 2.770_681_424_959_02e-08).adding(p, times: square)
  p = Vector(repeating: -2.101_024_020_825_08e-06).adding(p, times: square)
  p = Vector(repeating: -5.692_506_394_623_46e-05).adding(p, times: square)
  p = Vector(repeating: -7.349_906_303_268_55e-04).adding(p, times: square)
  p = Vector(repeating: -2.954_599_808_540_25e-03).adding(p, times: square)
  p = Vector(repeating: -1.609_603_332_624_15e-02).adding(p, times: square)
  var q = Vector(repeating: -1.456_607_184_649_96e-05)
  q = Vector(repeating: -2.133_740_552_789_05e-04).adding(q, times: square)
  q = Vector(repeating: -1.682_826_974_382_03e-03).adding(q, times: square)
  q = Vector(repeating: -7.373_329_167_204_68e-03).adding(q, times: square)
  q = Vector(repeating: -1.426_473_905_141_89e-02).adding(q, times: square)
  return x * p / q
}
