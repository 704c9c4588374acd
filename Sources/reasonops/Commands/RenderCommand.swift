import Analysis
import ArgumentParser
import Basics
import Notebooks
import Reports

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Make Markdown, one HTML page, a typeset PDF and every figure from a notebook and a CSV file.",
    discussion: """
      Writes report.md, report.html and report.pdf to the folder, and for each figure and table its numbers in \
      tables/LABEL.csv. Figures are in figures/LABEL.png and .pdf. If the folder of the data has a run.json, or a \
      curves.csv or curves.csv.gz, they are used too.

      What a notebook has under 'defaults:' (format, paper, columns, venue, interactive, duplicates) need not be said \
      again: an option of the command goes before it.

      EXAMPLE  reasonops render templates/writeup.md --data results.csv --out report
      """)

  @Argument(help: "The notebook: a path, or the name of a template such as writeup.")
  var notebook: String

  @Option(
    name: .customLong("data"), parsing: .singleValue,
    help: ArgumentHelp(
      "\(TableArguments.fileHelp) The first is the source 'results'; the others need a name.",
      valueName: "[name=]file"))
  var data: [String] = []

  @OptionGroup var table: TableArguments

  @Option(
    help: "The folder to write to. Without it, NAME-report for a notebook NAME.md.", transform: \.withoutFinalSlashes)
  var out: String?

  @Option(
    help: """
      The formats to write: \(DocumentFormat.all.map { "\($0.name), \($0.summary)" }.joined(separator: "; ")) \
      (default: \(DocumentFormat.usual.map(\.name).joined(separator: ","))).
      """)
  var format: String?

  @Option(help: "Also write a bundle: \(ReportBundle.all.map { "\($0.name), \($0.summary)" }.joined(separator: "; ")).")
  var bundle: String?

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

  @Option(help: "Whether the page contains its style and pictures, or links to them: embedded or linked.")
  var assets = Assets.embedded.name

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

  @Flag(help: "Also write every figure as SVG.")
  var svg = false

  @Option(help: "The texts in files of SVG: text, which can be searched and edited, or paths, the shapes of letters.")
  var svgText = SVGTextForm.text.name

  @Flag(name: .customLong("allow-html"), help: "Allow raw HTML of the notebook in the documents.")
  var allowsHTML = false

  @Flag(help: "Leave out what cannot be computed and print a warning, instead of writing nothing.")
  var lenient = false

  @Flag(help: "Also replace files in the folder that no render has written. Never replaces a file that it reads.")
  var force = false

  @Flag(help: "If any output is out of date, list it and exit 1; write nothing.")
  var check = false

  @Flag(help: "With --check: also list the numbers that moved, each with its place, what it was and what it is.")
  var explain = false

  @Flag(help: "With --check: print one JSON object instead of text.")
  var json = false

  @Flag(help: "Render again each time the notebook or its data change, until Ctrl-C.")
  var watch = false

  @OptionGroup var limits: LimitOptions

  func run() throws {
    try limits.apply()
    guard !(watch && check) else {
      throw Diagnostic(.usage, "--check and --watch exclude each other", hint: "--check lists once what is out of date")
    }
    guard check || !(explain || json) else {
      throw Diagnostic(.usage, "--\(explain ? "explain" : "json") is for --check", hint: "add --check")
    }
    let pipeline = ReportPipeline(try request, conventions: ResultsRules.conventions)
    if watch {
      try pipeline.watch()
    } else if check {
      try tell(pipeline.stale(isExplained: explain))
    } else {
      try pipeline.update()
    }
  }

  private func tell(_ staleness: ReportPipeline.Staleness) throws {
    let report = StalenessReport(staleness, folder: folder, isExplained: explain)
    if explain, staleness.values == nil {
      Console.error("note: the last render recorded no values of texts; render once, and the next check compares them")
    }
    if json { Console.output(try report.asJSON) } else { report.lines.forEach(Console.output) }
    if !staleness.files.isEmpty { throw ExitCode(1) }
  }

  private var request: ReportRequest {
    get throws {
      var request = ReportRequest(
        notebook: try TemplateSearch.notebooks.path(of: notebook), named: notebook, data: data, folder: folder)
      request.table = try table.options(of: "render")
      request.templates = TemplateSearch.notebooks.folders
      request.formats = try format.map(DocumentFormat.named)
      request.bundles = try bundle.map { [try ReportBundle.all.named($0, what: "bundle")] } ?? []
      request.areAssetsLinked = try Assets.allCases.named(assets, what: "value of --assets") == .linked
      request.isInteractive = interactive
      request.withSVG = svg
      request.svgText = try SVGTextForm.allCases.named(svgText, what: "value of --svg-text")
      request.replacesOtherFiles = force
      request.paper = try paper.map { name in try Paper.allCases.named(name, what: "paper") }
      request.columns = try checkedColumns
      request.allowsHTML = allowsHTML
      request.options = try options
      return request
    }
  }

  private var checkedColumns: Int? {
    get throws {
      guard (1...2).contains(columns ?? 1) else { throw Diagnostic(.usage, "--columns must be 1 or 2") }
      return columns
    }
  }

  private var folder: String {
    guard let out else {
      let name = notebook.split(separator: "/").last ?? "notebook"
      return (name.hasSuffix(".md") ? String(name.dropLast(3)) : String(name)) + "-report"
    }
    return out
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

/// Where the style and the pictures of a page are.
private enum Assets: String, CaseIterable, Named {
  case embedded, linked
  var name: String { rawValue }
}
