public import CKernels

/// One row of a tile: two registers, or four with NEON.
@usableFromInline package typealias TileLanes = lanes
/// One vector register of the machine.
@usableFromInline package typealias Register = register_lanes
/// The vector type of code that does not depend on the machine.
@usableFromInline package typealias Vector = SIMD16<Float>

/// Returns true if vectors of any size can be read from the pointer: it is a multiple of 64.
@inlinable @inline(__always)
func isAligned(_ pointer: UnsafeMutablePointer<Float>) -> Bool { Int(bitPattern: pointer) & 63 == 0 }

/// Reads a vector. The pointer must be aligned to the vector's size.
@inlinable @inline(__always)
package func load<V: SIMD>(_ pointer: UnsafePointer<Float>, as type: V.Type = V.self) -> V where V.Scalar == Float {
  UnsafeRawPointer(pointer).load(as: V.self)
}

/// Writes a vector. The pointer must be aligned to the vector's size.
@inlinable @inline(__always)
package func store<V: SIMD>(_ vector: V, to pointer: UnsafeMutablePointer<Float>) where V.Scalar == Float {
  UnsafeMutableRawPointer(pointer).storeBytes(of: vector, as: V.self)
}

// `c.adding(a, times: b)` is c + a · b, rounded once if the machine has an instruction for it. The standard library's
// `addingProduct` works lane by lane. On machines without such an instruction, it calls a function for each lane.

extension SIMD4 where Scalar == Float {
  @inlinable @inline(__always)
  package func adding(_ a: Self, times b: Self) -> Self { multiply_add_4(self, a, b) }
}

extension SIMD8 where Scalar == Float {
  @inlinable @inline(__always)
  package func adding(_ a: Self, times b: Self) -> Self { multiply_add_8(self, a, b) }
}

extension SIMD16 where Scalar == Float {
  @inlinable @inline(__always)
  package func adding(_ a: Self, times b: Self) -> Self { multiply_add_16(self, a, b) }
}

extension SIMD32 where Scalar == Float {
  @inlinable @inline(__always)
  package func adding(_ a: Self, times b: Self) -> Self { multiply_add_32(self, a, b) }
}
