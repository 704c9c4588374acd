import Basics

/// The trials of a grid that have no row after a merge, and where they would be.
struct MissingTrials {
  private let trials: GridTrials
  private let count: Int
  private let rows: [Trial]
  private let hasRow: (Trial) -> Bool
  /// Of the files' names, such as 8 of `results-2-of-8.csv`; nil where they have other names or differ.
  private let shardCount: Int?

  /// - Parameters:
  ///   - record: of all parts; without one nobody knows what the grid is.
  ///   - rows: the trials that have one.
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

  /// `3 of 12 trials have no row: 2 of shard 2 of 4; 1 of shard 3 of 4`, or with the first of them by name.
  var text: String {
    "\(count) of \(trials.count.counted("trial")) \(count.noun("has", "have")) no row: "
      + (shardCount.map(shards) ?? names)
  }

  /// Shards that a message names.
  private static let mostShards = 20

  private func shards(_ count: Int) -> String {
    let missing = missing(byShardOf: count)
    let named = missing.prefix(Self.mostShards).map { "\($0.count) of shard \($0.index) of \(count)" }
    return Self.list(named, of: missing.count)
  }

  /// The shards that lack trials, in their order.
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
