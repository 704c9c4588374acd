import Basics
import Documents
import Graphics
import Tables
import Testing

/// The templates on small data: all twenty-six published rows, and a table with every column.
@Suite struct TemplateTests {
  private static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

  private static func sources(_ results: Table) -> [String: Table] {
    let tasks = results["task"]!.distinctValues()
    let datasets = results["dataset"]!.distinctValues()
    let types = results["network_type"]!.distinctValues()
    let problems = tasks.flatMap { task in datasets.map { (task, $0) } }
    return [
      "results": results,
      "baselines": Table([
        Column("task", texts: problems.map(\.0)), Column("dataset", texts: problems.map(\.1)),
        Column("constant_accuracy", numbers: problems.indices.map { $0.isMultiple(of: 3) ? 1 : 0.25 }),
      ]),
      "tasks": Table([
        Column("task", texts: tasks), Column("target", texts: tasks),
        Column("output_width", numbers: tasks.map { _ in 1 }),
      ]),
      "datasets": Table([Column("dataset", texts: datasets), Column("examples", texts: datasets)]),
      "networks": Table([Column("network_type", texts: types), Column("computation", texts: types)]),
    ]
  }

  private static func writeup(_ sources: [String: Table]) throws -> Report {
    let path = root + "/templates/writeup.md"
    return try Notebook.parse(try InputFile.text(at: path), path: path)
      .evaluate(sources: sources, options: ReportOptions(), measurer: FixedWidthMeasurer())
  }

  private static var published: Table {
    get throws { try CSVReader().read(path: root + "/Tests/Fixtures/published_sample.csv") }
  }

  /// The published rows as a run of ours would have recorded them.
  private static var complete: Table {
    get throws {
      let rows = try published
      let n = rows.rowCount
      let texts = [("protocol", "corrected"), ("status", "finished"), ("reason", "")]
      let numbers = [
        "seed", "exact_match", "r2", "validation_loss", "accuracy_seen", "parameters", "train_steps_total",
      ]
      let added =
        texts.map { name, text in Column(name, texts: Array(repeating: text, count: n)) }
        + numbers.map { Column($0, numbers: Array(repeating: 1, count: n)) }
      return added.reduce(rows) { $0.adding($1) }
    }
  }

  @Test func thePublishedRowsGiveACompleteWriteup() throws {
    let report = try Self.writeup(Self.sources(Self.published))
    let text = MarkdownWriter.write(report.document) { "figures/\($0.label).png" }
    let labels = [
      "by-network", "network-by-task", "network-by-dataset", "by-type", "by-depth", "by-activation",
      "depth-by-activation", "task-by-dataset",
    ]
    #expect(report.figures.map(\.label) == labels)
    #expect(text.contains("The file has 26 rows: 26 trials in 26 cells"))
    #expect(text.contains("| Processor | not recorded |"))
    #expect(text.contains("The results name no protocol."))
    #expect(!text.contains("demonstration") && !text.contains("{{") && !text.contains("<!-- when"))
    #expect(
      report.figures[0].data.columnNames.prefix(5) == [
        "network_type", "network_depth", "network_activation", "cells", "accuracy_mean",
      ])
    #expect(report.figures[3].data.columnNames.prefix(3) == ["network_type", "cells", "accuracy_mean"])
    let pages = try PageTypesetter(measurer: FixedWidthMeasurer()).pages(of: report.document)
    #expect(pages.count > 5)
    #expect(html(report.document).contains("<figure id=\"fig-by-type\">"))
  }

  @Test func aRunOfTheDemonstrationSaysSoFirstOfAll() throws {
    var sources = Self.sources(try Self.complete)
    sources["run"] = Table([Column("grid", texts: ["quick"]), Column("processor", texts: ["an abacus"])])
    let report = try Self.writeup(sources)
    guard case .paragraph(let first)? = report.document.abstract.first else { return }
    #expect(first.plainText.hasPrefix("This is a demonstration. Its grid, quick, trains"))
    let text = MarkdownWriter.write(report.document) { $0.label }
    #expect(text.contains("| Processor | an abacus |") && text.contains("The results follow the protocol corrected."))
    #expect(text.contains(" Results\n") && text.contains(" Beyond the tolerance\n"))
  }

  @Test func everyLabelOfTheMarkdownIsInThePages() throws {
    let report = try Self.writeup(Self.sources(Self.complete))
    let pages = try PageTypesetter(measurer: FixedWidthMeasurer()).pages(of: report.document)
    let text = pages.flatMap { $0.texts.map(\.text) }.joined()
    for figure in report.figures { #expect(text.contains("Figure \(figure.number).")) }
    for table in report.tables { #expect(text.contains("Table \(table.number ?? 0).")) }
  }
}
