import Statistics

/// Computes the hashes of the trials of one cell. They differ only in the seed, so everything before it is hashed once.
struct CellHash {
  private let beginning: StableHash
  private let settings: [String]

  /// - Parameter settings: the texts of the network's settings, which are hashed last.
  init(_ cell: GridCells.Cell, of cells: GridCells, settings: [String]) {
    let network = cells.networks[cell.network]
    var hash = StableHash()
    for part in [cells.tasks[cell.task], cells.datasets[cell.dataset], network.type] { hash.absorb(part) }
    hash.absorb(network.depth)
    for part in [network.activation, cells.researchProtocol] { hash.absorb(part) }
    beginning = hash
    self.settings = settings
  }

  /// Returns the hash of the cell's trial with a seed. It equals `Trial.stableHash`.
  func value(seed: Int) -> UInt64 {
    var hash = beginning
    hash.absorb(seed)
    for text in settings { hash.absorb(text) }
    return hash.value
  }
}
