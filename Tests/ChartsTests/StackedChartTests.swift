import Basics
import Charts
import Graphics
import Tables
import Testing

/// Stacked lengths, shares, and running sums.
@Suite struct StackedChartTests {
  private static let table = Table([
    Column("name", texts: ["a", "a", "b", "b"]), Column("series", texts: ["s", "t", "s", "t"]),
    Column("step", numbers: [1, 1, 2, 2]), Column("value", numbers: [1, 3, 2, 6]),
    Column("change", numbers: [1, -3, 2, 6]),
  ])

  private static func chart(
    _ mark: String, x: String = "name", y: String = "value", _ stacking: Stacking, table: Table = Self.table,
    _ change: (inout ChartSpecification) -> Void = { _ in }
  ) throws -> Chart {
    var specification = ChartSpecification(marks: [mark], x: Channel(x), y: Channel(y)) {
      $0.color = Channel("series")
      $0.stacking = stacking
      $0.width = 234
    }
    change(&specification)
    return try Chart(specification, table: table)
  }

  /// Returns the heights of all filled quadrilaterals in the order of drawing.
  private static func barHeights(_ chart: Chart) throws -> [Double] {
    try chart.layout(measurer: FixedWidthMeasurer()).commands.painting.compactMap { command -> Double? in
      guard case .fill(let path, _) = command, path.elements.count == 5 else { return nil }
      let ys = path.elements.compactMap { element -> Double? in
        switch element {
        case .move(let point), .line(let point): point.y
        case .curve, .close: nil
        }
      }
      return ys.max()! - ys.min()!
    }
  }

  /// Stacked bars of 1, 3, 2 and 6 have heights in this ratio.
  @Test func lengthsStayInProportion() throws {
    let heights = try Self.barHeights(Self.chart("bar", .sums)).suffix(4)
    let first = try #require(heights.first)
    #expect(zip(heights, [1.0, 3, 2, 6]).allSatisfy { abs($0 / first - $1) < 1e-6 }, "\(heights)")
  }

  /// The shares of the first place are 1/4 and 3/4, those of the second 2/8 and 6/8.
  @Test func sharesOfEachPlaceAreOne() throws {
    let heights = try Self.barHeights(Self.chart("bar", .shares)).suffix(4)
    let whole = heights.reduce(0, +) / 2
    #expect(zip(heights, [0.25, 0.75, 0.25, 0.75]).allSatisfy { abs($0 / whole - $1) < 1e-6 }, "\(heights)")
  }

  @Test(arguments: ["bar", "area"]) func everyRowIsDrawn(_ mark: String) throws {
    for stacking in [Stacking.sums, .shares] {
      let chart = try Self.chart(mark, x: mark == "bar" ? "name" : "step", stacking)
      #expect(try chart.laidOut(measurer: FixedWidthMeasurer()).rowsDrawn == 4)
    }
  }

  @Test func whatCannotBeAddedIsAnError() throws {
    func message(_ make: () throws -> Chart) -> String {
      do {
        _ = try make().layout(measurer: FixedWidthMeasurer())
        return ""
      } catch { return (error as? Diagnostic)?.message ?? "\(error)" }
    }
    #expect(message { try Self.chart("bar", y: "change", .shares) }.contains("below zero"))
    #expect(message { try Self.chart("bar", .sums) { $0.y.scale = .log } }.contains("logarithmic"))
    #expect(message { try Self.chart("bar", .sums) { $0.color = nil } }.contains("has none"))
    #expect(
      message { try Self.chart("area", x: "step", .sums, table: Self.table.rows([0, 1, 2])) }.contains("'t' lacks"))
    #expect(message { try Self.chart("pareto", y: "change", .none) { $0.color = nil } }.contains("below zero"))
    #expect(message { try Self.chart("pareto", .none) }.contains("one series"))
  }

  /// Of 1, 2, 3 and 6, the two largest make 75%. With the third, 2, they make more than 80%.
  @Test func aRunningSumNamesTheVitalFew() throws {
    let table = Table([Column("name", texts: ["p", "q", "r", "s"]), Column("value", numbers: [1, 2, 3, 6])])
    let chart = try Chart(
      ChartSpecification(marks: ["pareto"], x: Channel("name"), y: Channel("value")) { $0.width = 234 }, table: table)
    #expect(chart.alternativeText.contains("The largest is s (50%). 3 of 4 bars make 92%: s, r, q."))
    #expect(try chart.laidOut(measurer: FixedWidthMeasurer()).rowsDrawn == 4)
  }
}
