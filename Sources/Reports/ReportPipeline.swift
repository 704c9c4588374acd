import Analysis
import Basics
import CairoGraphics
import Documents
import Graphics
import Notebooks

/// Makes the files of a report: reads the notebook and the data, evaluates, and writes what has changed.
package struct ReportPipeline: Sendable {
  let request: ReportRequest
  private let conventions: ResultsConventions
  /// The last shaper. It is kept for the next render, because most words of a text stay the same and are shaped
  /// already.
  private let lastShaper = Monitor(TextShaper(collectsMissing: true))

  package init(_ request: ReportRequest, conventions: ResultsConventions) {
    self.request = request
    self.conventions = conventions
  }

  /// Writes what has changed and prints a summary.
  ///
  /// - Returns: The paths of all files that the report was made from.
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

  /// The differences between the folder and what would be written now.
  package struct Staleness {
    package var files: [ReportFolder.Change]
    /// The changed values in texts; nil if the last render recorded no values.
    package var values: [MovedNumber]?
    /// The changed numbers of tables and of the data behind figures.
    package var cells: [MovedNumber] = []
  }

  /// Returns what is out of date. Writes nothing.
  ///
  /// - Parameter isExplained: True if numbers are compared too.
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

  /// The files of the command line.
  ///
  /// - Throws: `usage` if one of them is a stream, which cannot be read again.
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

  /// Updates the report. Prints errors instead of throwing them, because the user can correct them during the watch.
  private func updateOrTell() throws -> [String] {
    do {
      return try update()
    } catch let error as any CustomStringConvertible & Error where error is Diagnostic || error is DiagnosticList {
      Console.error(error.description)
      return [request.notebook] + ReportSources.files(in: request.data)
    }
  }

  /// Returns all files of the report, and all files that it was made from.
  private func made(_ cache: IntervalCache?) throws -> (files: [OutputFile], inputs: [String], report: Report) {
    var inputs: [String] = []
    let draft = try draft(cache, reading: &inputs)
    for note in draft.notes { Console.error(note) }
    let files = try draft.files.all()
    try draft.checkGlyphs()
    return (files, inputs, draft.report)
  }

  /// A report that is evaluated but not written.
  struct Draft {
    var report: Report
    var files: ReportFiles
    /// The notes for its author.
    var notes: [String]
    /// Throws an error for each character that no font has, among the texts that were measured so far.
    var checkGlyphs: () throws -> Void
  }

  /// Reads and evaluates the notebook and its data.
  ///
  /// - Parameters:
  ///   - cache: The intervals of the last render; nil for none.
  ///   - inputs: Receives the paths of all files that are read, also if an error is thrown.
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
      report: report, files: files,
      notes: notes(of: report) + (latexNote(of: files, request).map { ["note: \($0)"] } ?? []),
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

  /// Returns which letters of the LaTeX source pdfLaTeX cannot print, or nil if there are none.
  private func latexNote(of files: ReportFiles, _ request: ReportRequest) -> String? {
    let hasLaTeX = (request.formats ?? DocumentFormat.usual).contains { $0.name == DocumentFormat.latex.name }
    guard hasLaTeX || request.bundles.contains(where: { $0.name == ReportBundle.arxiv.name }) else { return nil }
    let letters = Set(files.sources.filter { !$0.name.hasSuffix(".bib") }.flatMap { $0.text.unicodeScalars })
    let unknown = letters.filter { !LaTeXLetters.isKnown($0) }.sorted { $0.value < $1.value }
    guard !unknown.isEmpty else { return nil }
    let first = unknown.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
    return
      "pdfLaTeX cannot print \(first)\(unknown.count > 8 ? ", …" : "") in report.tex; compile it with XeLaTeX or LuaLaTeX"
  }

  /// Returns why words cannot be hyphenated, if pages are made in a named language without installed patterns.
  private func hyphenationNote(of report: Report) -> String? {
    let hasPages = (request.formats ?? DocumentFormat.usual).contains { $0.name == DocumentFormat.pdf.name }
    guard report.document.namesLanguage, hasPages else { return nil }
    return report.document.language.patterns.problem.map { $0.message + ($0.hint.map { "; \($0)" } ?? "") }
  }

  /// Evaluates the notebook. Without any data every column name would be an error, so the missing data is reported
  /// in place of these errors.
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
      let others = error.diagnostics.filter { !["column", "source"].contains($0.unknown) }
      guard others.count < error.diagnostics.count else { throw error }
      let lack = Diagnostic(
        .usage, "'\(request.notebookName)' names no data", hint: "give a results file: --data FILE.csv")
      // Some of the others may only follow from it, so a few are enough.
      let shown = others.prefix(3)
      throw shown.isEmpty ? lack : DiagnosticList([lack] + shown, others: error.others + others.count - shown.count)
    }
  }

  /// Throws an error for each character that no font has, at its first occurrence in the notebook or the data.
  private func checkGlyphs(_ notebook: Notebook, _ sources: ReportSources, _ shaper: TextShaper) throws {
    let problems = shaper.takeMissing().map { missing in
      missing.problem(at: notebook.location(of: missing.character) ?? sources.location(of: missing.character))
    }
    if !problems.isEmpty { throw DiagnosticList(problems.sorted { $0.place < $1.place }) }
  }
}

extension Diagnostic {
  /// The sort key of a list of errors.
  fileprivate var place: (String, Int, Int) { (location?.file ?? "", location?.line ?? 0, location?.column ?? 0) }
}
