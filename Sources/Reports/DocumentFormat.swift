import Basics

/// A format that whole documents are written in, such as `md`. An entry makes its own files of a report, and knows nothing
/// of other formats.
package struct DocumentFormat: Named, Sendable {
  /// As in `--format`, and as the extension of its file.
  package let name: String
  /// What it is, in a few words.
  package let summary: String
  /// Whether it is written where no format is named.
  let isUsual: Bool
  /// The document as this format's file of a name, and what belongs to it; the files of figures and tables are made for
  /// all formats.
  let files: @Sendable (_ name: String, ReportFiles) throws -> [OutputFile]

  init(
    name: String, summary: String, isUsual: Bool = true,
    files: @escaping @Sendable (_ name: String, ReportFiles) throws -> [OutputFile]
  ) {
    (self.name, self.summary, self.isUsual, self.files) = (name, summary, isUsual, files)
  }

  /// In the order in which they are written and listed.
  package static let all: [DocumentFormat] = [.markdown, .html, .pdf, .latex]

  package static var usual: [DocumentFormat] { all.filter(\.isUsual) }

  func files(of report: ReportFiles) throws -> [OutputFile] { try files("report.\(name)", report) }

  /// The formats that a list such as `md,html` names, each once.
  package static func named(in list: String) throws(Diagnostic) -> [DocumentFormat] {
    var chosen: Set<String> = []
    for word in list.split(separator: ",") { chosen.insert(try all.named(String(word), what: "format").name) }
    guard !chosen.isEmpty else {
      throw Diagnostic(.usage, "no format is given", hint: "valid: " + all.map(\.name).joined(separator: ", "))
    }
    return all.filter { chosen.contains($0.name) }
  }
}
