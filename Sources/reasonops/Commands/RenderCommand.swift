import Analysis
import ArgumentParser
import Basics
import CairoGraphics
import Notebooks
import Typesetting

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Turn a notebook and a CSV into Markdown, one HTML page, a typeset PDF and every figure.",
    discussion: """
      Writes report.md, report.html and report.pdf into the folder, figures/LABEL.png and .pdf, and tables/LABEL.csv \
      with the numbers behind each. A run.json and a curves.csv beside the data are used if they are there.

      EXAMPLE  reasonops render templates/writeup.md --data results.csv --out report
      """)

  @Argument(help: "The notebook: a path, or the name of a template such as writeup.")
  var notebook: String

  @Option(
    name: .customLong("data"), parsing: .singleValue,
    help: ArgumentHelp("A CSV; the first is the source 'results', others need a name.", valueName: "[name=]csv"))
  var data: [String] = []

  @Option(help: "The folder to write into.")
  var out: String

  @Option(help: "Formats to write, from md, html and pdf.")
  var format = "md,html,pdf"

  @Option(name: .customLong("set"), parsing: .singleValue, help: "The value of a parameter: name=value.")
  var parameters: [String] = []

  @Option(name: .customLong("where"), help: "Which rows count: task in (dot, concat) and seed = 0.")
  var condition: String?

  @Option(help: "What several rows of one trial count for: mean, last, best or all.")
  var duplicates: String?

  @Option(help: "Make all figures as wide as this venue's columns.")
  var venue: String?

  @Option(help: "Whether the page holds its style and figures or links them: embedded or linked.")
  var assets = "embedded"

  @Option(help: "The paper of the PDF: a4 or letter.")
  var paper = "a4"

  @Option(help: "How many columns the text of the PDF stands in: 1 or 2.")
  var columns = 1

  @Flag(help: "Write every figure as SVG too.")
  var svg = false

  @Flag(name: .customLong("allow-html"), help: "Let raw HTML of the notebook into the documents.")
  var allowsHTML = false

  @Flag(help: "Leave out what cannot be computed, with a warning, instead of writing nothing.")
  var lenient = false

  @Flag(help: "Write nothing; end with exit code 1 if what stands in the folder is stale, and say what.")
  var check = false

  @Flag(help: "Render again whenever the notebook or its data change, until Ctrl-C.")
  var watch = false

  /// Kept while watching: most words of a text are those of the last time.
  private static let shaper = TextShaper()

  func run() throws {
    guard watch else { return try render() }
    try FileWatch.run { try watchedRender() }
  }

  private func render() throws {
    guard check else {
      _ = try update()
      return
    }
    let stale = try ReportFolder(out).stale(files().files)
    for change in stale { Console.output("stale: \(out)/\(change.name) (\(change.reason))") }
    if !stale.isEmpty { throw ExitCode(1) }
  }

  /// Writes what has changed; returns all that the report was made from.
  private func update() throws -> [String] {
    let cache = IntervalFile.read(folder: out)
    let (files, inputs) = try files(cache)
    RenderSummary(files, changes: try ReportFolder(out).update(files), folder: out).print()
    try IntervalFile.write(cache, folder: out)
    return inputs
  }

  /// The files to look at for the next change; mistakes are told, and may be mended while we look.
  private func watchedRender() throws -> [String] {
    do {
      return try update()
    } catch let error as any CustomStringConvertible & Error where error is Diagnostic || error is DiagnosticList {
      Console.error(error.description)
      return [try TemplateSearch.notebooks.path(of: notebook)]
        + data.map { String($0.split(separator: "=").last ?? "") }
    }
  }

  /// All files of the report, and all that it was made from.
  private func files(_ cache: IntervalCache? = nil) throws -> (files: [OutputFile], inputs: [String]) {
    let shaper = Self.shaper
    let path = try TemplateSearch.notebooks.path(of: notebook)
    let folder = NotebookFolder(of: path)
    let parsed = try Notebook.parse(
      try InputFile.text(at: path), path: path, allowsHTML: allowsHTML, load: folder.text)
    let sources = try ReportSources(data: data, notebook: parsed, path: path)
    let report = try evaluate(parsed, sources, try options(date: sources.date, cache))
    for problem in report.problems { Console.error("\(problem)\n") }
    let files = ReportFiles(
      report: report, formats: try formats, areAssetsLinked: try isLinked, withSVG: svg, pageStyle: try pageStyle,
      creationTime: sources.creationTime, images: FigureImages(standingIn: ReportFolder(out), shaper: shaper),
      shaper: shaper)
    return (try files.all(), [path] + folder.files + sources.files)
  }

  /// Without data each name of a column is a mistake; the one that was made is told instead.
  private func evaluate(_ notebook: Notebook, _ sources: ReportSources, _ options: ReportOptions) throws -> Report {
    do {
      return try notebook.evaluate(sources: sources.tables, options: options, measurer: Self.shaper)
    } catch {
      guard data.isEmpty, notebook.frontMatter.data.isEmpty else { throw error }
      throw Diagnostic(
        .usage, "'\(self.notebook)' names no data to compute from", hint: "give a results file: --data FILE.csv")
    }
  }

  private var formats: Set<ReportFiles.Format> {
    get throws {
      Set(
        try format.split(separator: ",").map { word throws(Diagnostic) in
          try ReportFiles.Format.allCases.named(String(word), what: "format")
        })
    }
  }

  private var isLinked: Bool {
    get throws {
      try ["embedded", "linked"].map(Word.init).named(assets, what: "value of --assets").name == "linked"
    }
  }

  private var pageStyle: PageStyle {
    get throws {
      let style: PageStyle =
        try ["a4", "letter"].map(Word.init).named(paper, what: "paper").name == "a4" ? .a4 : .letter
      guard (1...2).contains(columns) else {
        throw Diagnostic(.usage, "--columns is \(columns), and pages have 1 or 2")
      }
      return columns == 1 ? style : style.inTwoColumns
    }
  }

  private func options(date: String, _ cache: IntervalCache?) throws -> ReportOptions {
    ReportOptions(
      duplicates: try duplicates.map { name throws(Diagnostic) in
        try DuplicatePolicy.allCases.named(name, what: "policy for duplicates")
      },
      condition: try condition.map { text throws(Diagnostic) in try Condition(option: text) },
      figureWidth: try venue.map { name throws(Diagnostic) in try Venue.all.named(name, what: "venue").width },
      date: date, isLenient: lenient, parameters: try parameters.map(Self.assignment),
      cache: cache)
  }

  private static func assignment(_ text: String) throws -> (name: String, text: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty else {
      throw Diagnostic(.usage, "'\(text)' sets nothing", hint: "write --set name=value")
    }
    return (parts[0], parts[1])
  }
}

/// A choice without further meaning.
private struct Word: Named {
  let name: String
}
