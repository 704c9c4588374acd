/// A view of rows of 32-bit pixels `0x??RRGGBB` in cairo's layout. The memory must outlive it.
package struct PixelRows: @unchecked Sendable {
  let base: UnsafeRawPointer
  /// The number of bytes from one row to the next.
  let stride: Int
  package let width: Int
  package let height: Int

  package init(base: UnsafeRawPointer, stride: Int, width: Int, height: Int) {
    self.base = base
    self.stride = stride
    self.width = width
    self.height = height
  }

  subscript(row: Int) -> UnsafePointer<UInt32> {
    (base + row * stride).assumingMemoryBound(to: UInt32.self)
  }
}
