import Basics
import Networks

/// Rows of numbers of 32 examples each, one below the other: what operations on vectors read and write.
///
/// The memory belongs to somebody else, and its rows start at multiples of 64 bytes.
struct SampleRows {
  typealias Row = UnsafeMutablePointer<Float>

  private let pointer: Row
  let count: Int

  init(_ pointer: Row, count: Int) {
    self.pointer = pointer
    self.count = count
  }

  /// All rows of a block of examples.
  init(_ matrix: Matrix) {
    precondition(
      matrix.columns == Batch.size && matrix.blocks == 1, "[\(matrix.rows), \(matrix.columns)] is no block of examples")
    self.init(matrix.pointer, count: matrix.rows)
  }

  subscript(row: Int) -> Row {
    precondition(0..<count ~= row, "row \(row) of \(count)")
    return pointer + row * Batch.size
  }

  subscript(rows: Range<Int>) -> SampleRows {
    precondition(rows.lowerBound >= 0 && rows.upperBound <= count, "rows \(rows) of \(count)")
    return SampleRows(pointer + rows.lowerBound * Batch.size, count: rows.count)
  }

  /// Each number of a row is that of a function of the example's place.
  @inline(__always)
  func fill(_ row: Int, _ value: (_ sample: Int) -> Float) {
    let target = self[row]
    for sample in 0..<Batch.size { target[sample] = value(sample) }
  }

  /// Each number of each row by a function of the numbers at its place in one other set of rows.
  @inline(__always)
  func fill(from x: SampleRows, _ f: (Float) -> Float) {
    for row in 0..<count {
      let a = x[row]
      fill(row) { f(a[$0]) }
    }
  }

  /// The same of two other sets of rows.
  @inline(__always)
  func fill(from x: SampleRows, _ y: SampleRows, _ f: (Float, Float) -> Float) {
    for row in 0..<count {
      let (a, b) = (x[row], y[row])
      fill(row) { f(a[$0], b[$0]) }
    }
  }

  /// row = Σⱼ wⱼ xⱼ
  @inline(__always)
  func fill(_ row: Int, sumOf x: SampleRows, weights: (Int) -> Float) {
    // Sixteen examples at a time, so that their sums stay in a register.
    for half in stride(from: 0, to: Batch.size, by: 16) {
      var sum = SIMD16<Float>()
      for index in 0..<x.count { sum += weights(index) * Self.load(x[index] + half) }
      Self.store(sum, self[row] + half)
    }
  }

  /// row = Σⱼ wⱼ pⱼ qⱼ of so many pairs of rows.
  @inline(__always)
  func fill(
    _ row: Int, sumOf count: Int, weights: (Int) -> Float = { _ in 1 }, products pair: (Int) -> (Row, Row)
  ) {
    for half in stride(from: 0, to: Batch.size, by: 16) {
      var sum = SIMD16<Float>()
      for index in 0..<count {
        let (p, q) = pair(index)
        sum += weights(index) * Self.load(p + half) * Self.load(q + half)
      }
      Self.store(sum, self[row] + half)
    }
  }

  /// row ← row + (x − shift) · factor
  @inline(__always)
  func add(_ x: Row, less shift: Float, times factor: Float, to row: Int) {
    let target = self[row]
    for sample in 0..<Batch.size { target[sample] += (x[sample] - shift) * factor }
  }

  private static func load(_ pointer: UnsafePointer<Float>) -> SIMD16<Float> {
    UnsafeRawPointer(pointer).load(as: SIMD16<Float>.self)
  }

  private static func store(_ numbers: SIMD16<Float>, _ pointer: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: numbers, as: SIMD16<Float>.self)
  }

  /// Rows that are there while `body` runs.
  static func withScratch(_ count: Int, _ body: (SampleRows) -> Void) {
    let bytes = max(1, count) * Batch.size * MemoryLayout<Float>.stride
    withUnsafeTemporaryAllocation(byteCount: bytes, alignment: 64) { memory in
      let rows = memory.bindMemory(to: Float.self)
      rows.initialize(repeating: 0)
      body(SampleRows(rows.baseAddress.unwrapped(because: "there is a row at least"), count: count))
    }
  }
}
