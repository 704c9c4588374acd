import Documents
import Graphics
import Notebooks
import Tables
import TestSupport
import Testing
import Typesetting

/// Renders `templates/paper.md`, a paper of four pages. The p-values come from scipy by way of
/// `Tests/References/best_values.py`.
@Suite struct PaperTemplateTests {
  private static func report() throws -> Report {
    let results = try CSVReader(textual: ["block"]).read(path: Templates.folder + "data/field_trial.csv")
    let notebook = try Notebook.parse(
      Templates.load("paper.md"), path: "paper.md", load: Templates.load, loadPicture: Templates.picture)
    return try notebook.evaluate(
      sources: ["results": results], options: ReportOptions(), measurer: FixedWidthMeasurer())
  }

  @Test func everyPartIsThere() throws {
    let report = try Self.report()
    #expect(report.document.tables.compactMap(\.label) == ["yield", "nitrogen", "sites", "cells"])
    #expect(report.document.figures.map(\.label) == ["plan", "results", "protein"])
    #expect(report.document.works.works.count == 7 && report.document.footnotes.count == 1)
    let text = MarkdownWriter.write(report.document) { $0.label }
    #expect(text.contains("**The trial never took place**") && !text.contains("{{"))
    #expect(text.contains("\\tag{3}") && text.contains("> [!NOTE]") && text.contains("## C All means"))
    let pages = try PageTypesetter(style: .a4.inTwoColumns, measurer: FixedWidthMeasurer()).pages(of: report.document)
    #expect((3...6).contains(pages.count))
  }

  @Test func theBestVarietiesAreBold() throws {
    let data = try #require(try Self.report().data["yield"])
    let rows = (0..<data.rowCount).filter { data["yield_t_mean_mark"]?.text($0) == "bold" }
    var bold: [String: Set<String>] = [:]
    for row in rows { bold[data["site"]?.text(row) ?? "", default: []].insert(data["variety"]?.text(row) ?? "") }
    #expect(
      bold == [
        "Coast": ["Aster", "Corva", "Elm"], "Valley": ["Aster", "Corva", "Elm"],
        "Plain": ["Aster", "Birk", "Corva", "Elm"], "Hill": ["Aster", "Corva", "Elm"], "Ridge": ["Birk", "Elm"],
      ])
    for (site, variety, expected) in [
      ("Coast", "Aster", 0.060152), ("Hill", "Birk", 0.037366), ("Hill", "Corva", 0.079234),
      ("Ridge", "Fenn", 0.000306),
    ] {
      let row = (0..<data.rowCount).first { data["site"]?.text($0) == site && data["variety"]?.text($0) == variety }
      #expect(abs(try #require(row.flatMap { data["yield_t_mean_p"]?.number($0) }) - expected) < 1e-6)
    }
  }
}
