public import CKernels

/// One row of a tile: one register or two.
@usableFromInline package typealias TileLanes = lanes
/// One register of the machine.
@usableFromInline package typealias Register = register_lanes
/// The vector of code that need not know the machine.
@usableFromInline package typealias Vector = SIMD16<Float>

/// Whether every vector can be read there.
@inlinable @inline(__always)
func isAligned(_ pointer: UnsafeMutablePointer<Float>) -> Bool { Int(bitPattern: pointer) & 63 == 0 }

/// Reads a vector; the pointer is aligned to its size.
@inlinable @inline(__always)
package func load<V: SIMD>(_ pointer: UnsafePointer<Float>, as type: V.Type = V.self) -> V where V.Scalar == Float {
  UnsafeRawPointer(pointer).load(as: V.self)
}

/// Writes a vector; the pointer is aligned to its size.
@inlinable @inline(__always)
package func store<V: SIMD>(_ vector: V, to pointer: UnsafeMutablePointer<Float>) where V.Scalar == Float {
  UnsafeMutableRawPointer(pointer).storeBytes(of: vector, as: V.self)
}

// `c.adding(a, times: b)` is c + a · b, with one rounding if the machine has an instruction for it. The standard
// library's `addingProduct` works lane by lane, and calls a function for each lane if the machine has no such
// instruction.

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
