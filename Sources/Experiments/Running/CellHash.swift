import Statistics

/// The hashes of the trials of one cell, which differ in the seed alone: what comes before it is hashed once.
struct CellHash {
  private let beginning: StableHash
  private let settings: [String]

  /// - Parameter settings: the texts of the network's settings, which come last.
  init(_ cell: GridCells.Cell, of cells: GridCells, settings: [String]) {
    let network = cells.networks[cell.network]
    var hash = StableHash()
    for part in [cells.tasks[cell.task], cells.datasets[cell.dataset], network.type] { hash.absorb(part) }
    hash.absorb(network.depth)
    for part in [network.activation, cells.researchProtocol] { hash.absorb(part) }
    beginning = hash
    self.settings = settings
  }

  /// `Trial.stableHash` of the cell's trial with that seed.
  func value(seed: Int) -> UInt64 {
    var hash = beginning
    hash.absorb(seed)
    for text in settings { hash.absorb(text) }
    return hash.value
  }
}
