import Basics

/// A file that has all that somebody else needs of a report, such as a server of preprints.
package struct ReportBundle: Named, Sendable {
  /// As in `--bundle`.
  package let name: String
  /// What it is, in a few words.
  package let summary: String
  let file: @Sendable (ReportFiles) throws -> OutputFile

  package static let all: [ReportBundle] = [.arxiv]
}
