internal import CKernels

// Sums across the lanes of vectors.

/// Σ of a vector's lanes.
@inlinable @inline(__always)
package func laneSum(_ x: Vector) -> Float {
  let eight = x.lowHalf + x.highHalf
  let four = eight.lowHalf + eight.highHalf
  let two = four.lowHalf + four.highHalf
  return two[0] + two[1]
}

/// The sums of up to sixteen vectors' lanes, in their order; zero behind them.
@inline(__always)
func laneSums(_ count: Int, _ vector: (Int) -> Vector) -> Vector {
  guard count < Vector.scalarCount else { return laneSumsOfSixteen(vector) }
  if count <= 4 { return laneSumsOfFour { $0 < count ? vector($0) : Vector() } }
  return laneSumsOfSixteen { $0 < count ? vector($0) : Vector() }
}

/// A round adds halves of two vectors and lays the results side by side. It takes four to bring sixteen vectors together.
@inline(__always)
private func laneSumsOfSixteen(_ vector: (Int) -> Vector) -> Vector {
  let (a0, a1) = (merged(vector(0), vector(8)), merged(vector(1), vector(9)))
  let (a2, a3) = (merged(vector(2), vector(10)), merged(vector(3), vector(11)))
  let (a4, a5) = (merged(vector(4), vector(12)), merged(vector(5), vector(13)))
  let (a6, a7) = (merged(vector(6), vector(14)), merged(vector(7), vector(15)))
  let (b0, b1, b2, b3) = (merged(a0, a4), merged(a1, a5), merged(a2, a6), merged(a3, a7))
  return merged(merged(b0, b2), merged(b1, b3))
}

@inline(__always)
private func laneSumsOfFour(_ vector: (Int) -> Vector) -> Vector {
  let sums = merged(merged(vector(0), vector(2)), merged(vector(1), vector(3)))
  let eight = sums.lowHalf + sums.highHalf
  let four = SIMD8(lowHalf: eight.lowHalf + eight.highHalf, highHalf: SIMD4())
  return Vector(lowHalf: four, highHalf: SIMD8())
}

/// x₀ + x₈, y₀ + y₈, x₁ + x₉, y₁ + y₉ …
@inline(__always)
private func merged(_ x: Vector, _ y: Vector) -> Vector {
  interleave_lower(x, y) + interleave_upper(x, y)
}
