extension RunRecord {
  /// The origin of a program and the software that runs it. Unknown parts are nil.
  package struct Provenance: Codable, Equatable, Sendable {
    /// The commit of the repository that contains the grid file.
    package var gitCommit: String?
    /// `clean`, or `changed` if files differ from the commit.
    package var gitState: String?
    /// The version that the program in the first word of the command prints, such as `Python 3.11.2`.
    package var interpreter: String?
    /// The names of all GPUs, such as `NVIDIA A100`.
    package var gpu: String?
    /// `NAME VERSION` for each name under `versions` in the grid, such as `torch 2.1.0`.
    package var versions: [String]?
    /// The same versions by name, so that a notebook can ask for one.
    package var versionOf: [String: String]?

    enum CodingKeys: String, CodingKey {
      case gitCommit = "git_commit"
      case gitState = "git_state"
      case interpreter, gpu, versions
      case versionOf = "version_of"
    }

    /// Returns messages about versions that differ from those of an earlier run.
    func versionChanges(from earlier: Self?) -> [String] {
      (earlier?.versionOf ?? [:]).sorted { $0.key < $1.key }.compactMap { name, version in
        guard let now = versionOf?[name], now != version else { return nil }
        return "the rows that are there were made with \(name) \(version), and new ones are made with \(name) \(now)"
      }
    }
  }
}
