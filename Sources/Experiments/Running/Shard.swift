import Basics

/// One part of a grid that is divided among machines. Counts from 1.
package struct Shard: Hashable, Sendable {
  package var index: Int
  package var count: Int

  init(index: Int, count: Int) {
    (self.index, self.count) = (index, count)
  }

  /// - Parameter text: such as `2/8`.
  package init(parsing text: String) throws(Diagnostic) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], index >= 1, index <= count else {
      throw Diagnostic(
        .usage, "'\(text)' is not a valid shard: write k/n with k ≤ n",
        hint: "for example 2/8, the second of eight parts")
    }
    self.index = index
    self.count = count
  }

  /// The shard of one task of a Slurm job array; nil outside of one, and for an array of one task.
  package init?(slurmEnvironment environment: [String: String]) {
    func number(_ name: String) -> Int? { environment["SLURM_ARRAY_TASK_\(name)"].flatMap { Int($0) } }
    guard let id = number("ID"), let first = number("MIN"), let count = number("COUNT"), count > 1 else { return nil }
    (index, self.count) = (id - first + 1, count)
  }

  package func contains(_ trial: Trial) -> Bool {
    trial.stableHash % UInt64(count) == UInt64(index - 1)
  }
}
