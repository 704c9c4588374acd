internal import CKernels

extension Features {
  /// Transposes the features `row..<row + Tile.columns` into their panel of `[32, Tile.columns]`.
  package func transposePanel(at row: Int, into panels: Features) {
    guard row.isMultiple(of: Tile.columns), 0..<count ~= row, panels.count == count.rounded(upTo: Tile.columns),
      blocks == 1
    else {
      stop("panel \(row) of \(count) features into panels of \(panels.count)")
    }
    let offset = row * Self.examples
    transpose(pointer + offset, rows: Tile.columns, columns: Self.examples, into: panels.pointer + offset)
  }

  /// Does the opposite: fills the features `row..<row + Tile.columns` from their panel.
  package func fillPanel(at row: Int, from panels: Features) {
    guard row.isMultiple(of: Tile.columns), 0..<count ~= row, panels.count == count.rounded(upTo: Tile.columns),
      blocks == 1
    else {
      stop("panel \(row) of panels of \(panels.count) into \(count) features")
    }
    let offset = row * Self.examples
    transpose(panels.pointer + offset, rows: Self.examples, columns: Tile.columns, into: pointer + offset)
  }
}

/// Transposes `[rows, columns]` into `[columns, rows]`. Both are stored without gaps.
@inline(never)
private func transpose(
  _ source: UnsafePointer<Float>, rows: Int, columns: Int, into target: UnsafeMutablePointer<Float>
) {
  guard rows.isMultiple(of: 16) && columns.isMultiple(of: 16) else {
    return transposeByElements(source, rows: rows, columns: columns, into: target)
  }
  for row in stride(from: 0, to: rows, by: 16) {
    for column in stride(from: 0, to: columns, by: 16) {
      var square = Square(source + row * columns + column, stride: columns)
      square.transpose()
      square.store(to: target + column * rows + row, stride: rows)
    }
  }
}

/// Transposes one element at a time, for the narrow panels of machines with small registers.
private func transposeByElements(
  _ source: UnsafePointer<Float>, rows: Int, columns: Int, into target: UnsafeMutablePointer<Float>
) {
  for row in 0..<rows {
    for column in 0..<columns { target[column * rows + row] = source[row * columns + column] }
  }
}

/// Sixteen vectors of sixteen numbers, kept in registers, which four rounds of shuffles transpose.
///
/// A round interleaves the vectors i and i + 8 into the new vectors 2i and 2i + 1. The position of an element has eight
/// bits, four for the row and four for the column. A round rotates them left by one, so that after four rounds rows
/// have become columns.
private struct Square {
  private var v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12, v13, v14, v15: Vector

  @inline(__always)
  init(_ source: UnsafePointer<Float>, stride: Int) {
    func row(_ index: Int) -> Vector { load(source + index * stride) }
    (v0, v1, v2, v3, v4, v5, v6, v7) = (row(0), row(1), row(2), row(3), row(4), row(5), row(6), row(7))
    (v8, v9, v10, v11, v12, v13, v14, v15) = (row(8), row(9), row(10), row(11), row(12), row(13), row(14), row(15))
  }

  @inline(__always)
  mutating func transpose() {
    shuffleRound()
    shuffleRound()
    shuffleRound()
    shuffleRound()
  }

  @inline(__always)
  private mutating func shuffleRound() {
    func lower(_ x: Vector, _ y: Vector) -> Vector { interleave_lower(x, y) }
    func upper(_ x: Vector, _ y: Vector) -> Vector { interleave_upper(x, y) }
    (v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12, v13, v14, v15) = (
      lower(v0, v8), upper(v0, v8), lower(v1, v9), upper(v1, v9), lower(v2, v10), upper(v2, v10), lower(v3, v11),
      upper(v3, v11), lower(v4, v12), upper(v4, v12), lower(v5, v13), upper(v5, v13), lower(v6, v14), upper(v6, v14),
      lower(v7, v15), upper(v7, v15)
    )
  }

  @inline(__always)
  func store(to target: UnsafeMutablePointer<Float>, stride: Int) {
    func put(_ vector: Vector, _ index: Int) { Kernels.store(vector, to: target + index * stride) }
    put(v0, 0)
    put(v1, 1)
    put(v2, 2)
    put(v3, 3)
    put(v4, 4)
    put(v5, 5)
    put(v6, 6)
    put(v7, 7)
    put(v8, 8)
    put(v9, 9)
    put(v10, 10)
    put(v11, 11)
    put(v12, 12)
    put(v13, 13)
    put(v14, 14)
    put(v15, 15)
  }
}
