// Sums across the lanes of vectors.

/// Returns the sum of a vector's lanes.
@inlinable @inline(__always)
package func laneSum(_ x: Vector) -> Float {
  let eight = x.lowHalf + x.highHalf
  let four = eight.lowHalf + eight.highHalf
  let two = four.lowHalf + four.highHalf
  return two[0] + two[1]
}

/// Returns the lane sums of four vectors that lie one after the other.
@inline(__always)
func laneSums(ofFourAt vectors: UnsafePointer<Float>) -> SIMD4<Float> {
  let (a, b) = (quarter(vectors), quarter(vectors + 16))
  let (c, d) = (quarter(vectors + 32), quarter(vectors + 48))
  let ab = SIMD8(lowHalf: a, highHalf: b)
  let cd = SIMD8(lowHalf: c, highHalf: d)
  let (even, odd) = (
    SIMD8(lowHalf: ab.evenHalf, highHalf: cd.evenHalf), SIMD8(lowHalf: ab.oddHalf, highHalf: cd.oddHalf)
  )
  let pairs = even + odd
  return pairs.evenHalf + pairs.oddHalf
}

/// Adds sixteen lanes up to four.
@inline(__always)
private func quarter(_ vector: UnsafePointer<Float>) -> SIMD4<Float> {
  let (a, b): (SIMD4<Float>, SIMD4<Float>) = (load(vector), load(vector + 4))
  let (c, d): (SIMD4<Float>, SIMD4<Float>) = (load(vector + 8), load(vector + 12))
  return (a + b) + (c + d)
}
