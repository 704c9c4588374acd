import Notebooks
import Tables
import Testing

/// The widths of charts at the venues where papers appear.
@Suite struct VenueTests {
  /// More names side by side than fit into a column of 3.5 inches.
  private static let wide = heatmap(columns: 40)

  private static func heatmap(columns: Int) -> Table {
    Table([
      Column("item", texts: (0..<columns).map { "i\($0)" }), Column("row", texts: (0..<columns).map { _ in "r" }),
      Column("value", numbers: (0..<columns).map(Double.init)),
    ])
  }

  private static func chart(_ label: String, _ more: String = "") -> String {
    "```chart\nlabel: \(label)\nmark: heatmap\nx: item\ny: row\nfill: value\n\(more)\n```\n\n"
  }

  private static func options(_ venue: String) throws -> ReportOptions {
    ReportOptions(venue: try Venue.all.named(venue, what: "venue"))
  }

  @Test(arguments: Venue.all) func chartIsAsWideAsItsColumn(venue: Venue) throws {
    let report = try render(
      "```chart\nlabel: a\nmark: bar\nx: network\ny: mean(accuracy)\ncaption: A.\nvenue: \(venue.name)\n```\n")
    #expect(report.figures.map(\.drawing.size.width) == [venue.places[0].width])
    #expect(report.figures.map(\.spansColumns) == [venue.places[0].spansColumns] && report.widthNote == nil)
    // All widths are between a narrow column and the text of the widest paper.
    for place in venue.places {
      #expect((3 * 72.0...7.5 * 72).contains(place.width), "'\(venue.name)' is \(place.width / 72) inches wide")
    }
  }

  @Test(arguments: Venue.all) func aChartTakesAllColumnsWhereOneIsTooNarrow(venue: Venue) throws {
    let report = try render(
      Self.chart("a") + Self.chart("b"), head: "", sources: ["results": Self.wide], options: ReportOptions(venue: venue)
    )
    let last = try #require(venue.places.last)
    #expect(report.figures.map(\.drawing.size.width) == [last.width, last.width])
    #expect(report.figures.allSatisfy { $0.spansColumns == last.spansColumns })
    #expect(report.widened == (venue.places.count > 1 ? ["a", "b"] : []))
    #expect(report.widthNote?.contains("2 figures are as wide as all columns") ?? (venue.places.count == 1))
  }

  @Test func theVenueOfACellGoesFirst() throws {
    let narrow = "```chart\nlabel: a\nmark: bar\nx: network\ny: mean(accuracy)\nvenue: icml\n```\n"
    #expect(try render(narrow, options: Self.options("jmlr")).figures[0].drawing.size.width == 3.25 * 72)
    #expect(
      try render(narrow.replacing("venue: icml", with: "width: 3"), options: Self.options("jmlr"))
        .figures[0].drawing.size.width == 6 * 72)
    #expect(
      mistakes("```chart\nlabel: a\nmark: bar\nx: network\ny: accuracy\nvenue: icml\nwidth: 3\n```\n")
        == ["7:1: the chart has a 'venue' and a 'width'"])
  }

  /// A chart fits if it gets the length that the message says it lacks.
  @Test(arguments: [("width: 2", 72.0 * 2, "width"), ("height: 0.5\nwidth: 6", 36, "height")])
  func whatAChartLacksIsSaid(option: String, length: Double, side: String) throws {
    let chart = Self.chart("a", option)
    let found = mistakes(chart, sources: ["results": Self.wide])
    let lack = try #require(
      found.first?.firstMatch(of: /does not fit: it lacks (\d+) points? of (width|height)$/), "\(found)")
    #expect(found.count == 1 && lack.2 == side)
    let enough = (length + (Double(lack.1) ?? 0)) / 72
    let mended = chart.replacing("\(side): \(side == "width" ? "2" : "0.5")", with: "\(side): \(enough)")
    #expect(mistakes(mended, sources: ["results": Self.wide]) == [])
  }

  @Test func namesAreUnique() {
    #expect(Set(Venue.all.map(\.name)).count == Venue.all.count)
  }
}
