import Kernels

/// A matrix `[rows, columns]` of Float32, or several blocks of such matrices one after the other. It is row-major,
/// aligned to 64 bytes, and initially zero.
///
/// After the last row there are `rowAlignment` − 1 rows of padding, which kernels may read and write. A tile may
/// therefore extend past the last row, wherever it starts. A matrix that shares the last rows of another one has this
/// padding too. The values in the padding are never used.
package final class Matrix {
  /// At least the number of rows of a tile and of outputs of a panel, for every instruction set.
  package static let rowAlignment = 32

  package let rows: Int
  package let columns: Int
  package let blocks: Int
  package let pointer: UnsafeMutablePointer<Float>

  /// The matrix whose memory this one shares, or nil if it owns its memory.
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

  /// Creates a view of some rows of another matrix, which must have one block.
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

  /// Creates a view of one block of another matrix.
  package init(block: Int, of owner: Matrix) {
    require(0..<owner.blocks ~= block, "block \(block) of \(owner.blocks)")
    self.owner = owner
    (rows, columns, blocks) = (owner.rows, owner.columns, 1)
    pointer = owner.pointer + block * owner.rows * owner.columns
  }

  deinit {
    if owner == nil { pointer.deallocate() }
  }

  /// The number of elements in all blocks, without the padding.
  package var count: Int { rows * columns * blocks }

  package subscript(row: Int, column: Int) -> Float {
    get { pointer[row * columns + column] }
    set { pointer[row * columns + column] = newValue }
  }

  /// Sets all elements to one value.
  package func fill(_ value: Float) {
    pointer.update(repeating: value, count: count)
  }

  /// Copies all elements of a matrix that has the same shape.
  package func copy(from other: Matrix) {
    require(
      (rows, columns, blocks) == (other.rows, other.columns, other.blocks),
      "[\(rows), \(columns)] cannot take the elements of [\(other.rows), \(other.columns)]")
    pointer.update(from: other.pointer, count: count)
  }

  /// All elements as one row of numbers. Their count must be a multiple of 16.
  @inline(__always)
  var numbers: Numbers { Numbers(pointer: pointer, count: count) }

  /// All rows, as features of a batch. The matrix must have 32 columns.
  @inline(__always)
  package var features: Features {
    require(columns == Batch.size, "[\(rows), \(columns)] is not a batch of \(Batch.size) examples")
    return Features(pointer: pointer, count: rows, blocks: blocks)
  }
}
