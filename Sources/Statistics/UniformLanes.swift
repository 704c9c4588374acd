/// Sixteen xoshiro128+ generators side by side, for filling whole batches. Each step gives 32 bits per lane.
///
/// Source: Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM TOMS 2021. The low bits of the
/// output are the weakest. The floats below use only the upper 23 bits.
package struct UniformLanes: Sendable {
  private var a: SIMD16<UInt32>
  private var b: SIMD16<UInt32>
  private var c: SIMD16<UInt32>
  private var d: SIMD16<UInt32>

  package init(using generator: inout RandomGenerator) {
    a = Self.lanes(from: &generator)
    b = Self.lanes(from: &generator)
    c = Self.lanes(from: &generator)
    d = Self.lanes(from: &generator)
  }

  private static func lanes(from generator: inout RandomGenerator) -> SIMD16<UInt32> {
    var lanes = SIMD16<UInt32>()
    for lane in 0..<16 { lanes[lane] = UInt32(truncatingIfNeeded: generator.next() >> 32) }
    return lanes
  }

  /// Returns the next 32 bits of each of the 16 lanes.
  @inline(__always)
  package mutating func next() -> SIMD16<UInt32> {
    let result = a &+ d
    let shifted = b &<< 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d &<< 11) | (d &>> 21)
    return result
  }

  /// Fills `count` numbers from U[0, 1). `count` is a multiple of 16, and the pointer is 64-byte aligned.
  package mutating func fillUnit(_ pointer: UnsafeMutablePointer<Float>, count: Int) {
    fill(pointer, count, scale: 1, offset: -1)
  }

  /// Fills `count` numbers from U[−1, 1). `count` is a multiple of 16, and the pointer is 64-byte aligned.
  package mutating func fillSymmetric(_ pointer: UnsafeMutablePointer<Float>, count: Int) {
    fill(pointer, count, scale: 2, offset: -3)
  }

  /// Fills `count` numbers from U[low, low + width). `count` is a multiple of 16, and the pointer is 64-byte aligned.
  package mutating func fill(_ pointer: UnsafeMutablePointer<Float>, count: Int, low: Float, width: Float) {
    precondition(count.isMultiple(of: 16), "\(count) numbers are not a multiple of 16")
    var lanes = self
    for index in stride(from: 0, to: count, by: 16) {
      let unit = lanes.nextOneToTwo() - 1
      UnsafeMutableRawPointer(pointer + index).storeBytes(of: low + width * unit, as: SIMD16<Float>.self)
    }
    self = lanes
  }

  /// Fills `count` numbers with scale · u + offset, where u is from U[1, 2).
  private mutating func fill(_ pointer: UnsafeMutablePointer<Float>, _ count: Int, scale: Float, offset: Float) {
    precondition(count.isMultiple(of: 16), "\(count) numbers are not a multiple of 16")
    var lanes = self  // keeps the state in registers during the loop
    for index in stride(from: 0, to: count, by: 16) {
      let number = lanes.nextOneToTwo() * scale + offset
      UnsafeMutableRawPointer(pointer + index).storeBytes(of: number, as: SIMD16<Float>.self)
    }
    self = lanes
  }

  /// Returns sixteen numbers from U[1, 2), multiples of 2^-23: the upper 23 bits of each lane become the fraction.
  @inline(__always)
  private mutating func nextOneToTwo() -> SIMD16<Float> {
    unsafeBitCast((next() &>> 9) | 0x3F80_0000, to: SIMD16<Float>.self)
  }

  /// Fills `count` numbers with 0 or 1, each with probability ½. `count` is a multiple of 16, and the pointer is
  /// 64-byte aligned.
  package mutating func fillBits(_ pointer: UnsafeMutablePointer<Float>, count: Int) {
    precondition(count.isMultiple(of: 16), "\(count) numbers are not a multiple of 16")
    var lanes = self
    for index in stride(from: 0, to: count, by: 16) {
      let ones = SIMD16<Int32>(truncatingIfNeeded: lanes.next()) &>> 31
      UnsafeMutableRawPointer(pointer + index).storeBytes(of: ones & 0x3F80_0000, as: SIMD16<Int32>.self)
    }
    self = lanes
  }
}
