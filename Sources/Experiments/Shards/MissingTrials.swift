import Basics

/// The trials of a grid that have no row after a merge, and the shards to which they belong.
struct MissingTrials {
  private let trials: GridTrials
  private let count: Int
  private let rows: [Trial]
  private let hasRow: (Trial) -> Bool
  /// The number of shards in the names of the files, such as 8 in `results-2-of-8.csv`; nil if names have another form
  /// or differ in it.
  private let shardCount: Int?

  /// Finds the missing trials; nil if there are none, or if no record tells which trials the grid has.
  ///
  /// - Parameters:
  ///   - record: the merged record of all parts.
  ///   - files: the merged files.
  ///   - rows: the trials that have a row.
  ///   - hasRow: returns true for a trial that has a row.
  init?(of record: RunRecord?, files: [RunFiles], rows: some Collection<Trial>, hasRow: @escaping (Trial) -> Bool) {
    guard let trials = record?.gridTrials else { return nil }
    let finder = CellFinder(trials)
    self.trials = trials
    self.hasRow = hasRow
    self.rows = rows.filter { $0.researchProtocol == trials.cells.researchProtocol && finder.cell(of: $0) != nil }
    count = trials.count - self.rows.count
    let counts = Set(files.map(\.shardCount))
    shardCount = counts.count == 1 ? counts.first ?? nil : nil
    guard count > 0 else { return nil }
  }

  /// A message such as `3 of 12 trials have no row: 2 of shard 2 of 4; 1 of shard 3 of 4`. Without shards, it names the
  /// first missing trials.
  var text: String {
    "\(count) of \(trials.count.counted("trial")) \(count.noun("has", "have")) no row: "
      + (shardCount.map(shards) ?? names)
  }

  /// The greatest number of shards that a message names.
  private static let mostShards = 20

  private func shards(_ count: Int) -> String {
    let missing = missing(byShardOf: count)
    let named = missing.prefix(Self.mostShards).map { "\($0.count) of shard \($0.index) of \(count)" }
    return Self.list(named, of: missing.count)
  }

  /// Returns the shards with missing trials in ascending order, and their numbers of missing trials.
  private func missing(byShardOf count: Int) -> [(index: Int, count: Int)] {
    var missing: [Int: Int] = [:]
    func add(_ number: Int, _ hash: UInt64) { missing[Int(hash % UInt64(count)) + 1, default: 0] += number }
    for cell in trials.cells {
      let hash = CellHash(cell, of: trials.cells, settings: trials.cells.networks[cell.network].settingTexts)
      for seed in trials.seeds.all { add(1, hash.value(seed: seed)) }
    }
    for trial in rows { add(-1, trial.stableHash) }
    return missing.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private static let mostNames = 3

  private var names: String {
    Self.list(trials.lazy.filter { !hasRow($0) }.prefix(Self.mostNames).map(\.description), of: count)
  }

  private static func list(_ named: [String], of count: Int) -> String {
    named.joined(separator: "; ") + (count > named.count ? "; and \(count - named.count) more" : "")
  }
}
