/// The trials that a run trains: replicate by replicate, so that what is there of a long run can be looked at, and the
/// longest of each first, so that the last core is not alone at the end; those of a sequential grid in its order.
///
/// A replicate is sorted when its turn comes, and no other is in memory.
package struct TrialsToDo: Sequence, Sendable {
  package let count: Int
  private let selection: TrialSelection
  /// Replicates of a cell, by its number, that need no training.
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

    /// The cells of the replicate whose turn it is.
    private mutating func sorted() -> ArraySlice<GridCells.Cell> {
      var cells: [(cell: GridCells.Cell, number: Int, operations: Double)] = []
      for cell in selection.trials.cells where isToDo(cell) {
        cells.append((cell, selection.trials.cells.number(of: cell), costs.operations(cell)))
      }
      if toDo.isSequential { return cells.map(\.cell)[...] }
      // Equal ones in the order of the grid, so that equal runs begin alike.
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
