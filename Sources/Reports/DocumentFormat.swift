import Basics

/// A format for whole documents, such as `md`. An entry makes the files of its own format and knows no other format.
package struct DocumentFormat: Named, Sendable {
  /// The name in `--format`, which is also the file extension.
  package let name: String
  /// What the format is, in a few words.
  package let summary: String
  /// True if the format is written when no format is named.
  let isUsual: Bool
  /// Makes the document as a file of the given name, and the files that belong to it. The files of figures and tables
  /// are not among them: they are made once for all formats.
  let files: @Sendable (_ name: String, ReportFiles) throws -> [OutputFile]

  init(
    name: String, summary: String, isUsual: Bool = true,
    files: @escaping @Sendable (_ name: String, ReportFiles) throws -> [OutputFile]
  ) {
    (self.name, self.summary, self.isUsual, self.files) = (name, summary, isUsual, files)
  }

  /// All formats, in the order in which they are written and listed.
  package static let all: [DocumentFormat] = [.markdown, .html, .pdf, .latex]

  package static var usual: [DocumentFormat] { all.filter(\.isUsual) }

  func files(of report: ReportFiles) throws -> [OutputFile] { try files("report.\(name)", report) }

  /// Returns the formats in a list such as `md,html`, each once, in the order of `all`.
  ///
  /// - Throws: `usage` for an unknown format and for an empty list.
  package static func named(in list: String) throws(Diagnostic) -> [DocumentFormat] {
    var chosen: Set<String> = []
    for word in list.split(separator: ",") { chosen.insert(try all.named(String(word), what: "format").name) }
    guard !chosen.isEmpty else {
      throw Diagnostic(.usage, "no format is given", hint: "valid: " + all.map(\.name).joined(separator: ", "))
    }
    return all.filter { chosen.contains($0.name) }
  }
}
