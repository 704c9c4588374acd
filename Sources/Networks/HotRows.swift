/// Which rows of a layer's weights a one-hot batch touches, and by which examples.
///
/// An example has one hot row or two, in different halves. Only touched rows have a gradient.
final class HotRows {
  private(set) var touchedCount = 0
  private(set) var untouchedCount = 0
  /// Rows with at least one example, and rows without, ascending.
  let touched: UnsafeMutablePointer<Int>
  let untouched: UnsafeMutablePointer<Int>

  /// The row of entry e: the first row of example e for e < 32, else the second row of example e − 32.
  private let row: UnsafeMutablePointer<Int>
  /// Entries of one row form a list: its first entry, and after each entry the next; −1 ends it.
  private let first: UnsafeMutablePointer<Int>
  private let next: UnsafeMutablePointer<Int>
  private let rows: Int
  private(set) var rowsPerExample = 1

  init(rows: Int) {
    self.rows = rows
    func numbers(_ count: Int) -> UnsafeMutablePointer<Int> {
      let pointer = UnsafeMutablePointer<Int>.allocate(capacity: count)
      pointer.initialize(repeating: 0, count: count)
      return pointer
    }
    (touched, untouched, first) = (numbers(rows + 1), numbers(rows + 1), numbers(rows))
    (row, next) = (numbers(2 * Batch.size), numbers(2 * Batch.size))
  }

  deinit {
    for pointer in [touched, untouched, first, row, next] { pointer.deallocate() }
  }

  /// Finds the rows of a batch. Lists run from the first example to the last, as the sum over examples does.
  func find(_ input: LayerInput) {
    guard let hot = input.hot else { return }
    first.update(repeating: -1, count: rows)
    for example in (0..<Batch.size).reversed() { enter(example, row: Int(hot[example])) }
    rowsPerExample = input.secondHot == nil ? 1 : 2
    if let secondHot = input.secondHot {
      for example in (0..<Batch.size).reversed() {
        enter(Batch.size + example, row: rows / 2 + Int(secondHot[example]))
      }
    }
    sort()
  }

  private func enter(_ entry: Int, row: Int) {
    precondition(row < rows, "hot row \(row) of \(rows)")
    self.row[entry] = row
    next[entry] = first[row]
    first[row] = entry
  }

  /// Writes every row to both lists and counts it in one, which costs no branch.
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

  /// The first hot row of an example.
  @inline(__always)
  func firstRow(of example: Int) -> Int { row[example] }

  /// The second hot row of an example, if there are two.
  @inline(__always)
  func secondRow(of example: Int) -> Int { row[Batch.size + example] }

  /// The sum over the examples of a row, in their order.
  @inline(__always)
  func sum(over row: Int, _ term: (_ example: Int) -> Register) -> Register {
    var sum = Register()
    var entry = first[row]
    while entry >= 0 {
      sum += term(entry % Batch.size)
      entry = next[entry]
    }
    return sum
  }
}
