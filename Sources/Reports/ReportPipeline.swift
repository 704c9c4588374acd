import Analysis
import Basics
import CairoGraphics
import Graphics
import Notebooks

/// From a request to the files of its report: reads the notebook and the data, evaluates, and writes what has changed.
package struct ReportPipeline: Sendable {
  let request: ReportRequest
  private let conventions: ResultsConventions
  /// The last one, kept from one rendering to the next: most words of a text are those of the last time.
  private let lastShaper = Monitor(TextShaper(collectsMissing: true))

  package init(_ request: ReportRequest, conventions: ResultsConventions) {
    self.request = request
    self.conventions = conventions
  }

  /// Writes what has changed and reports it.
  ///
  /// - Returns: the paths of all that the report was made from.
  @discardableResult
  package func update() throws -> [String] {
    let cache = IntervalCache(IntervalFile.read(folder: request.folder))
    let made = try made(cache)
    let inputs = made.inputs
    let known = Inputs(inputs)
    let changes = try ReportFolder(request.folder).update(
      made.files, values: made.report.values, origin: RenderOrigin(command: request.command, reading: inputs),
      inputs: known, replacesOthers: request.replacesOtherFiles)
    RenderSummary(made.files, changes: changes, folder: request.folder).print()
    try IntervalFile.write(cache.intervals, folder: request.folder, inputs: known)
    return inputs
  }

  /// What differs from what would be written now.
  package struct Staleness {
    package var files: [ReportFolder.Change]
    /// Values in texts; nil where the last render recorded none.
    package var values: [MovedNumber]?
    /// Of tables, and of the numbers behind figures.
    package var cells: [MovedNumber] = []
  }

  /// - Parameter isExplained: whether numbers are compared too.
  package func stale(isExplained: Bool) throws -> Staleness {
    let made = try made(nil)
    let folder = ReportFolder(request.folder)
    var staleness = Staleness(files: try folder.stale(made.files))
    guard isExplained else { return staleness }
    (staleness.values, staleness.cells) = try folder.moved(values: made.report.values, data: made.report.data)
    return staleness
  }

  /// Updates whenever the notebook or its data change, until the program is stopped.
  package func watch() throws { try FileWatch.run(try watchable, updateOrTell) }

  /// What can be read again and again.
  var watchable: [String] {
    get throws(Diagnostic) {
      let files = [request.notebook] + ReportSources.files(in: request.data)
      if let stream = files.first(where: InputFile.isStream) {
        throw Diagnostic(
          .usage, "'\(stream)' is a stream, which can be read only once",
          hint: "give files that can be read again")
      }
      return files
    }
  }

  /// Mistakes are reported, and the user can correct them during the watch.
  private func updateOrTell() throws -> [String] {
    do {
      return try update()
    } catch let error as any CustomStringConvertible & Error where error is Diagnostic || error is DiagnosticList {
      Console.error(error.description)
      return [request.notebook] + ReportSources.files(in: request.data)
    }
  }

  /// All files of the report, and all that it was made from.
  private func made(_ cache: IntervalCache?) throws -> (files: [OutputFile], inputs: [String], report: Report) {
    var inputs: [String] = []
    let draft = try draft(cache, reading: &inputs)
    for note in draft.notes { Console.error(note) }
    let files = try draft.files.all()
    try draft.checkGlyphs()
    return (files, inputs, draft.report)
  }

  /// A report that is evaluated, and of which nothing is written yet.
  struct Draft {
    var report: Report
    var files: ReportFiles
    /// For its author.
    var notes: [String]
    /// Reports every character that no font has, as far as texts were measured.
    var checkGlyphs: () throws -> Void
  }

  /// - Parameter inputs: gets all files that are read, also those before a mistake.
  func draft(_ cache: IntervalCache?, reading inputs: inout [String]) throws -> Draft {
    let path = request.notebook
    let folder = NotebookFolder(of: path, templates: request.templates)
    inputs = [path]
    defer { inputs += folder.files }
    let notebook = try Notebook.parse(
      try InputFile.text(at: path), path: path, allowsHTML: request.allowsHTML, load: folder.text,
      loadPicture: folder.picture, hasFile: folder.has)
    let sources = try ReportSources(
      data: request.data, table: request.table, notebook: notebook, path: path, conventions: conventions)
    inputs += sources.files
    let request = try request.completed(by: notebook.frontMatter.defaults)
    let shaper = shaper(of: try notebook.frontMatter.fonts.installed())
    let report = try evaluate(notebook, request.options, sources, cache, shaper)
    let images = FigureImages(existingIn: ReportFolder(request.folder), shaper: shaper)
    let files = ReportFiles(report, request, creationTime: sources.creationTime, images: images, shaper: shaper)
    return Draft(
      report: report, files: files, notes: notes(of: report),
      checkGlyphs: { try checkGlyphs(notebook, sources, shaper) })
  }

  private func shaper(of fonts: FontChoice) -> TextShaper {
    lastShaper.access { last in
      if last.fonts != fonts { last = TextShaper(fonts: fonts, collectsMissing: true) }
      return last
    }
  }

  private func notes(of report: Report) -> [String] {
    let problems = report.problems.diagnostics.isEmpty ? [] : ["\(report.problems)\n"]
    let warnings = report.warnings.map { "note: \($0.label): \($0.text)" }
    return problems + warnings
      + ([report.widthNote] + [hyphenationNote(of: report)]).compactMap { $0 }.map { "note: \($0)" }
  }

  /// What is missing to divide words, where pages are made in a named language.
  private func hyphenationNote(of report: Report) -> String? {
    let hasPages = (request.formats ?? DocumentFormat.usual).contains { $0.name == DocumentFormat.pdf.name }
    guard report.document.namesLanguage, hasPages else { return nil }
    return report.document.language.patterns.problem.map { $0.message + ($0.hint.map { "; \($0)" } ?? "") }
  }

  /// Without data, every name of a column would be reported as a mistake. Reports the missing data instead.
  private func evaluate(
    _ notebook: Notebook, _ options: ReportOptions, _ sources: ReportSources, _ cache: IntervalCache?,
    _ shaper: TextShaper
  ) throws -> Report {
    var options = options
    options.day = sources.creationTime
    options.runIdentity = sources.runIdentity
    options.cache = cache
    options.optionalSources = try sources.optionalSources
    do {
      return try notebook.evaluate(sources: sources.tables, options: options, measurer: shaper)
    } catch {
      guard request.data.isEmpty, notebook.frontMatter.data.isEmpty else { throw error }
      throw Diagnostic(
        .usage, "'\(request.notebookName)' names no data", hint: "give a results file: --data FILE.csv")
    }
  }

  /// Reports every character that no font has, where it is written first.
  private func checkGlyphs(_ notebook: Notebook, _ sources: ReportSources, _ shaper: TextShaper) throws {
    let problems = shaper.takeMissing().map { missing in
      missing.problem(at: notebook.location(of: missing.character) ?? sources.location(of: missing.character))
    }
    if !problems.isEmpty { throw DiagnosticList(problems.sorted { $0.place < $1.place }) }
  }
}

extension Diagnostic {
  /// For the order of a list.
  fileprivate var place: (String, Int, Int) { (location?.file ?? "", location?.line ?? 0, location?.column ?? 0) }
}
