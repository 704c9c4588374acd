import Basics
import Charts
import Graphics
import Tables
import Testing

/// Snapshots of charts, measured with a fixed width, and errors for charts that cannot be drawn.
@Suite struct ChartTests {
  private static let cells = Table([
    Column("depth", numbers: [1, 1, 2, 2, 2]), Column("task", texts: ["dot", "add", "dot", "add", "concat"]),
    Column("accuracy", numbers: [0.25, 1, 0.5, .nan, 0.875]), Column("easy", numbers: [0, 1, 0, 0, 0]),
  ])

  private static let bars = Table([
    Column("type", texts: ["dense", "dense", "multiply"]), Column("set", texts: ["a", "b", "a"]),
    Column("accuracy", numbers: [0.25, 0.5, 1]), Column("low", numbers: [0.125, 0.5, 0.75]),
    Column("high", numbers: [0.5, 0.625, 1]), Column("constant", numbers: [0.5, .nan, 0.25]),
  ])

  private static let curves = Table([
    Column("step", numbers: [1, 10, 100, 1, 10, 100]), Column("rate", texts: ["a", "a", "a", "b", "b", "b"]),
    Column("loss", numbers: [1, 0.5, 0.25, 1, .nan, 0.75]), Column("low", numbers: [0.9, 0.4, 0.2, 1, .nan, 0.5]),
    Column("high", numbers: [1, 0.6, 0.3, 1, .nan, 1]),
  ])

  private func expectDump(_ specification: ChartSpecification, _ table: Table, _ name: String) throws {
    let drawing = try Chart(specification, table: table).layout(measurer: FixedWidthMeasurer())
    try expectSnapshot(DrawingDump.text(of: drawing), name + ".txt")
  }

  @Test func heatmap() throws {
    let specification = ChartSpecification(marks: ["heatmap"], x: Channel("task"), y: Channel("depth")) {
      $0.fill = Channel("accuracy")
      $0.flag = "easy"
      $0.flagTitle = "easy"
      $0.showsMarginalMeans = true
      $0.width = 234
    }
    try expectDump(specification, Self.cells, "heatmap")
  }

  @Test func bar() throws {
    let specification = ChartSpecification(marks: ["bar"], x: Channel("type"), y: Channel("accuracy")) {
      $0.fill = Channel("set")
      $0.interval = IntervalColumns(low: "low", high: "high", title: "range")
      $0.baseline = "constant"
      $0.rules = [ReferenceLine(0.9, title: "solved")]
      $0.width = 234
    }
    try expectDump(specification, Self.bars, "bar")
  }

  /// Dots at the single values of each bar, texts beyond them, and points of several series side by side.
  @Test func observations() throws {
    let singles = Table([
      Column("type", texts: ["dense", "dense", "multiply"]), Column("set", texts: ["a", "a", "a"]),
      Column("accuracy", numbers: [0.125, 0.75, 1]),
    ])
    let specification = ChartSpecification(marks: ["bar"], x: Channel("type"), y: Channel("accuracy")) {
      $0.fill = Channel("set")
      $0.width = 234
    }
    let drawing = try Chart(specification, table: Self.bars, observations: singles)
      .layout(measurer: FixedWidthMeasurer())
    try expectSnapshot(DrawingDump.text(of: drawing), "observations.txt")
  }

  @Test func pointsOfSeriesStandBesideOneAnother() throws {
    let specification = ChartSpecification(
      marks: ["error_bar", "point"], x: Channel("accuracy"), y: Channel("type")
    ) {
      $0.color = Channel("set")
      $0.interval = IntervalColumns(low: "low", high: "high", title: "range")
      $0.width = 234
    }
    try expectDump(specification, Self.bars, "dodged-points")
  }

  @Test func line() throws {
    let specification = ChartSpecification(marks: ["line"], x: Channel(["step"], scale: .log), y: Channel("loss")) {
      $0.color = Channel("rate")
      $0.interval = IntervalColumns(low: "low", high: "high", title: "quartiles")
      $0.width = 234
    }
    try expectDump(specification, Self.curves, "line")
  }

  @Test func scatter() throws {
    let specification = ChartSpecification(marks: ["scatter"], x: Channel("low"), y: Channel("high")) {
      $0.facet = Channel("rate")
      $0.width = 234
    }
    try expectDump(specification, Self.curves, "scatter")
  }

  /// Labels that reach into the next panel may cost a column of panels, or some width, but the chart still fits.
  @Test(arguments: 1...24) func facetsOfAnyNumberFit(_ count: Int) throws {
    let names = (0..<2 * count).map { "operation \($0 / 2)" }
    let table = Table([
      Column("task", texts: names), Column("step", numbers: names.indices.map { $0 % 2 == 0 ? 0 : 1_000 }),
      Column("accuracy", numbers: names.indices.map { Double($0 % 2) }),
    ])
    for width in [234, 324, 374, 396, 432, 504, 540, 576, 648] {
      let specification = ChartSpecification(marks: ["line"], x: Channel("step"), y: Channel("accuracy")) {
        $0.facet = Channel("task")
        $0.width = Double(width)
      }
      let size = try Chart(specification, table: table).layout(measurer: FixedWidthMeasurer()).size
      #expect(size.width == Double(width))
    }
  }

  @Test func profile() throws {
    let specification = ChartSpecification(marks: ["profile"], x: Channel("step"), y: Channel("loss")) {
      $0.color = Channel("rate")
      $0.interval = IntervalColumns(low: "low", high: "high", title: "band")
      $0.width = 234
    }
    try expectDump(specification, Self.curves, "profile")
  }

  @Test func forest() throws {
    let table = Table([
      Column("task", texts: ["dot", "add"]), Column("difference", numbers: [0.25, -0.125]),
      Column("low", numbers: [0.125, -0.25]), Column("high", numbers: [0.5, 0.25]), Column("p", texts: ["*", "n.s."]),
    ])
    let specification = ChartSpecification(marks: ["forest"], x: Channel("difference"), y: Channel("task")) {
      $0.label = Channel("p")
      $0.interval = IntervalColumns(low: "low", high: "high", title: "range")
      $0.width = 234
    }
    try expectDump(specification, table, "forest")
  }

  /// The mean ranks of Demšar's figure 1(a). The critical difference 1.25 joins the first three and the last three.
  @Test func criticalDifference() throws {
    let table = Table([
      Column("method", texts: ["C4.5", "C4.5+m", "C4.5+cf", "C4.5+m+cf"]),
      Column("rank", numbers: [3.143, 2, 2.893, 1.964]), Column("cliques", texts: ["b", "ab", "ab", "a"]),
    ])
    var specification = ChartSpecification(marks: ["critical_difference"], x: Channel("rank"), y: Channel("method")) {
      $0.width = 234
    }
    specification.cliques = "cliques"
    specification.criticalDifference = 1.25
    try expectDump(specification, table, "critical-difference")
  }

  @Test func alternativeTextOfDifferencesAndRanks() throws {
    let table = Table([
      Column("rival", texts: ["a", "b", "c"]), Column("difference", numbers: [0.25, -0.5, 0.125]),
      Column("low", numbers: [0.125, -0.75, -0.125]), Column("high", numbers: [0.5, -0.25, 0.25]),
    ])
    let forest = ChartSpecification(marks: ["forest"], x: Channel("difference"), y: Channel("rival")) {
      $0.interval = IntervalColumns(low: "low", high: "high", title: "95% interval")
      $0.rules = [ReferenceLine(0, title: "no difference")]
      $0.width = 234
    }
    #expect(
      try Chart(forest, table: table).alternativeText
        == "Forest plot of difference by rival (3 rows). Highest 0.25 (a), lowest −0.50 (b). "
        + "Lines show the 95% interval. Wholly above no difference (0): 1 of 3 intervals; wholly below: 1.")
    let ranks = Table([Column("network", texts: ["a", "b"]), Column("rank", numbers: [1.75, 1.25])])
    let ranking = ChartSpecification(marks: ["critical_difference"], x: Channel("rank"), y: Channel("network")) {
      $0.width = 234
    }
    #expect(
      try Chart(ranking, table: ranks).alternativeText
        == "Critical-difference diagram of rank by network (2 rows). Best 1.25 (b), worst 1.75 (a).")
  }

  /// Names that would be equal after cutting are an error. The ranks after the names are never cut.
  @Test func namesOfMethodsAreToldApart() throws {
    let stem = String(repeating: "a_long_name_", count: 4)
    let table = Table([
      Column("network", texts: ["a", "b"].map { "\(stem)\($0)_\(stem)" }), Column("rank", numbers: [1.75, 1.25]),
    ])
    let narrow = ChartSpecification(marks: ["critical_difference"], x: Channel("rank"), y: Channel("network")) {
      $0.width = 234
    }
    let error = #expect(throws: Diagnostic.self) {
      try Chart(narrow, table: table).layout(measurer: FixedWidthMeasurer())
    }
    let lacking = try #require(error?.message.firstMatch(of: #/it lacks (\d+) points of width/#)?.output.1)
    var wide = narrow
    wide.width = 234 + (Double(lacking) ?? 0)
    let dump = try DrawingDump.text(of: Chart(wide, table: table).layout(measurer: FixedWidthMeasurer()))
    #expect(dump.contains("\(stem) 1.75") && dump.contains("\(stem) 1.25"))
  }

  @Test func alternativeTextSaysTheFinding() throws {
    let heatmap = ChartSpecification(marks: ["heatmap"], x: Channel("task"), y: Channel("depth")) {
      $0.fill = Channel("accuracy")
      $0.width = 234
    }
    #expect(
      try Chart(heatmap, table: Self.cells).alternativeText
        == "Heatmap of accuracy by depth (2 rows) and task (3 columns). Highest 1.00 (1, add), lowest 0.25 (1, dot). "
        + "By row, the mean is highest for 2 (0.69) and lowest for 1 (0.62). 2 of 6 cells: no data. "
        + "1 of 5 values is not drawn: 1 missing.")
    let bar = ChartSpecification(marks: ["bar"], x: Channel("type"), y: Channel("accuracy")) {
      $0.fill = Channel("set")
      $0.width = 234
    }
    #expect(
      try Chart(bar, table: Self.bars).alternativeText
        == "Bar chart of accuracy by type (2 bars), with a bar for each set. Highest 1.00 (multiply, a), "
        + "lowest 0.25 (dense, a).")
  }

  @Test(arguments: [
    (ChartSpecification(marks: ["pie"], x: Channel("type"), y: Channel("accuracy")), "unknown mark 'pie'"),
    (ChartSpecification(marks: ["bar"], x: Channel("tipe"), y: Channel("accuracy")), "unknown column 'tipe'"),
    (
      ChartSpecification(marks: ["bar"], x: Channel("type"), y: Channel("accuracy")),
      "more than one row falls in 'dense'"
    ),
    (ChartSpecification(marks: ["heatmap"], x: Channel("type"), y: Channel("set")), "'heatmap' needs 'fill'"),
    (ChartSpecification(marks: ["bar"], x: Channel("type"), y: Channel("set")), "'y' needs numbers"),
  ])
  func mistakesAreNamed(specification: ChartSpecification, message: String) {
    do throws(Diagnostic) {
      _ = try Chart(specification, table: Self.bars)
      Issue.record("no error")
    } catch {
      #expect(error.message.contains(message))
      #expect(error.kind == .badData)
    }
  }

  @Test func tooSmallAPageSaysByHowMuch() throws {
    let chart = try Chart(Samples.heatmap(width: 100), table: Samples.networkByTask())
    do throws(Diagnostic) {
      _ = try chart.layout(measurer: FixedWidthMeasurer())
      Issue.record("no error")
    } catch {
      #expect(error.message.contains("points"))
    }
  }

  @Test func noRowsGiveAnEmptyPicture() throws {
    let specification = ChartSpecification(marks: ["heatmap"], x: Channel("task"), y: Channel("depth")) {
      $0.fill = Channel("accuracy")
      $0.width = 234
    }
    let drawing = try Chart(specification, table: Self.cells.rows([])).layout(measurer: FixedWidthMeasurer())
    #expect(DrawingDump.text(of: drawing).contains("no rows"))
  }
}
