import Analysis
import Basics
import CairoGraphics
import Notebooks

/// From a request to the files of its report: reads the notebook and the data, evaluates, and writes what has changed.
package struct ReportPipeline: Sendable {
  private let request: ReportRequest
  private let conventions: ResultsConventions
  /// Kept from one rendering to the next: most words of a text are those of the last time.
  private let shaper = TextShaper(collectsMissing: true)

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
    let (files, inputs) = try files(cache)
    let known = Inputs(inputs)
    let changes = try ReportFolder(request.folder)
      .update(files, inputs: known, replacesOthers: request.replacesOtherFiles)
    RenderSummary(files, changes: changes, folder: request.folder).print()
    try IntervalFile.write(cache.intervals, folder: request.folder, inputs: known)
    return inputs
  }

  /// The files in the folder that differ from what would be written now.
  package func stale() throws -> [ReportFolder.Change] {
    try ReportFolder(request.folder).stale(files(nil).files)
  }

  /// Updates whenever the notebook or its data change, until the program is stopped.
  package func watch() throws {
    let files = [request.notebook] + ReportSources.files(in: request.data)
    if let stream = files.first(where: InputFile.isStream) {
      throw Diagnostic(
        .usage, "'\(stream)' is a stream, which can be read only once",
        hint: "give --watch files that it can read again")
    }
    try FileWatch.run(files, updateOrTell)
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
  private func files(_ cache: IntervalCache?) throws -> (files: [OutputFile], inputs: [String]) {
    let path = request.notebook
    let folder = NotebookFolder(of: path, templates: request.templates)
    let notebook = try Notebook.parse(
      try InputFile.text(at: path), path: path, allowsHTML: request.allowsHTML, load: folder.text,
      loadPicture: folder.picture, hasFile: folder.has)
    let sources = try ReportSources(
      data: request.data, table: request.table, notebook: notebook, path: path, conventions: conventions)
    let request = try request.completed(by: notebook.frontMatter.defaults)
    let report = try evaluate(notebook, request.options, sources, cache)
    if !report.problems.diagnostics.isEmpty { Console.error("\(report.problems)\n") }
    for (label, warning) in report.warnings { Console.error("note: \(label): \(warning)") }
    if let note = report.widthNote { Console.error("note: \(note)") }
    let images = FigureImages(existingIn: ReportFolder(request.folder), shaper: shaper)
    let files = ReportFiles(report, request, creationTime: sources.creationTime, images: images, shaper: shaper)
    let all = try files.all()
    try checkGlyphs(notebook, sources)
    return (all, [path] + folder.files + sources.files)
  }

  /// Without data, every name of a column would be reported as a mistake. Reports the missing data instead.
  private func evaluate(
    _ notebook: Notebook, _ options: ReportOptions, _ sources: ReportSources, _ cache: IntervalCache?
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
  private func checkGlyphs(_ notebook: Notebook, _ sources: ReportSources) throws {
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
