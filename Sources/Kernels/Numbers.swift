/// A row of numbers in memory that another object owns. Their count is a multiple of sixteen, and they are aligned to
/// 64 bytes.
@usableFromInline
package struct Numbers {
  @usableFromInline package let pointer: UnsafeMutablePointer<Float>
  @usableFromInline package let count: Int

  package init(pointer: UnsafeMutablePointer<Float>, count: Int) {
    guard count >= 0, count.isMultiple(of: Vector.scalarCount) else {
      stop("\(count) numbers are not a multiple of 16")
    }
    guard isAligned(pointer) else { stop("\(count) numbers at \(pointer), not at a multiple of 64 bytes") }
    self.pointer = pointer
    self.count = count
  }

  /// x ← f(x)
  @inlinable @inline(__always)
  package func map(_ f: (Vector) -> Vector) {
    for number in stride(from: 0, to: count, by: Vector.scalarCount) {
      store(f(load(pointer + number)), to: pointer + number)
    }
  }

  /// x ← f(x, y)
  @inlinable @inline(__always)
  package func map(with y: Numbers, _ f: (Vector, Vector) -> Vector) {
    guard y.count == count else { stop("\(count) numbers with \(y.count)") }
    for number in stride(from: 0, to: count, by: Vector.scalarCount) {
      store(f(load(pointer + number), load(y.pointer + number)), to: pointer + number)
    }
  }
}
