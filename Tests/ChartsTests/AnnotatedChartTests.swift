import Basics
import Charts
import Graphics
import GraphicsTestSupport
import Tables
import Testing

/// Reference lines, shaded parts, arrows, fits, styles of points and lines, and grids of panels.
@Suite struct AnnotatedChartTests {
  private static let table = Table([
    Column("x", numbers: [1, 2, 3, 4, 5, 6]), Column("y", numbers: [2, 4.1, 6, 7.9, 10, 12]),
    Column("group", texts: ["a", "b", "a", "b", "a", "b"]), Column("row", texts: ["p", "p", "q", "q", "q", "q"]),
    Column("size", numbers: [1, 2, .nan, 4, 5, 6]), Column("signed", numbers: [-1000, -10, 0, 0.1, 10, 1000]),
  ])

  private static func chart(
    _ mark: String, y: String = "y", _ change: (inout ChartSpecification) -> Void = { _ in }
  ) throws -> Chart {
    var specification = ChartSpecification(marks: [mark], x: Channel("x"), y: Channel(y)) { $0.width = 234 }
    change(&specification)
    return try Chart(specification, table: table)
  }

  private static func sentences(_ chart: Chart) throws -> String {
    try #require(try chart.laidOut(measurer: FixedWidthMeasurer()).omissions).sentences.joined(separator: " ")
  }

  @Test func axesHoldTheirReferences() throws {
    let chart = try Self.chart("scatter") {
      $0.rules = [ReferenceLine(20, title: "far"), ReferenceLine(9, title: "", axis: .x)]
      $0.spans = [ReferenceSpan(-4...(-2), title: "low")]
    }
    #expect(try Self.sentences(chart).isEmpty)
  }

  @Test func whatIsOutsideADomainIsTold() throws {
    let chart = try Self.chart("line") {
      ($0.x.domain, $0.y.domain) = (0...10, 0...15)
      $0.rules = [ReferenceLine(20, title: "far"), ReferenceLine(12, title: "", axis: .x)]
      $0.spans = [ReferenceSpan(16...18, title: "high")]
      $0.arrows = [ArrowNote(x: "3", y: "40", text: "nowhere")]
    }
    let told = try Self.sentences(chart)
    #expect(told.contains("The reference lines at 20, 12 are outside") && told.contains("from 16 to 18"))
    #expect(told.contains("The arrow 'nowhere' points outside"))
    let chosen = try Self.chart("line") { $0.arrows = [ArrowNote(x: "3", y: "400", text: "too high")] }
    #expect(try Self.sentences(chosen).contains("The arrow 'too high' points outside"))
  }

  /// A note names the place by the author's x and y, even if the layout has exchanged them.
  @Test(arguments: ["pareto", "bar"]) func anArrowFindsItsPlaceInATurnedChart(_ mark: String) throws {
    let names = ["a rather long name of a category", "another one that is as long", "a third"]
    let table = Table([Column("name", texts: names), Column("value", numbers: [1, 2, 3])])
    let chart = try Chart(
      ChartSpecification(marks: [mark, "arrow"], x: Channel("name"), y: Channel("value")) {
        $0.width = 150
        $0.arrows = [ArrowNote(x: names[1], y: "0.4", text: "here")]
      }, table: table)
    let laidOut = try chart.laidOut(measurer: FixedWidthMeasurer())
    #expect(laidOut.omissions?.sentences == [] && DrawingDump.text(of: laidOut.drawing).contains("text \"here\""))
  }

  @Test func aReferenceAlongCategoriesIsAnError() {
    #expect(throws: Diagnostic.self) {
      try Chart(
        ChartSpecification(marks: ["bar"], x: Channel("group"), y: Channel("y")) {
          $0.rules = [ReferenceLine(1, title: "", axis: .x)]
        }, table: Self.table.rows([0, 1]))
    }
  }

  @Test func linesOfReferenceAreDrawnWhereTheyAre() throws {
    func dashed(_ count: Int) throws -> Int {
      let chart = try Self.chart("scatter") {
        $0.rules = (0..<count).map { ReferenceLine(Double($0), title: "", axis: $0 % 2 == 0 ? .x : .y) }
      }
      return try chart.layout(measurer: FixedWidthMeasurer()).commands.painting.count { command in
        if case .stroke(_, let stroke) = command { !stroke.dash.isEmpty } else { false }
      }
    }
    #expect(try [0, 1, 3].map(dashed) == [0, 1, 3])
  }

  @Test func theSlopeIsTold() throws {
    let chart = try Self.chart("regression")
    #expect(chart.alternativeText.contains("6 points; slope 1.99 (R² 0.9997)"), "\(chart.alternativeText)")
    #expect(chart.methods.joined().contains("least squares"))
    #expect(try Self.chart("regression") { $0.fit = .loess }.methods.joined().contains("LOWESS"))
  }

  /// R² is written as 1 only if it is 1.
  @Test func aFitThatIsNotPerfectIsNotCalledOne() throws {
    func text(_ y: [Double]) throws -> String {
      let table = Table([Column("x", numbers: [1, 2, 3, 4, 5]), Column("y", numbers: y)])
      return try Chart(
        ChartSpecification(marks: ["regression"], x: Channel("x"), y: Channel("y")) { $0.width = 234 }, table: table
      ).alternativeText
    }
    #expect(try text([2, 4, 6, 8, 10]).contains("(R² 1)"))
    #expect(try text([0.1, 0.2, 0.3, 0.4, 0.5].map { 3 * $0 + 0.1 }).contains("(R² 1)"))
    #expect(try text([2, 4, 6, 8, 10.0001]).contains("(R² 0.9999999999)"))
    #expect(try text([2, 1, 4, 3, 5]).contains("(R² 0.64)"))
  }

  /// The axes end a little beyond the data, and not at the next round numbers.
  @Test(arguments: ["regression", "histogram", "density", "ecdf"])
  func axesOfNumbersEndWithTheData(_ mark: String) throws {
    let table = Table([Column("x", numbers: [103, 480, 512, 611, 899]), Column("y", numbers: [11, 13, 15, 12, 21])])
    let computed = Chart.computedValues(of: [mark]).first
    let chart = try Chart(
      ChartSpecification(marks: [mark], x: Channel("x"), y: Channel(computed ?? "y")) {
        ($0.width, $0.binWidth) = (300, mark == "histogram" ? 100 : nil)
      }, table: table)
    let texts = try PlacedText.all(in: chart.layout(measurer: FixedWidthMeasurer()), FixedWidthMeasurer())
    #expect(texts.contains { $0.text == "800" } && !texts.contains { $0.text == "1000" })
  }

  @Test func aGroupWithoutALineIsTold() throws {
    let chart = try Self.chart("regression") { $0.color = Channel("x") }
    #expect(chart.methods.joined().contains("6 groups of fewer than two different x have none"))
    #expect(try chart.laidOut(measurer: FixedWidthMeasurer()).rowsDrawn == 6)
  }

  @Test func missingSizesAreTold() throws {
    let chart = try Self.chart("scatter") { $0.size = Channel("size") }
    #expect(chart.methods.joined().contains("1 value without size is as small as can be"))
    #expect(throws: Diagnostic.self) { try Self.chart("scatter") { $0.size = Channel("signed") } }
  }

  @Test func aSmoothCurveIsNotCalledALine() throws {
    let text = try Self.chart("regression") { $0.fit = .loess }.alternativeText
    #expect(text.contains("6 points; curve from 2.0") && !text.contains("slope"), "\(text)")
  }

  /// The legend tells two titled lines of reference apart.
  @Test func linesOfReferenceHaveDashesOfTheirOwn() throws {
    let drawing = try Self.chart("scatter") {
      $0.rules = [ReferenceLine(9, title: "target"), ReferenceLine(5, title: "chance"), ReferenceLine(4, title: "")]
    }.layout(measurer: FixedWidthMeasurer())
    let dashes = drawing.strokes.map(\.stroke.dash).filter { !$0.isEmpty }
    #expect(Set(dashes).count == 2 && dashes.count == 5)
  }

  /// The text of an arrow does not cover the value of a bar.
  @Test func anArrowLeavesValuesLegible() throws {
    let table = Table([Column("name", texts: ["a", "b", "c"]), Column("value", numbers: [1, 2, 3])])
    let chart = try Chart(
      ChartSpecification(marks: ["bar"], x: Channel("name"), y: Channel("value")) {
        ($0.width, $0.annotations) = (300, .always)
        $0.arrows = [ArrowNote(x: "b", y: "2", text: "here it is")]
      }, table: table)
    let texts = try PlacedText.all(in: chart.layout(measurer: FixedWidthMeasurer()), FixedWidthMeasurer())
    let note = try #require(texts.first { $0.text == "here it is" })
    #expect(!texts.contains { $0.text != note.text && $0.overlaps(note) })
  }

  @Test func dashesTellLinesApart() throws {
    let drawing = try Self.chart("line") { $0.dash = Channel("group") }.layout(measurer: FixedWidthMeasurer())
    let dashes = drawing.commands.painting.compactMap { command -> [Double]? in
      if case .stroke(_, let stroke) = command, stroke.width == 1.2 { stroke.dash } else { nil }
    }
    #expect(Set(dashes).count == 2)
  }

  /// Lines of several groups have dashes by default, and the legend or the names at their ends show them.
  @Test(arguments: [2, 6, 7]) func groupsHaveDashes(count: Int) throws {
    let rows = (0..<count).flatMap { group in (0..<4).map { (group, Double($0)) } }
    let table = Table([
      Column("x", numbers: rows.map(\.1)), Column("y", numbers: rows.map { Double($0.0) * 0.01 + $0.1 }),
      Column("group", texts: rows.map { "group \($0.0)" }),
    ])
    for mark in ["line", "profile", "ecdf", "density", "regression"] {
      let computed = Chart.computedValues(of: [mark]).first
      let chart = try Chart(
        ChartSpecification(marks: [mark], x: Channel("x"), y: Channel(computed ?? "y")) {
          ($0.width, $0.color, $0.facet) = (234, Channel("group"), nil)
        }, table: table)
      let laidOut = try chart.laidOut(measurer: FixedWidthMeasurer())
      let dump = DrawingDump.text(of: laidOut.drawing)
      let dashes = Set(dump.matches(of: #/ dash ([0-9.,]+)/#).map(\.output.1))
      #expect(dashes.count == (count < 7 ? count - 1 : 0), "\(mark): \(dashes)")
      let isTold = laidOut.omissions?.sentences.contains { $0.hasPrefix("Only colours tell the 7 lines apart") } == true
      #expect(isTold == (count == 7), "\(mark) \(count)")
    }
  }

  @Test func bothSignsHaveAPlaceOnASymmetricScale() throws {
    let chart = try Self.chart("scatter", y: "signed") { $0.y.scale = .symlog }
    let laidOut = try chart.laidOut(measurer: FixedWidthMeasurer())
    #expect(laidOut.rowsDrawn == 6)
    let dump = DrawingDump.text(of: laidOut.drawing)
    #expect(dump.contains("\"−1000\"") && dump.contains("\"0\"") && dump.contains("\"1000\""), "\(dump)")
    #expect(chart.methods.joined().contains("linear from −1 to 1"))
  }

  @Test func panelsAreInRowsAndColumns() throws {
    let chart = try Self.chart("scatter") { ($0.facet, $0.facetRow) = (Channel("group"), Channel("row")) }
    let laidOut = try chart.laidOut(measurer: FixedWidthMeasurer())
    #expect(laidOut.rowsDrawn == 6)
    let dump = DrawingDump.text(of: laidOut.drawing)
    for head in ["p a", "p b", "q a", "q b"] { #expect(dump.contains("\"\(head)\"")) }
  }

  @Test func labelsHaveTheSizeThatIsAskedFor() throws {
    let drawing = try Self.chart("scatter") { $0.fontSize = 12 }.layout(measurer: FixedWidthMeasurer())
    let texts = try PlacedText.all(in: drawing, FixedWidthMeasurer())
    #expect(!texts.isEmpty && texts.allSatisfy { (11...13).contains($0.size) })
  }
}
