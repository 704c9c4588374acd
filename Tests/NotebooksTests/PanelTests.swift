import Documents
import Graphics
import GraphicsTestSupport
import Notebooks
import Testing

/// Charts as panels of a figure.
@Suite struct PanelTests {
  private func figure(_ options: String = "", chart: String = "", venue: Venue? = nil) throws -> Figure {
    func cell(_ label: String, _ mark: String) -> String {
      "```chart\nlabel: \(label)\nmark: bar\nx: task\ny: mean(accuracy)\n\(mark)\(chart)show: false\ncaption: C.\n```\n\n"
    }
    let both = "```figure\nlabel: both\npanels: [one, two]\n\(options)caption: All.\n```\n"
    let charts = cell("one", "error_bar: t\nover: seed\n") + cell("two", "")
    var options = ReportOptions()
    options.venue = venue
    let document = try render(charts + both, options: options).document
    return try #require(document.figures.first { $0.label == "both" })
  }

  /// Texts in panels are as large as in other charts.
  @Test func theirTextsAreNotMadeSmaller() throws {
    let figure = try figure()
    let sizes = figure.drawing.runs.map(\.font.size)
    #expect(abs(figure.drawing.size.width - 468) < 0.01)
    #expect(try #require(sizes.min()) >= 7, "\(sizes)")
  }

  /// A chart that the author made wide is scaled down.
  @Test func aWidthOfTheAuthorIsKept() throws {
    let sizes = try figure(chart: "width: 6.5\n").drawing.runs.map(\.font.size)
    #expect(try #require(sizes.min()) < 4.5, "\(sizes)")
  }

  @Test(arguments: [("width: 5\n", 360), ("width: 5in\n", 360), ("width: 50%\n", 234)])
  func theWidthOfTheFigureIsOfAllPanels(_ option: String, _ points: Double) throws {
    #expect(abs(try figure(option).drawing.size.width - points) < 0.01)
  }

  /// Two charts side by side in one column of the venue would be too narrow.
  @Test func narrowPanelsSpanAllColumns() throws {
    let icml = try #require(Venue.all.first { $0.name == "icml" })
    let wide = try figure(venue: icml)
    #expect(wide.spansColumns && wide.drawing.size.width > 450)
    #expect(try !figure("columns: 1\n", venue: icml).spansColumns)
  }

  /// The caption of the figure contains what the captions of its charts say about intervals.
  @Test func intervalsAreTold() throws {
    let caption = try figure().caption.plainText
    #expect(caption.hasPrefix("All. (a) Error bars are 95% intervals"), "\(caption)")
  }
}
