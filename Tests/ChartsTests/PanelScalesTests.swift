import Basics
import Charts
import Graphics
import Tables
import Testing

/// Panels with axes of their own, with the same meaning as in ggplot2.
@Suite struct PanelScalesTests {
  private static let table = Table([
    Column("x", numbers: [0, 10, 0, 1000, 0, 10, 0, 1000]), Column("y", numbers: [0, 4, 0, 70, 0, 300, 0, 90_000]),
    Column("name", texts: ["a", "b", "c", "d", "a", "b", "c", "d"]),
    Column("task", texts: ["p", "p", "q", "q", "p", "p", "q", "q"]),
    Column("data", texts: ["u", "u", "u", "u", "v", "v", "v", "v"]),
  ])

  private static func chart(
    _ mark: String, _ scales: PanelScales, x: String = "x", row: String? = nil, facet: String? = "task",
    _ change: (inout ChartSpecification) -> Void = { _ in }
  ) throws -> Chart {
    var specification = ChartSpecification(marks: [mark], x: Channel(x), y: Channel("y")) {
      ($0.width, $0.scales) = (396, scales)
      ($0.facet, $0.facetRow) = (facet.map { Channel($0) }, row.map { Channel($0) })
    }
    change(&specification)
    return try Chart(specification, table: table)
  }

  /// Returns the texts of a chart with their positions.
  private static func texts(_ chart: Chart) throws -> [PlacedText] {
    let laidOut = try chart.laidOut(measurer: FixedWidthMeasurer())
    #expect(laidOut.rowsDrawn == table.rowCount && laidOut.omissions?.sentences == [])
    let texts = try PlacedText.all(in: laidOut.drawing, FixedWidthMeasurer())
    for (index, text) in texts.enumerated() {
      #expect(text.isInside(laidOut.drawing.size))
      for other in texts[(index + 1)...] { #expect(!text.overlaps(other), "\(text) and \(other)") }
    }
    return texts
  }

  @Test(arguments: [
    (PanelScales.fixed, ["1000"], ["80000"]), (.free, ["10", "1000"], ["300", "80000"]),
    (.freeX, ["10", "1000"], ["80000"]), (.freeY, ["1000"], ["300", "80000"]),
  ])
  func panelsHaveTheirOwnAxes(scales: PanelScales, x: [String], y: [String]) throws {
    let chart = try Self.chart("scatter", scales)
    let texts = try Self.texts(chart).map { $0.text.replacing(",", with: "") }
    for label in x + y { #expect(texts.contains(label), "\(label) of \(texts)") }
    if !scales.rawValue.hasPrefix("free") || scales == .freeY { #expect(!texts.contains("10")) }
    if scales == .fixed || scales == .freeX { #expect(!texts.contains("300")) }
    let words = ["free": "Each panel has its own x and y axes.", "fixed": nil][scales.rawValue]
    #expect(chart.methods.first == words ?? "Each panel has its own \(scales == .freeX ? "x" : "y") axis.")
  }

  /// In a grid, the panels of a row share y, and the panels of a column share x.
  @Test func inAGridRowsAndColumnsShare() throws {
    let texts = try Self.texts(try Self.chart("scatter", .free, row: "data"))
    func count(_ text: String) -> Int { texts.count { $0.text.replacing(",", with: "") == text } }
    #expect(count("10") == 1 && count("1000") == 1)
    #expect(count("60") == 1 && count("80000") == 1, "\(texts)")
  }

  @Test func panelsHaveOnlyTheirCategories() throws {
    func names(_ scales: PanelScales) throws -> [String] {
      try Self.texts(try Self.chart("bar", scales, x: "name", row: "data", facet: "task")).map(\.text)
        .filter { ["a", "b", "c", "d"].contains($0) }.sorted()
    }
    #expect(try names(.freeX) == ["a", "b", "c", "d"])
    #expect(try names(.fixed) == ["a", "a", "b", "b", "c", "c", "d", "d"])
  }

  @Test func binsAreThoseOfThePanel() throws {
    let chart = try Self.chart("histogram", .freeX) { $0.y = Channel("count") }
    #expect(chart.methods.joined().contains("Bins are 5 to 500 wide"), "\(chart.methods)")
    _ = try Self.texts(chart)
  }

  @Test func whatMeansNothingIsAnError() {
    #expect(throws: Diagnostic.self) { try Self.chart("scatter", .free, facet: nil) }
    #expect(throws: Diagnostic.self) { try Self.chart("scatter", .freeY) { $0.y.domain = 0...1 } }
    #expect(throws: Never.self) { try Self.chart("scatter", .freeX) { $0.y.domain = 0...100_000 } }
  }

  /// Every entry that has panels is drawn with every kind of scales.
  @Test(arguments: EntrySample.all.filter { !$0.isForm }, PanelScales.allCases)
  func eachEntryIsDrawn(_ sample: EntrySample, scales: PanelScales) throws {
    var specification = try sample.specification()
    specification.scales = scales
    specification.facet = Channel("series")
    specification.width = 396
    let table = EntrySample.table
    do throws(Diagnostic) {
      _ = try Chart(specification, table: table, observations: table).laidOut(measurer: FixedWidthMeasurer())
    } catch {
      #expect(error.kind == .badData && error.message.count > 20, "\(sample): \(error)")
    }
  }
}
