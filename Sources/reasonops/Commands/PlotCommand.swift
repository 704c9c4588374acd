import ArgumentParser
import Basics
import CairoGraphics
import Documents
import Graphics
import Notebooks
import Platform
import Reports

struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draw one chart from a table.",
    discussion: """
      An axis is a column or a computed value such as mean(accuracy). The extension of the output file selects the \
      format: png, pdf or svg. Cells and trials are those that --cell and --replicate name, or of the notebook of --like.

      EXAMPLE  reasonops plot results.csv --mark heatmap --x task --y network_type --fill 'mean(accuracy)' -o tasks.pdf
      EXAMPLE  reasonops plot runs.csv --mark bar --x model --y 'mean(acc)' --cell model --cell dataset --replicate seed -o a.png
      """)

  @Argument(help: ArgumentHelp(TableArguments.fileHelp, valueName: "file"))
  var files: [String]

  @OptionGroup var chart: ChartArguments

  @OptionGroup var identity: IdentityArguments

  @OptionGroup var table: TableArguments

  @Option(name: [.customShort("o"), .customLong("output")], help: "The file to write: .png, .pdf or .svg.")
  var output: String

  @Option(
    help:
      "The notebook that defines the meaning, the order and the titles of the columns. (default for results of the study: \(Self.standardModel))"
  )
  var like: String?

  @Option(help: "Pixels per inch of a PNG.")
  var dpi = 300.0

  @Option(help: "The texts in an SVG: text, which can be searched and edited, or paths, the shapes of letters.")
  var svgText = SVGTextForm.text.name

  @Option(help: "A notebook to write too, with a cell that makes the same chart: for render, and to go on with.")
  var save: String?

  @OptionGroup var limits: LimitOptions

  func run() throws {
    try limits.apply()
    let format = try PictureFormat(ofFile: output)
    let svgText = try SVGTextForm.allCases.named(svgText, what: "value of --svg-text")
    let given = try Notebook.chart(chart.options, like: try like.map(Self.notebook))
    let sources = try ReportSources(
      results: files, table: try table.options(of: "plot"), notebook: given, path: "",
      conventions: ResultsRules.conventions)
    // The writeup's titles and orders are for results of the study, and mean nothing for tables with other columns.
    // A saved notebook must contain everything itself, so the writeup is not used for it either.
    let named = try sources.tables["results"].flatMap { try identity.columns(of: $0) }
    let chosen =
      like == nil && save == nil && sources.areOfTheStudy
      ? try Notebook.chart(chart.options, like: try Self.installedNotebook()) : given
    let notebook = named.map { chosen.identified(cell: $0.cell, replicate: $0.replicate) } ?? chosen
    let file = try format.output(output, inputs: Inputs(sources.files + (like.map { [$0] } ?? [])))
    let saved = try savedNotebook(sources.files, named)
    let shaper = TextShaper()
    var options = ReportOptions()
    options.optionalSources = try sources.optionalSources
    let report = try notebook.evaluate(sources: sources.tables, options: options, measurer: shaper)
    let (figure, notes) = try report.onlyFigure()
    for note in notes { Console.error("note: \(note)") }
    try file.write(try format.bytes(figure, dpi: dpi, svgText, creationTime: sources.creationTime, shaper))
    Console.output(output)
    guard let saved else { return }
    try saved.path.write(saved.text)
    Console.output(saved.path.path)
  }

  private func savedNotebook(
    _ inputs: [String], _ identity: (cell: [[String]], replicate: [String])?
  ) throws -> (path: OutputPath, text: String)? {
    guard let save else { return nil }
    guard like == nil, files.count == 1, files != [InputFile.standardInput] else {
      throw Diagnostic(
        .usage, "a saved notebook names one file or pattern, and has no other notebook to be like",
        hint: "leave out --like, and give one file, or a pattern in quotes")
    }
    guard (try? PictureFormat(ofFile: save)) == nil else {
      throw Diagnostic(
        .usage, "--save writes a notebook, and '\(save)' is named like a picture", hint: "name it like chart.md")
    }
    let file = files[0].pathFrom(folderOf: save)
    let text = ChartNotebookText(chart.options, file: file, table: table.given, identity: identity).text
    let path = try OutputPath(
      save, inputs: Inputs(inputs),
      replacing: .beginning([Array(ChartNotebookText.beginning.utf8)], what: "a notebook that plot has saved"))
    return (path, text)
  }

  private static let standardModel = "writeup"

  /// Returns the standard notebook; nil if it is not installed.
  private static func installedNotebook() throws -> Notebook? {
    try (try? TemplateSearch.notebooks.path(of: standardModel)).map(parsed)
  }

  private static func notebook(named name: String) throws -> Notebook {
    try parsed(TemplateSearch.notebooks.path(of: name))
  }

  private static func parsed(_ path: String) throws -> Notebook {
    try Notebook.parse(
      try InputFile.text(at: path), path: path,
      load: NotebookFolder(of: path, templates: TemplateSearch.notebooks.folders).text)
  }
}

extension String {
  /// Returns this path relative to the folder of another path, or as an absolute path if a relative one would be wrong.
  fileprivate func pathFrom(folderOf other: String) -> String {
    guard utf8.first != UInt8(ascii: "/") else { return self }
    let here = FileManager.default.currentDirectoryPath
    let folders = other.split(separator: "/").dropLast().filter { $0 != "." }
    let folder = ([here] + folders.map(String.init)).joined(separator: "/")
    // If the folder is behind a link, `..` leads to another place.
    let isBelow = folder.resolved == ([here.resolved] + folders.map(String.init)).joined(separator: "/")
    guard other.utf8.first != UInt8(ascii: "/"), !folders.contains(".."), isBelow else { return here + "/" + self }
    return String(repeating: "../", count: folders.count) + self
  }

  private var resolved: String { URL(filePath: self).resolvingSymlinksInPath().path }
}
