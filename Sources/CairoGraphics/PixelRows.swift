/// Rows of 32-bit pixels `0x??RRGGBB` as cairo lays them out; a view into a surface that must outlive it.
struct PixelRows: @unchecked Sendable {
  let base: UnsafeRawPointer
  /// Bytes from one row to the next.
  let stride: Int
  let width: Int
  let height: Int

  subscript(row: Int) -> UnsafePointer<UInt32> {
    (base + row * stride).assumingMemoryBound(to: UInt32.self)
  }
}
