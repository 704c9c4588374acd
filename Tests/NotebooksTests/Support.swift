import Basics
import CairoGraphics
import Documents
import Graphics
import Notebooks
import Tables

/// Twelve trials of two networks on three tasks. The names of its columns have no special meaning in notebooks.
let sampleTable = Table([
  Column("task", texts: ["sum", "sum", "sum", "sum", "dot", "dot", "dot", "dot", "max", "max", "max", "max"]),
  Column("network", texts: ["a", "a", "b", "b", "a", "a", "b", "b", "a", "a", "b", "b"]),
  Column("seed", numbers: [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]),
  Column("accuracy", numbers: [1, 1, 0.5, 0.7, 0.25, 0.35, 1, 1, 0.99, 1, .nan, 0.8]),
])

/// Front matter whose columns are optional, so that it also fits other tables.
let sampleHead = """
  ---
  title: Sample
  identity: {cell: ["task?", "network?"], replicate: ["seed?"]}
  ranges: {"accuracy?": [0, 1]}
  ---

  """

/// The templates about loaves of bread.
enum Templates {
  static let folder = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/templates/"

  static func load(_ path: String) throws(Diagnostic) -> String { try InputFile.text(at: folder + path) }

  static func picture(_ path: String) throws(Diagnostic) -> Picture {
    try PictureReader.read(try InputFile.bytes(at: folder + path), path: path)
  }

  static var loaves: String { get throws { try load("data/loaves.csv") } }

  /// - Parameter loaves: The text of the CSV; nil for the file itself.
  static func report(
    _ text: String, path: String, loaves: String? = nil, measurer: any TextMeasurer = FixedWidthMeasurer()
  ) throws -> Report {
    let csv = try loaves ?? Self.loaves
    let results = try CSVReader(textual: ["loaf"]).read(bytes: Array(csv.utf8), file: "loaves.csv")
    let flours = try CSVReader().read(bytes: Array(load("data/flours.csv").utf8), file: "flours.csv")
    return try Notebook.parse(text, path: path, load: load, loadPicture: picture)
      .evaluate(sources: ["results": results, "flours": flours], options: ReportOptions(), measurer: measurer)
  }
}

func head(with line: String) -> String {
  sampleHead.replacing("title: Sample\n", with: "title: Sample\n\(line)\n")
}

func render(
  _ body: String, head: String = sampleHead, sources: [String: Table] = ["results": sampleTable],
  options: ReportOptions = ReportOptions()
) throws -> Report {
  try Notebook.parse(head + body, path: "test.md").evaluate(
    sources: sources, options: options, measurer: FixedWidthMeasurer())
}

func markdown(
  _ body: String, head: String = sampleHead, sources: [String: Table] = ["results": sampleTable],
  options: ReportOptions = ReportOptions()
) throws -> String {
  let report = try render(body, head: head, sources: sources, options: options)
  return MarkdownWriter.write(report.document) { "figures/\($0.label).png" }
}

func html(_ document: Document) -> String {
  HTMLWriter(stylesheet: .linked("report.css")) { "figures/\($0.label).png" }.write(document)
}

/// Returns the mistakes of a notebook as `line:column: message`.
func mistakes(
  _ text: String, sources: [String: Table] = ["results": sampleTable], options: ReportOptions = ReportOptions()
) -> [String] {
  do {
    _ = try Notebook.parse(text, path: "test.md").evaluate(
      sources: sources, options: options, measurer: FixedWidthMeasurer())
    return []
  } catch {
    return error.diagnostics.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0): \($0.message)" }
  }
}

extension Report {
  /// Returns the data behind a figure, which is counted from 0.
  func data(ofFigure index: Int) -> Table { data[figures[index].label] ?? Table() }
}
