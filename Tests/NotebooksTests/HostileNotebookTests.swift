import Basics
import CairoGraphics
import Documents
import Notebooks
import Tables
import TestSupport
import Testing
import Typesetting

/// Renders random hostile notebooks. Each gives a report in every format, or is refused with readable mistakes, and
/// none takes long. `REASONOPS_FUZZ_FACTOR=200` makes 200 times as many.
@Suite(.serialized) struct HostileNotebookTests {
  /// The limit for a debug build on a busy machine. A release build takes about a hundredth of it.
  private static let patience = Duration.seconds(60)

  @Test func noneStopsTheProgram() throws {
    var outcomes = (reports: 0, refusals: 0)
    for round in 0..<FuzzRounds.count(usual: 150) {
      var notebooks = HostileNotebooks(round)
      let (notebook, table, bibliography) = notebooks.next()
      let taken = ContinuousClock().measure {
        do {
          try write(notebook, table, bibliography)
          outcomes.reports += 1
        } catch {
          #expect(error is Diagnostic || error is DiagnosticList, "round \(round): \(error)")
          outcomes.refusals += 1
        }
      }
      #expect(taken < Self.patience, "round \(round) took \(taken)")
    }
    // Most notebooks are refused. The others go through charts, tables and pages.
    #expect(outcomes.reports > 0 && outcomes.refusals > 0)
  }

  private func write(_ text: String, _ csv: String, _ bibliography: String) throws {
    let notebook = try Notebook.parse(text, path: "n.md") { _ in bibliography }
    let table = try CSVReader().read(bytes: Array(csv.utf8), file: "a.csv")
    var options = ReportOptions()
    options.isLenient = true
    let shaper = TextShaper(collectsMissing: true)
    let document = try notebook.evaluate(sources: ["results": table], options: options, measurer: shaper).document
    _ = MarkdownWriter.write(document) { "figures/\($0.label).png" }
    _ = html(document)
    let pages = try PageTypesetter(measurer: shaper).pages(of: document)
    for page in pages.prefix(3) { _ = try CairoRenderer.png(page, dpi: 30, shaper: shaper) }
  }
}
