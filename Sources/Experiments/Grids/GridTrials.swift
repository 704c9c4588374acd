/// The trials of a grid, cell by cell. Each one is created only when it is needed.
package struct GridTrials: Sequence, Sendable {
  let cells: GridCells
  let seeds: ReplicateRange

  package var count: Int { cells.count * seeds.count }

  package struct Iterator: IteratorProtocol {
    private let all: GridTrials
    private var cells: GridCells.Iterator
    private var cell: GridCells.Cell?
    private var seed: Int

    fileprivate init(_ all: GridTrials) {
      self.all = all
      cells = all.cells.makeIterator()
      cell = cells.next()
      seed = all.seeds.first
    }

    package mutating func next() -> Trial? {
      if seed == all.seeds.all.upperBound { (cell, seed) = (cells.next(), all.seeds.first) }
      guard let cell, all.seeds.count > 0 else { return nil }
      defer { seed += 1 }
      return all.cells.trial(of: cell, seed: seed)
    }
  }

  package func makeIterator() -> Iterator { Iterator(self) }
}
