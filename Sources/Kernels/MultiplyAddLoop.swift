/// A loop of multiply-adds on a tile that never leaves the registers. It measures the peak speed of the machine, with
/// which training is compared.
package enum MultiplyAddLoop {
  /// Runs the loop.
  ///
  /// - Parameter updates: The number of times that all sums of the tile get a multiply-add.
  /// - Returns: The number of floating-point operations done. A multiply-add counts as two.
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
