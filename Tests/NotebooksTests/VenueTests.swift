import Notebooks
import Testing

/// Widths that charts get from the places where papers appear.
@Suite struct VenueTests {
  @Test(arguments: Venue.all) func chartIsAsWideAsItsColumn(venue: Venue) throws {
    let report = try render(
      "```chart\nlabel: a\nmark: bar\nx: network\ny: mean(accuracy)\ncaption: A.\nvenue: \(venue.name)\n```\n")
    #expect(report.figures.map(\.drawing.size.width) == [venue.width])
    // Between a narrow column and the text of the widest paper.
    #expect((3 * 72.0...7.5 * 72).contains(venue.width), "'\(venue.name)' is \(venue.width / 72) inches wide")
  }

  @Test func namesAreUnique() {
    #expect(Set(Venue.all.map(\.name)).count == Venue.all.count)
  }
}
