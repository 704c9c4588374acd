/// The paths of the files of one run, or of one of its shards, in a folder.
package struct RunFolder: Sendable {
  package let path: String
  package let shard: Shard?

  package init(_ path: String, shard: Shard? = nil) {
    self.path = path
    self.shard = shard
  }

  package var results: String { file("results", "csv") }
  package var curves: String { file("curves", "csv") }
  package var record: String { file("run", "json") }
  /// The records of trials at the rungs of a grid with successive halving.
  package var rungs: String { file("rungs", "csv") }
  /// The running trials.
  package var live: String { file("live", "json") }
  package var lock: String { file("run", "lock") }

  private func file(_ stem: String, _ fileExtension: String) -> String {
    "\(path)/\(stem)\(shard.map { "-\($0.index)-of-\($0.count)" } ?? "").\(fileExtension)"
  }
}
