/// The trials of a grid that a run executes: those of its shard that its filter includes. They are counted and found
/// cell by cell, without creating them.
struct TrialSelection: Sendable {
  /// The numbers of trials of one cell or of several.
  struct Counts {
    /// The trials in the shard.
    var all = 0
    /// Those of `all` that the filter includes.
    var included = 0
    /// Those of `included` that the grid of an earlier run did not have.
    var added = 0

    static func += (total: inout Self, more: Self) {
      total.all += more.all
      total.included += more.included
      total.added += more.added
    }
  }

  let trials: GridTrials
  private let shard: Shard?
  private var filter: FilteredCells
  /// The settings of the network that was hashed last.
  private var settings: (network: Int, texts: [String]) = (-1, [])

  init(_ trials: GridTrials, _ filter: TrialFilter, in shard: Shard?) {
    self.trials = trials
    self.shard = shard
    self.filter = FilteredCells(trials, filter)
  }

  /// Returns the hash by which the trials of a cell are divided among shards; nil without shards.
  private mutating func hash(_ cell: GridCells.Cell) -> CellHash? {
    guard shard != nil else { return nil }
    if settings.network != cell.network {
      settings = (cell.network, trials.cells.networks[cell.network].settingTexts)
    }
    return CellHash(cell, of: trials.cells, settings: settings.texts)
  }

  mutating func isInShard(_ cell: GridCells.Cell, seed: Int) -> Bool {
    guard let shard, let hash = hash(cell) else { return true }
    return shard.contains(hash: hash.value(seed: seed))
  }

  mutating func isIncluded(_ cell: GridCells.Cell, seed: Int) -> Bool {
    filter.isIncluded(cell)[filter.seeds[seed - trials.seeds.first]]
  }

  /// Returns the numbers of trials of a cell.
  ///
  /// - Parameter recorded: the replicates of the cell that an earlier grid had.
  mutating func counts(_ cell: GridCells.Cell, recorded: Range<Int>) -> Counts {
    let included = filter.isIncluded(cell)
    let common = recorded.clamped(to: trials.seeds.all)
    if shard == nil && (common.isEmpty || common == trials.seeds.all) {
      return counts(included, areRecorded: !common.isEmpty)
    }
    let hash = hash(cell)
    var counts = Counts()
    for (offset, seed) in trials.seeds.all.enumerated() {
      if let shard, let hash, !shard.contains(hash: hash.value(seed: seed)) { continue }
      counts.all += 1
      guard included[filter.seeds[offset]] else { continue }
      counts.included += 1
      if !common.contains(seed) { counts.added += 1 }
    }
    return counts
  }

  /// Returns the numbers for a whole cell, class by class.
  private func counts(_ included: [Bool], areRecorded: Bool) -> Counts {
    let count = zip(included, filter.seeds.sizes).reduce(0) { $0 + ($1.0 ? $1.1 : 0) }
    return Counts(all: trials.seeds.count, included: count, added: areRecorded ? 0 : count)
  }
}
