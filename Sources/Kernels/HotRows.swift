/// The rows of a layer's weights that a one-hot batch touches, and the examples that touch them.
///
/// An example has one hot row, or one in each half of the rows. Only touched rows have a gradient.
package final class HotRows {
  package let rows: Int
  private(set) var touchedCount = 0
  private(set) var untouchedCount = 0
  /// The rows that at least one example touches, and the other rows. Both lists ascend.
  private let touched: UnsafeMutablePointer<Int>
  private let untouched: UnsafeMutablePointer<Int>

  /// The row of entry e: for e < 32 the first row of example e, otherwise the second row of example e − 32.
  private let row: UnsafeMutablePointer<Int>
  /// The entries of each row form a linked list: the row's first entry, and after each entry the next. −1 ends a list.
  private let first: UnsafeMutablePointer<Int>
  private let next: UnsafeMutablePointer<Int>
  private(set) var rowsPerExample = 1

  package init(rows: Int) {
    guard rows > 0 else { stop("hot rows of \(rows)") }
    self.rows = rows
    func numbers(_ count: Int) -> UnsafeMutablePointer<Int> {
      let pointer = UnsafeMutablePointer<Int>.allocate(capacity: count)
      pointer.initialize(repeating: 0, count: count)
      return pointer
    }
    (touched, untouched, first) = (numbers(rows + 1), numbers(rows + 1), numbers(rows))
    (row, next) = (numbers(2 * Features.examples), numbers(2 * Features.examples))
  }

  deinit {
    for pointer in [touched, untouched, first, row, next] { pointer.deallocate() }
  }

  /// Finds the rows that a batch touches. Each list runs from the first example to the last, in the order of a sum over
  /// examples.
  ///
  /// - Parameters:
  ///   - hot: The row of each example. It is in the first half of the rows if there is a `second`.
  ///   - second: The second row of each example, counted from the middle of the rows. Nil if each example has one row.
  package func find(_ hot: SIMD32<UInt8>, second: SIMD32<UInt8>?) {
    guard second == nil || rows.isMultiple(of: 2) else { stop("\(rows) rows have no halves") }
    first.update(repeating: -1, count: rows)
    rowsPerExample = second == nil ? 1 : 2
    enter(hot, in: 0..<rows / rowsPerExample, entries: 0)
    if let second { enter(second, in: rows / 2..<rows, entries: Features.examples) }
    sort()
  }

  /// Enters the row of every example into the lists.
  ///
  /// - Parameters:
  ///   - range: The rows that the numbers in `hot` count from.
  ///   - entries: The entry of the first example.
  private func enter(_ hot: SIMD32<UInt8>, in range: Range<Int>, entries: Int) {
    for example in (0..<Features.examples).reversed() {
      guard Int(hot[example]) < range.count else { stop("hot row \(hot[example]) of \(range.count)") }
      enter(entries + example, row: range.lowerBound + Int(hot[example]))
    }
  }

  private func enter(_ entry: Int, row: Int) {
    self.row[entry] = row
    next[entry] = first[row]
    first[row] = entry
  }

  /// Splits the rows into touched and untouched. Every row is written to both lists and counted in one, which avoids a
  /// branch.
  private func sort() {
    (touchedCount, untouchedCount) = (0, 0)
    for row in 0..<rows {
      touched[touchedCount] = row
      untouched[untouchedCount] = row
      let isTouched = first[row] >= 0 ? 1 : 0
      touchedCount += isTouched
      untouchedCount += 1 - isTouched
    }
  }

  @inline(__always)
  var touchedRows: UnsafeBufferPointer<Int> { UnsafeBufferPointer(start: touched, count: touchedCount) }
  @inline(__always)
  var untouchedRows: UnsafeBufferPointer<Int> { UnsafeBufferPointer(start: untouched, count: untouchedCount) }

  /// Returns the first hot row of an example.
  @inline(__always)
  func firstRow(of example: Int) -> Int { row[example] }

  /// Returns the second hot row of an example. Only valid if each example has two.
  @inline(__always)
  func secondRow(of example: Int) -> Int { row[Features.examples + example] }

  /// Returns the sum of a term over the examples that touch a row, in their order.
  @inline(__always)
  func sum(over row: Int, _ term: (_ example: Int) -> Register) -> Register {
    var sum = Register()
    var entry = first[row]
    while entry >= 0 {
      sum += term(entry % Features.examples)
      entry = next[entry]
    }
    return sum
  }
}

extension Panels {
  /// Computes the outputs `output..<output + Tile.columns` of Wᵀx + b for one-hot x, transposed, into their panel of
  /// `[32, Tile.columns]`. Adds b and the hot rows of W in the same order as the full product.
  package func lookUp(_ hotRows: HotRows, output: Int, into panels: Features) {
    guard hotRows.rows == layout.inputs, panels.count == layout.paddedOutputs, 0..<layout.outputs ~= output,
      output.isMultiple(of: Tile.columns), !layout.isNarrow
    else { stop("output \(output) of \(hotRows.rows) → \(panels.count) features by weights of \(layout)") }
    let target = panels.pointer + output * Features.examples
    let panel = weights(input: 0, output: output)
    for example in 0..<Features.examples {
      let first = panel + hotRows.firstRow(of: example) * Tile.columns
      let second = panel + hotRows.secondRow(of: example) * Tile.columns
      for lane in stride(from: 0, to: Tile.columns, by: Register.scalarCount) {
        var sum: Register = load(biases + output + lane) + load(first + lane)
        if hotRows.rowsPerExample == 2 { sum += load(second + lane) }
        store(sum, to: target + example * Tile.columns + lane)
      }
    }
  }
}
