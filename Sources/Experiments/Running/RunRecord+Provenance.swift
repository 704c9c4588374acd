extension RunRecord {
  /// Where a program comes from, and what runs it. What nobody knows is left out.
  package struct Provenance: Codable, Equatable, Sendable {
    /// Of the repository in which the grid file is.
    package var gitCommit: String?
    /// `clean`, or `changed` if files differ from the commit.
    package var gitState: String?
    /// What the first word of the command calls itself, such as `Python 3.11.2`.
    package var interpreter: String?
    /// Such as `NVIDIA A100`, one by one.
    package var gpu: String?
    /// `NAME VERSION` of what the grid names under `versions`, such as `torch 2.1.0`.
    package var versions: [String]?
    /// The same by name, so that a notebook can ask for one.
    package var versionOf: [String: String]?

    enum CodingKeys: String, CodingKey {
      case gitCommit = "git_commit"
      case gitState = "git_state"
      case interpreter, gpu, versions
      case versionOf = "version_of"
    }

    /// How the versions differ from those of an earlier run, for people.
    func versionChanges(from earlier: Self?) -> [String] {
      (earlier?.versionOf ?? [:]).sorted { $0.key < $1.key }.compactMap { name, version in
        guard let now = versionOf?[name], now != version else { return nil }
        return "the rows that are there were made with \(name) \(version), and new ones are made with \(name) \(now)"
      }
    }
  }
}
