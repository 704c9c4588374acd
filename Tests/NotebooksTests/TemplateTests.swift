import Basics
import Documents
import Graphics
import GraphicsTestSupport
import Notebooks
import Tables
import Testing
import Typesetting

/// The templates on small data: a sample of 26 published rows, and the same rows with every column.
@Suite struct TemplateTests {
  private static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

  static func sources(_ results: Table) -> [String: Table] {
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
    try render("writeup", sources)
  }

  static func render(
    _ template: String, _ sources: [String: Table], _ options: ReportOptions = ReportOptions()
  ) throws -> Report {
    let path = root + "/templates/\(template).md"
    let notebook = try Notebook.parse(try InputFile.text(at: path), path: path) { name throws(Diagnostic) in
      try InputFile.text(at: "\(root)/templates/\(name)")
    }
    return
      try notebook
      .evaluate(sources: sources, options: options, measurer: FixedWidthMeasurer())
  }

  static var published: Table {
    get throws { try fixture("published_sample") }
  }

  private static func fixture(_ name: String) throws -> Table {
    try CSVReader().read(path: root + "/Tests/Fixtures/\(name).csv")
  }

  /// Renders the template `writeup` on a fixture. Its baselines are so low that no constant output solves a problem.
  private static func verdict(_ fixture: String, without network: String = "") throws -> String {
    let table = try Self.fixture(fixture)
    let types = table["network_type"]!
    let rows = (0..<table.rowCount).filter { types.text($0) != network }
    var sources = sources(table.rows(rows))
    let baselines = sources["baselines"]!
    sources["baselines"] = baselines.adding(
      Column("constant_accuracy", numbers: (0..<baselines.rowCount).map { _ in 0.5 }))
    return MarkdownWriter.write(try writeup(sources).document) { $0.label }
  }

  /// The published rows with the columns that this program would have recorded.
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
      "solved", "by-network", "network-by-task", "by-type", "by-depth", "by-activation", "depth-by-activation",
      "task-by-dataset",
    ]
    #expect(report.figures.map(\.label) == labels)
    #expect(text.contains("The file has 26 rows: 26 trials in 26 cells"))
    #expect(text.contains("| Processor | not recorded |"))
    #expect(text.contains("The results name no protocol."))
    #expect(!text.contains("demonstration") && !text.contains("{{") && !text.contains("<!-- when"))
    #expect(
      report.data(ofFigure: 1).columnNames.prefix(5) == [
        "network_type", "network_depth", "network_activation", "cells", "accuracy_mean",
      ])
    #expect(report.data(ofFigure: 3).columnNames.prefix(3) == ["network_type", "cells", "accuracy_mean"])
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
    #expect(text.contains(" Results\n") && text.contains(" Stricter measures\n"))
  }

  /// A made-up study in which `multiply` solves more, and one in which it solves less.
  @Test func theVerdictFollowsTheData() throws {
    let wins = try Self.verdict("multiply_wins")
    #expect(wins.contains("**H1 is supported.**") && wins.contains("**H4 is supported.**"))
    #expect(wins.contains("So the claim of 2018 holds where it matters most"))
    #expect(!wins.contains("H1 is refuted") && !wins.contains("demonstration"))
    #expect(wins.contains("**Where a product is better.** On "))
    let loses = try Self.verdict("multiply_loses")
    #expect(loses.contains("**Where a product is better.** There is no problem"))
    #expect(loses.contains("**H1 is refuted.**") && loses.contains("makes H2 refuted."))
    #expect(loses.contains("So the claim of 2018 does not hold"))
    #expect(!loses.contains("is supported"))
  }

  @Test func aVerdictWithoutItsNetworksSaysSo() throws {
    let text = try Self.verdict("multiply_wins", without: "multiply")
    #expect(text.contains("**H1 cannot be decided.** There is no product or Boolean problem on which both"))
    #expect(
      text.contains(
        "There is no problem that no constant output solves and on which the results have both `multiply_1_linear`"))
    let partial = try Self.verdict("multiply_wins", without: "two_tower_sum")
    #expect(partial.contains("**H1 is supported.**") && partial.contains("**H4 cannot be decided.**"))
    #expect(!partial.contains("So the claim of 2018 holds"))
  }

  /// The published rows compared with themselves, and compared with themselves without the last ten.
  @Test func theReproductionComparesTwoFiles() throws {
    let rows = try Self.published
    var sources = Self.sources(rows)
    sources["published"] = rows
    let same = MarkdownWriter.write(try Self.render("reproduction", sources).document) { $0.label }
    #expect(same.contains("26 cells have an accuracy in both files."))
    #expect(same.contains("100.0%\nagree within 0.01 and\n100.0%\nwithin 0.05, and the mean difference"))
    #expect(same.contains("Each file has every cell of the other."))
    sources["results"] = rows.rows(Array(0..<16))
    let fewer = try Self.render("reproduction", sources)
    let text = MarkdownWriter.write(fewer.document) { $0.label }
    #expect(text.contains("10 cells have an accuracy in the published file only."))
    #expect(fewer.figures.map(\.label) == ["scatter"])
    #expect(text.contains("**Only a sample of the published rows is compared here**: 26 of 1,296"))
  }

  /// A second run without the faults, in which every accuracy is 0.25 higher.
  @Test func aRunWithoutTheFaultsIsSetBesideTheReproduction() throws {
    let rows = try Self.complete
    var sources = Self.sources(rows)
    sources["published"] = try Self.published
    let accuracy = rows["accuracy"]!
    let columns = rows.columns.map { column in
      column.name == "accuracy"
        ? Column("accuracy", numbers: (0..<rows.rowCount).map { accuracy.number($0)! + 0.25 }) : column
    }
    sources["corrected"] = Table(columns)
    let report = try Self.render("reproduction", sources)
    #expect(report.figures.map(\.label) == ["scatter", "faults-scatter"])
    let text = MarkdownWriter.write(report.document) { $0.label }
    #expect(text.contains("has 26 cells in common with this one."))
    #expect(text.contains("`dense` changes by\n  0.250 [0.250, 0.250]"))
  }

  @Test func everyLabelOfTheMarkdownIsInThePages() throws {
    let report = try Self.writeup(Self.sources(Self.complete))
    let pages = try PageTypesetter(measurer: FixedWidthMeasurer()).pages(of: report.document)
    let text = pages.flatMap { $0.texts.map(\.text) }.joined()
    for figure in report.figures { #expect(text.contains("Figure \(figure.number ?? 0).")) }
    for table in report.tables { #expect(text.contains("Table \(table.number ?? 0).")) }
  }
}
