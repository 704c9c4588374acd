public import CKernels

/// A block of `rows × columns` sums that stays in registers: the core of every matrix product.
///
///            columns (one `TileLanes`)
///     row 0  ████████████████
///      ⋮     ████████████████     sum[r, :] += column[r] · row
///     row 7  ████████████████
///
/// The rows are separate properties instead of an array, so that they never go through memory. On machines whose tiles
/// have four rows, the other four are unused and the compiler removes them.
@usableFromInline
package struct Tile {
  /// The number of rows: 8 or 4.
  @inlinable package static var rows: Int { Int(TILE_ROWS) }
  /// The number of columns, which is also the number of outputs in a panel: 32, 16 or 8.
  @inlinable package static var columns: Int { TileLanes.scalarCount }
  @inline(__always) static var elements: Int { rows * columns }

  private var row0, row1, row2, row3, row4, row5, row6, row7: TileLanes

  /// Creates a tile in which all sums of row r start with `column[r]`, the bias of an output.
  @inline(__always)
  init(repeating column: UnsafePointer<Float>) {
    row0 = TileLanes(repeating: column[0])
    row1 = TileLanes(repeating: column[1])
    row2 = TileLanes(repeating: column[2])
    row3 = TileLanes(repeating: column[3])
    (row4, row5, row6, row7) = (row0, row0, row0, row0)
    guard Self.rows == 8 else { return }
    row4 = TileLanes(repeating: column[4])
    row5 = TileLanes(repeating: column[5])
    row6 = TileLanes(repeating: column[6])
    row7 = TileLanes(repeating: column[7])
  }

  @inline(__always)
  init() {
    let zero = TileLanes()
    (row0, row1, row2, row3, row4, row5, row6, row7) = (zero, zero, zero, zero, zero, zero, zero, zero)
  }

  /// Creates a tile that continues with stored sums. Row r is at `pointer + r · stride`.
  @inline(__always)
  init(loading pointer: UnsafePointer<Float>, stride: Int) {
    row0 = load(pointer)
    row1 = load(pointer + stride)
    row2 = load(pointer + 2 * stride)
    row3 = load(pointer + 3 * stride)
    (row4, row5, row6, row7) = (row0, row0, row0, row0)
    guard Self.rows == 8 else { return }
    row4 = load(pointer + 4 * stride)
    row5 = load(pointer + 5 * stride)
    row6 = load(pointer + 6 * stride)
    row7 = load(pointer + 7 * stride)
  }

  /// sum[r, :] += column[r · stride] · row
  @inline(__always)
  mutating func add(_ column: UnsafePointer<Float>, stride: Int, times row: TileLanes) {
    row0 = row0.adding(TileLanes(repeating: column[0]), times: row)
    row1 = row1.adding(TileLanes(repeating: column[stride]), times: row)
    row2 = row2.adding(TileLanes(repeating: column[2 * stride]), times: row)
    row3 = row3.adding(TileLanes(repeating: column[3 * stride]), times: row)
    guard Self.rows == 8 else { return }
    row4 = row4.adding(TileLanes(repeating: column[4 * stride]), times: row)
    row5 = row5.adding(TileLanes(repeating: column[5 * stride]), times: row)
    row6 = row6.adding(TileLanes(repeating: column[6 * stride]), times: row)
    row7 = row7.adding(TileLanes(repeating: column[7 * stride]), times: row)
  }

  /// Writes row r to `pointer + r · stride`.
  @inline(__always)
  func store(to pointer: UnsafeMutablePointer<Float>, stride: Int) {
    Kernels.store(row0, to: pointer)
    Kernels.store(row1, to: pointer + stride)
    Kernels.store(row2, to: pointer + 2 * stride)
    Kernels.store(row3, to: pointer + 3 * stride)
    guard Self.rows == 8 else { return }
    Kernels.store(row4, to: pointer + 4 * stride)
    Kernels.store(row5, to: pointer + 5 * stride)
    Kernels.store(row6, to: pointer + 6 * stride)
    Kernels.store(row7, to: pointer + 7 * stride)
  }
}
