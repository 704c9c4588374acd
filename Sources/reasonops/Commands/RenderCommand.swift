import ArgumentParser
import Basics
import Reports

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Make Markdown, one HTML page, a typeset PDF and every figure from a notebook and a CSV file.",
    discussion: """
      Writes report.md, report.html and report.pdf to the folder, and for each figure and table its numbers in \
      tables/LABEL.csv. Figures are in figures/LABEL.png and .pdf. If the folder of the data has a run.json, or a \
      curves.csv or curves.csv.gz, they are used too.

      What a notebook has under 'defaults:' (format, paper, columns, venue, links, pdf_standard, interactive, \
      duplicates) need not be said \
      again: an option of the command goes before it.

      EXAMPLE  reasonops render templates/writeup.md --data results.csv --out report
      """)

  @OptionGroup var input: NotebookArguments

  @Option(
    help: "The folder to write to. Without it, NAME-report for a notebook NAME.md.", transform: \.withoutFinalSlashes)
  var out: String?

  @Option(
    parsing: .singleValue,
    help: """
      The formats to write, such as --format html,pdf: \(DocumentFormat.all.map { "\($0.name), \($0.summary)" }.joined(separator: "; ")) \
      (default: \(DocumentFormat.usual.map(\.name).joined(separator: ","))).
      """)
  var format: [String] = []

  @Option(help: "Also write a bundle: \(ReportBundle.all.map { "\($0.name), \($0.summary)" }.joined(separator: "; ")).")
  var bundle: String?

  @Option(help: "Whether the page contains its style and pictures, or links to them: embedded or linked.")
  var assets = Assets.embedded.name

  @Flag(help: "Also write every figure as SVG.")
  var svg = false

  @Option(help: "The texts in files of SVG: text, which can be searched and edited, or paths, the shapes of letters.")
  var svgText = SVGTextForm.text.name

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

  func run() throws {
    try input.limits.apply()
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
      var request = try input.request(of: "render", folder: folder)
      request.formats = format.isEmpty ? nil : try DocumentFormat.named(in: format.joined(separator: ","))
      request.bundles = try bundle.map { [try ReportBundle.all.named($0, what: "bundle")] } ?? []
      request.areAssetsLinked = try Assets.allCases.named(assets, what: "value of --assets") == .linked
      request.withSVG = svg
      request.svgText = try SVGTextForm.allCases.named(svgText, what: "value of --svg-text")
      request.replacesOtherFiles = force
      request.command = CommandLine.arguments.map(\.quotedForShell).joined(separator: " ")
      return request
    }
  }

  private var folder: String { out ?? input.usualFolder }
}

/// Where a page has its style sheet and pictures: in the page itself, or in linked files.
private enum Assets: String, CaseIterable, Named {
  case embedded, linked
  var name: String { rawValue }
}
