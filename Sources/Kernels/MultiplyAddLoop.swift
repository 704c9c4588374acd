/// Multiply-adds on a tile that never leaves the registers, and nothing else: what the machine can do at most, to compare
/// training with.
package enum MultiplyAddLoop {
  /// - Returns: the floating-point operations done, two a multiply-add.
  @inline(never)
  package static func run(_ updates: Int) -> Int {
    guard updates >= 0 else { stop("\(updates) updates") }
    withUnsafeTemporaryAllocation(byteCount: 4 * 4 * Tile.elements, alignment: 64) { memory in
      let numbers = memory.bindMemory(to: Float.self).baseAddress!
      numbers.initialize(repeating: 0.5, count: 4 * Tile.elements)
      var tile = Tile()
      let row: TileLanes = load(numbers)
      for _ in 0..<updates { tile.add(numbers, stride: 1, times: row) }
      tile.store(to: numbers, stride: Tile.columns)
    }
    return 2 * Tile.elements * updates
  }
}
