import Basics
import Platform
import Reports

/// The report of a run, updated in a browser while trials finish.
struct RunPreview {
  private let preview: LivePreview
  private let pipeline: ReportPipeline
  private let results: String

  /// The pause between two reports in microseconds. It leaves the processor to the trials.
  private static let rest: UInt32 = 500_000

  /// - Parameters:
  ///   - notebook: A path, or the name of a template.
  ///   - results: The file that the run appends to.
  init(_ notebook: String, of results: String) throws(Diagnostic) {
    self.results = results
    var request = ReportRequest(
      notebook: try TemplateSearch.notebooks.path(of: notebook), named: notebook, data: ["results=\(results)"],
      folder: "\(results)-report")
    request.templates = TemplateSearch.notebooks.folders
    pipeline = ReportPipeline(request, conventions: ResultsRules.conventions)
    preview = LivePreview(name: notebook)
  }

  /// Starts the server, and makes the first report when the results have a row.
  ///
  /// - Returns: The address of the page.
  /// - Throws: `cannotCreate` if the port cannot be used.
  func start(port: UInt16) throws -> String {
    let address = try preview.serve(port: port)
    preview.show(problem: "No trial has finished yet. The report comes with the first row of '\(results)'.")
    let results = results
    try preview.follow(pipeline, rest: Self.rest) {
      while !Self.hasRow(results) { usleep(Self.rest) }
    }
    return address
  }

  /// Returns true if the file has a complete line below its header.
  private static func hasRow(_ file: String) -> Bool {
    guard let bytes = InputFile.kept(file), let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return false }
    return bytes[(end + 1)...].contains(UInt8(ascii: "\n"))
  }
}
