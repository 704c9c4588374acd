/// The trials that a run executes.
///
/// They come replicate by replicate, so that a long run soon has results for all cells. Within a replicate the longest
/// trials come first, so that no core works alone at the end. The trials of a sequential grid come in the order of the
/// grid. Only the current replicate is sorted and in memory.
package struct TrialsToDo: Sequence, Sendable {
  package let count: Int
  private let selection: TrialSelection
  /// The replicates that need no training, by the number of their cell.
  private let done: [Int: Set<Int>]
  private let costs: TrialCosts
  private let isSequential: Bool

  package var isEmpty: Bool { count == 0 }

  init(
    _ count: Int, of selection: TrialSelection, without done: [Int: Set<Int>], costs: TrialCosts, isSequential: Bool
  ) {
    self.count = count
    self.selection = selection
    self.done = done
    self.costs = costs
    self.isSequential = isSequential
  }

  package struct Iterator: IteratorProtocol, Sendable {
    private let toDo: TrialsToDo
    private var selection: TrialSelection
    private var costs: TrialCosts
    private var rest: Int
    private var seed: Int
    private var replicate: ArraySlice<GridCells.Cell> = []

    fileprivate init(_ toDo: TrialsToDo) {
      self.toDo = toDo
      selection = toDo.selection
      costs = toDo.costs
      rest = toDo.count
      seed = toDo.selection.trials.seeds.first - 1
    }

    package mutating func next() -> Trial? {
      guard rest > 0 else { return nil }
      while replicate.isEmpty {
        seed += 1
        guard seed < selection.trials.seeds.all.upperBound else { return nil }
        replicate = sorted()
      }
      rest -= 1
      return replicate.popFirst().map { selection.trials.cells.trial(of: $0, seed: seed) }
    }

    /// Returns the cells of the current replicate that have a trial to do, in their order.
    private mutating func sorted() -> ArraySlice<GridCells.Cell> {
      var cells: [(cell: GridCells.Cell, number: Int, operations: Double)] = []
      for cell in selection.trials.cells where isToDo(cell) {
        cells.append((cell, selection.trials.cells.number(of: cell), costs.operations(cell)))
      }
      if toDo.isSequential { return cells.map(\.cell)[...] }
      // Trials of equal cost stay in the order of the grid, so that equal runs begin with the same trials.
      cells.sort { a, b in (b.operations, a.number) < (a.operations, b.number) }
      return cells.map(\.cell)[...]
    }

    private mutating func isToDo(_ cell: GridCells.Cell) -> Bool {
      if toDo.done[selection.trials.cells.number(of: cell)]?.contains(seed) == true { return false }
      return selection.isIncluded(cell, seed: seed) && selection.isInShard(cell, seed: seed)
    }
  }

  package func makeIterator() -> Iterator { Iterator(self) }
}
