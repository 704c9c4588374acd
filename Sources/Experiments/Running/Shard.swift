import Basics

/// One part of a grid that is divided among machines. Parts are counted from 1.
package struct Shard: Hashable, Sendable {
  package var index: Int
  package var count: Int

  /// The greatest number of shards, which is the greatest number of tasks in a Slurm array.
  package static let most = 4_000_000

  /// Reads a shard such as `2/8`.
  ///
  /// - Throws: `usage` for any other text.
  package init(parsing text: String) throws(Diagnostic) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], index >= 1, index <= count,
      count <= Self.most
    else {
      throw Diagnostic(
        .usage, "'\(text)' is not a valid shard: write k/n with 1 ≤ k ≤ n ≤ \(Self.most)",
        hint: "for example 2/8, the second of eight parts")
    }
    self.index = index
    self.count = count
  }

  /// Creates the shard of a task in a Slurm job array; nil outside of an array, and for an array of one task.
  ///
  /// - Throws: `usage` for an array whose numbers have gaps, because some parts of the grid would never be run.
  package init?(slurmEnvironment environment: [String: String]) throws(Diagnostic) {
    func number(_ name: String) -> Int? { environment["SLURM_ARRAY_TASK_\(name)"].flatMap { Int($0) } }
    guard let id = number("ID"), let first = number("MIN"), let count = number("COUNT"), count > 1 else { return nil }
    guard first >= 0, id >= first, id - first < count else {
      throw Diagnostic(
        .usage, "task \(id) is not one of \(count) in a row from \(first), as Slurm says of its array",
        hint: "give --array a range without steps, or name the part with --shard")
    }
    (index, self.count) = (id - first + 1, count)
  }

  package func contains(_ trial: Trial) -> Bool {
    contains(hash: trial.stableHash)
  }

  /// - Parameter hash: the stable hash of a trial.
  func contains(hash: UInt64) -> Bool {
    hash % UInt64(count) == UInt64(index - 1)
  }
}
