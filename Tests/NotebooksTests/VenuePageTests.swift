import Analysis
import Documents
import Graphics
import GraphicsTestSupport
import Notebooks
import Testing
import Typesetting

/// The write-up of a small results file, as pages for every venue.
@Suite struct VenuePageTests {
  /// Only the charts differ between venues, so all of them share the computed intervals.
  private static let cache = IntervalCache([:])

  @Test(arguments: Venue.all) func theWriteupFitsEveryVenue(venue: Venue) throws {
    let report = try TemplateTests.render(
      "writeup", TemplateTests.sources(TemplateTests.published),
      ReportOptions(venue: venue, cache: Self.cache))
    for figure in report.figures { #expect(venue.places.map(\.width).contains(figure.drawing.size.width)) }
    for paper in [PageStyle.a4, .letter] {
      for style in [paper, paper.inTwoColumns] {
        let pages = try PageTypesetter(style: style, measurer: FixedWidthMeasurer()).pages(of: report.document)
        let captions = pages.flatMap(\.lines).compactMap { $0.firstMatch(of: /(Figure|Table) \d+\./)?.0 }
        #expect(Set(captions).count == report.document.figures.count + report.document.tables.count)
        for page in pages { Self.expectNoHeadingAtTheEnd(page, columns: style.columns) }
      }
    }
  }

  /// Checks that no column ends with a heading. Headings are bold and larger than anything but the title.
  private static func expectNoHeadingAtTheEnd(_ page: Drawing, columns: Int) {
    let runs = page.runs.filter { $0.origin.y < page.size.height - 70 }
    let middle = page.size.width / 2
    let parts = columns == 1 ? [runs] : [runs.filter { $0.origin.x < middle }, runs.filter { $0.origin.x >= middle }]
    for part in parts {
      guard let last = part.max(by: { $0.origin.y < $1.origin.y }) else { continue }
      #expect(!(last.font.isBold && last.font.size > 10.6), "\(last.text)")
    }
  }
}
