/// The files of one run, or of one shard of it, in its folder.
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
  /// What trials showed at the rungs of a grid with halving.
  package var rungs: String { file("rungs", "csv") }
  /// The trials that run now.
  package var live: String { file("live", "json") }
  package var lock: String { file("run", "lock") }

  private func file(_ stem: String, _ fileExtension: String) -> String {
    "\(path)/\(stem)\(shard.map { "-\($0.index)-of-\($0.count)" } ?? "").\(fileExtension)"
  }
}
