import Basics
import Documents
import Graphics
import Notebooks
import Reports
import Tables
import TestSupport
import Testing

/// `templates/everything.md` in every format.
@Suite struct DocumentFormatTests {
  private static let notebook =
    #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    + "/templates/everything.md"

  /// Conventions without any knowledge about results.
  private static let conventions = ResultsConventions(
    reader: CSVReader(), exclusions: { _ in [] }, identity: { _ in nil }, exampleRuns: [Array(#"{"host": ""}"#.utf8)],
    key: [],
    knownTables: { _ in [:] })

  @Test(arguments: DocumentFormat.all.map(\.name))
  func everyFormatRendersEveryConstruct(_ name: String) throws {
    let text = try ScratchFolder.with { folder in
      var request = ReportRequest(notebook: Self.notebook, named: "everything", data: [], folder: folder.path)
      request.formats = try DocumentFormat.named(in: name)
      try ReportPipeline(request, conventions: Self.conventions).update()
      return try Self.text(ofFile: folder("report.\(name)"))
    }
    let missing = try Self.words(isSource: name == "tex").subtracting(Self.words(of: text))
    #expect(missing.isEmpty, "report.\(name) lacks words of the document: \(missing.sorted())")
  }

  @Test(arguments: ReportBundle.all.map(\.name))
  func everyBundleHoldsEveryConstruct(_ name: String) throws {
    try ScratchFolder.with { folder in
      var request = ReportRequest(notebook: Self.notebook, named: "everything", data: [], folder: folder("out"))
      request.formats = try DocumentFormat.named(in: "tex")
      request.bundles = [try ReportBundle.all.named(name, what: "bundle")]
      try ReportPipeline(request, conventions: Self.conventions).update()
      _ = try #require(try Tool.run("tar", ["-xzf", folder("out/\(name).tar.gz"), "-C", folder.path]))
      let text = try folder.text("report.tex")
      #expect(try text == folder.text("out/report.tex"))
      for figure in text.matches(of: /\\includegraphics.*\{(.*)\}/) {
        #expect(try folder.bytes(String(figure.1)).starts(with: "%PDF-".utf8))
      }
    }
  }

  /// A PDF needs a title: without one, viewers would show the file name.
  @Test func aReportWithoutATitleHasOne() throws {
    try ScratchFolder.with { folder in
      let notebook = try folder.write("No head at all.\n", to: "n.md")
      var request = ReportRequest(notebook: notebook, named: "n", data: [], folder: folder("out"))
      request.formats = try DocumentFormat.named(in: "pdf")
      try ReportPipeline(request, conventions: Self.conventions).update()
      let facts = try #require(try Tool.run("pdfinfo", [folder("out/report.pdf")]))
      #expect(facts.contains(/Title: +Report/))
    }
  }

  @Test func aFormatNamedTwiceIsWrittenOnce() throws {
    let first = try #require(DocumentFormat.all.first).name
    #expect(try DocumentFormat.named(in: "\(first),\(first)").map(\.name) == [first])
    #expect(throws: Diagnostic.self) { try DocumentFormat.named(in: "\(first),nothing") }
  }

  /// Returns the words that a reader of the document sees.
  ///
  /// - Parameter isSource: True for a format in which another program adds numbers, the list of works and superscripts.
  private static func words(isSource: Bool) throws -> Set<String> {
    let folder = NotebookFolder(of: notebook)
    let parsed = try Notebook.parse(
      try InputFile.text(at: notebook), path: notebook, load: folder.text, loadPicture: folder.picture)
    let sources = try ReportSources(data: [], notebook: parsed, path: notebook, conventions: conventions)
    let report = try parsed.evaluate(
      sources: sources.tables, options: ReportOptions(), measurer: FixedWidthMeasurer())
    var document = report.document
    if isSource, let index = document.blocks.lastIndex(of: .heading(DocumentLanguage.english.references)) {
      document.blocks.removeSubrange(index...)
    }
    let blocks = document.abstract + document.blocks + document.footnotes.flatMap(\.self)
    var texts = [document.title, document.subtitle] + document.figures.map(\.fullCaption)
    _ = blocks.mapTexts { text -> [Inline] in
      texts.append(text)
      return text
    }
    // Leave out formulas, because they are written as TeX, MathML or glyphs, depending on the format.
    texts = texts.map { $0.filter { if case .formula = $0 { false } else { true } } }
    let codes = blocks.compactMap { if case .code(let code) = $0 { code.text } else { nil } }
    let words = words(of: (texts.map(\.plainText) + codes + document.authors.map(\.name)).joined(separator: " "))
    return isSource ? words.filter { word in !word.contains { $0.isNumber } } : words
  }

  private static func words(of text: String) -> Set<String> {
    Set(text.split { !$0.isLetter && !$0.isNumber }.map(String.init))
  }

  private static func text(ofFile path: String) throws -> String {
    let bytes = try InputFile.bytes(at: path)
    guard bytes.starts(with: "%PDF-".utf8) else { return String(decoding: bytes, as: UTF8.self) }
    let text = try #require(try Tool.run("pdftotext", [path, "-"]))
    // A hyphen at the end of a line may divide a word or belong to it, so take both readings.
    return text + text.replacing("-\n", with: "")
  }
}
