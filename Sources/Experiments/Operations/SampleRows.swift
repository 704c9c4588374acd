import Basics
import Networks

/// A view of consecutive rows with one number for each of 32 examples, which operations on vectors read and write.
///
/// It does not own its memory. Its rows start at multiples of 64 bytes.
struct SampleRows {
  typealias Row = UnsafeMutablePointer<Float>

  private let pointer: Row
  let count: Int

  init(_ pointer: Row, count: Int) {
    self.pointer = pointer
    self.count = count
  }

  /// Creates a view of all rows of a block of examples.
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

  /// Fills a row with the values of a function of the example's index.
  @inline(__always)
  func fill(_ row: Int, _ value: (_ sample: Int) -> Float) {
    let target = self[row]
    for sample in 0..<Batch.size { target[sample] = value(sample) }
  }

  /// Fills each row with f of the numbers at the same places of `x`.
  @inline(__always)
  func fill(from x: SampleRows, _ f: (Float) -> Float) {
    for row in 0..<count {
      let a = x[row]
      fill(row) { f(a[$0]) }
    }
  }

  /// Fills each row with f of the numbers at the same places of `x` and `y`.
  @inline(__always)
  func fill(from x: SampleRows, _ y: SampleRows, _ f: (Float, Float) -> Float) {
    for row in 0..<count {
      let (a, b) = (x[row], y[row])
      fill(row) { f(a[$0], b[$0]) }
    }
  }

  /// Fills a row with Σⱼ wⱼ xⱼ over all rows xⱼ of `x`.
  @inline(__always)
  func fill(_ row: Int, sumOf x: SampleRows, weights: (Int) -> Float) {
    // Works on sixteen examples at a time, so that their sums stay in a register.
    for half in stride(from: 0, to: Batch.size, by: 16) {
      var sum = SIMD16<Float>()
      for index in 0..<x.count { sum += weights(index) * Self.load(x[index] + half) }
      Self.store(sum, self[row] + half)
    }
  }

  /// Fills a row with Σⱼ wⱼ pⱼ qⱼ over `count` pairs of rows.
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

  /// Adds (x − shift) · factor to a row.
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

  /// Calls `body` with temporary rows of zeros, which exist only during the call.
  static func withScratch(_ count: Int, _ body: (SampleRows) -> Void) {
    let bytes = max(1, count) * Batch.size * MemoryLayout<Float>.stride
    withUnsafeTemporaryAllocation(byteCount: bytes, alignment: 64) { memory in
      let rows = memory.bindMemory(to: Float.self)
      rows.initialize(repeating: 0)
      body(SampleRows(rows.baseAddress.unwrapped(because: "there is a row at least"), count: count))
    }
  }
}
