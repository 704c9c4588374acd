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

    enum CodingKeys: String, CodingKey {
      case gitCommit = "git_commit"
      case gitState = "git_state"
      case interpreter, gpu
    }
  }
}
