import Basics

/// The trials of a grid that have no row after a merge, and where they would be.
struct MissingTrials {
  private let trials: [Trial]
  private let gridCount: Int
  /// Of the files' names, such as 8 of `results-2-of-8.csv`; nil where they have other names or differ.
  private let shardCount: Int?

  /// - Parameters:
  ///   - record: of all parts; without one nobody knows what the grid is.
  ///   - hasRow: whether a trial has one.
  init?(of record: RunRecord?, files: [RunFiles], hasRow: (Trial) -> Bool) {
    guard let record else { return nil }
    let all = record.grid.trials(of: record.settings.protocolName)
    trials = all.filter { !hasRow($0) }
    gridCount = all.count
    let counts = Set(files.map(\.shardCount))
    shardCount = counts.count == 1 ? counts.first ?? nil : nil
    guard !trials.isEmpty else { return nil }
  }

  /// `3 of 12 trials have no row: 2 of shard 2 of 4; 1 of shard 3 of 4`, or with the first of them by name.
  var text: String {
    let head = "\(trials.count) of \(gridCount.counted("trial")) \(trials.count.noun("has", "have")) no row: "
    return head + (shardCount.map(shards) ?? names)
  }

  private func shards(_ count: Int) -> String {
    (1...count).compactMap { index in
      let shard = Shard(index: index, count: count)
      let missing = trials.count(where: shard.contains)
      return missing == 0 ? nil : "\(missing) of shard \(index) of \(count)"
    }.joined(separator: "; ")
  }

  private static let most = 3

  private var names: String {
    let rest = trials.count - Self.most
    return trials.prefix(Self.most).map(\.description).joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "")
  }
}
