import Kernels

/// A matrix `[rows, columns]` of Float32: row-major, 64-byte aligned, zero at first; or several blocks of them, one after the
/// other.
///
/// After the last row there are `rowAlignment` − 1 rows of padding, which kernels may read and write. So a tile may
/// extend past the edge, wherever it starts: a matrix that shares the last rows has the padding too. The values in the
/// padding are never used.
package final class Matrix {
  /// The largest tile and panel of any instruction set.
  package static let rowAlignment = 32

  package let rows: Int
  package let columns: Int
  package let blocks: Int
  package let pointer: UnsafeMutablePointer<Float>

  /// The matrix whose memory this one shares; nil if it owns its own.
  private let owner: Matrix?

  package init(rows: Int, columns: Int, blocks: Int = 1) {
    require(rows >= 0 && columns >= 0 && blocks > 0, "a matrix of [\(rows), \(columns)] in \(blocks) blocks")
    self.rows = rows
    self.columns = columns
    self.blocks = blocks
    owner = nil
    let capacity = max(1, (rows * blocks + Self.rowAlignment - 1) * columns)
    pointer = UnsafeMutableRawPointer.allocate(byteCount: 4 * capacity, alignment: 64)
      .bindMemory(to: Float.self, capacity: capacity)
    pointer.initialize(repeating: 0, count: capacity)
  }

  /// Some rows of another matrix, in its memory.
  package init(sharing rows: Range<Int>, of owner: Matrix) {
    require(
      rows.lowerBound >= 0 && rows.upperBound <= owner.rows && owner.blocks == 1,
      "rows \(rows) of [\(owner.rows), \(owner.columns)] in \(owner.blocks) blocks")
    self.owner = owner
    self.rows = rows.count
    columns = owner.columns
    blocks = 1
    pointer = owner.pointer + rows.lowerBound * owner.columns
  }

  /// One block of another matrix, in its memory.
  package init(block: Int, of owner: Matrix) {
    require(0..<owner.blocks ~= block, "block \(block) of \(owner.blocks)")
    self.owner = owner
    (rows, columns, blocks) = (owner.rows, owner.columns, 1)
    pointer = owner.pointer + block * owner.rows * owner.columns
  }

  deinit {
    if owner == nil { pointer.deallocate() }
  }

  /// Elements, without the padding.
  package var count: Int { rows * columns * blocks }

  package subscript(row: Int, column: Int) -> Float {
    get { pointer[row * columns + column] }
    set { pointer[row * columns + column] = newValue }
  }

  package func fill(_ value: Float) {
    pointer.update(repeating: value, count: count)
  }

  /// Copies all elements of a matrix of the same shape.
  package func copy(from other: Matrix) {
    require(
      (rows, columns, blocks) == (other.rows, other.columns, other.blocks),
      "[\(rows), \(columns)] cannot take the elements of [\(other.rows), \(other.columns)]")
    pointer.update(from: other.pointer, count: count)
  }

  /// All elements, one after the other.
  @inline(__always)
  var numbers: Numbers { Numbers(pointer: pointer, count: count) }

  /// All rows, as features of a batch.
  @inline(__always)
  package var features: Features {
    require(columns == Batch.size, "[\(rows), \(columns)] is not a batch of \(Batch.size) examples")
    return Features(pointer: pointer, count: rows, blocks: blocks)
  }
}
