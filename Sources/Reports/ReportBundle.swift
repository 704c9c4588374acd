import Basics

/// A single file with everything of a report that a recipient needs, such as a preprint server.
package struct ReportBundle: Named, Sendable {
  /// The name in `--bundle`.
  package let name: String
  /// What the bundle is, in a few words.
  package let summary: String
  let file: @Sendable (ReportFiles) throws -> OutputFile

  package static let all: [ReportBundle] = [.arxiv]
}
