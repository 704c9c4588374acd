import Analysis
import ArgumentParser
import Basics
import Graphics
import Notebooks
import Reports

/// The notebook and its data, as arguments of the commands that make a report.
struct NotebookArguments: ParsableArguments {
  @Argument(help: "The notebook: a path, or the name of a template such as writeup.")
  var notebook: String

  @Option(
    name: .customLong("data"), parsing: .singleValue,
    help: ArgumentHelp(
      "\(TableArguments.fileHelp) The first is the source 'results'; the others need a name.",
      valueName: "[name=]file"))
  var data: [String] = []

  @OptionGroup var table: TableArguments

  @Option(name: .customLong("set"), parsing: .singleValue, help: "The value of a parameter: name=value.")
  var parameters: [String] = []

  @Option(
    name: .customLong("where"), help: "Use only the rows that match, such as 'task in (dot, concat) and seed = 0'.")
  var condition: String?

  @Option(help: "How to handle several rows of one trial: mean, last, best or all.")
  var duplicates: String?

  @Option(
    help: """
      Make figures as wide as a column of this venue, and as all its columns where one is too narrow. A venue in a \
      chart cell goes before this one.
      """)
  var venue: String?

  @Option(help: "The paper size of the PDF: a4 or letter (default: a4).")
  var paper: String?

  @Option(help: "The number of text columns in the PDF: 1 or 2 (default: 1).")
  var columns: Int?

  @Flag(
    inversion: .prefixedNo,
    help: """
      Give the page a script: values beside the pointer, tables that can be sorted and filtered, one group highlighted \
      in all figures, search, and a choice of light and dark (default: a page without a script).
      """)
  var interactive: Bool?

  @Flag(
    inversion: .prefixedNo,
    help: "Give the PDF links and an outline (default: --links). Venues such as EDAS refuse files that have them.")
  var links: Bool?

  @Option(
    parsing: .singleValue,
    help: """
      What the PDF says that it conforms to: ua-1, for readers who do not see it; a-2a, for archives; both, as in \
      ua-1,a-2a; or none (default: ua-1,a-2a). It is tagged in any case. Acrobat opens files of a-2a for reading only.
      """)
  var pdfStandard: [String] = []

  @Flag(name: .customLong("allow-html"), help: "Allow raw HTML of the notebook in the documents.")
  var allowsHTML = false

  @Flag(help: "Leave out what cannot be computed and print a warning, instead of writing nothing.")
  var lenient = false

  @OptionGroup var limits: LimitOptions

  /// Returns the request for a report.
  ///
  /// - Parameters:
  ///   - command: The name of the command, for messages.
  ///   - folder: The folder of the report.
  /// - Throws: an error for an option with an invalid value.
  func request(of command: String, folder: String) throws -> ReportRequest {
    var request = ReportRequest(
      notebook: try TemplateSearch.notebooks.path(of: notebook), named: notebook, data: data, folder: folder)
    request.table = try table.options(of: command)
    request.templates = TemplateSearch.notebooks.folders
    request.isInteractive = interactive
    request.hasLinks = links
    request.standards = pdfStandard.isEmpty ? nil : try PDFStandard.named(in: pdfStandard.joined(separator: ","))
    request.paper = try paper.map { name in try Paper.allCases.named(name, what: "paper") }
    request.columns = try checkedColumns
    request.allowsHTML = allowsHTML
    request.options = try options
    return request
  }

  /// The folder of the report if no other is given: `NAME-report` for a notebook `NAME.md`.
  var usualFolder: String {
    let name = notebook.split(separator: "/").last ?? "notebook"
    return (name.hasSuffix(".md") ? String(name.dropLast(3)) : String(name)) + "-report"
  }

  private var checkedColumns: Int? {
    get throws {
      guard (1...2).contains(columns ?? 1) else { throw Diagnostic(.usage, "--columns must be 1 or 2") }
      return columns
    }
  }

  private var options: ReportOptions {
    get throws {
      ReportOptions(
        duplicates: try duplicates.map { name throws(Diagnostic) in
          try DuplicatePolicy.allCases.named(name, what: "policy for duplicates")
        },
        condition: try condition.map { text throws(Diagnostic) in try Condition(option: text) },
        venue: try venue.map { name throws(Diagnostic) in try Venue.all.named(name, what: "venue") },
        isLenient: lenient, parameters: try parameters.map(Self.assignment))
    }
  }

  private static func assignment(_ text: String) throws -> (name: String, text: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty else {
      throw Diagnostic(.usage, "'\(text)' is not a valid setting", hint: "write --set name=value")
    }
    return (parts[0], parts[1])
  }
}
