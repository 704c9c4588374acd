import Charts
import Graphics
import Testing

@Suite struct TextFitterTests {
  @Test func namesBreakBehindTheirJoints() {
    func words(_ text: String) -> [String] { TextFitter.words(text).map { ($0.followsSpace ? " " : "") + $0.text } }
    #expect(words("elementwise_mul 1") == [" elementwise_", "mul", " 1"])
    #expect(words("one-hot/random") == [" one-", "hot/", "random"])
    #expect(words("-0.5 _x __") == [" -0.5", " _x", " __"])
  }

  /// Joined again, the lines are the text: nothing is lost where a name breaks.
  @Test func linesHoldTheWholeText() throws {
    let fitter = try TextFitter(FixedWidthMeasurer(), font: Font(size: 8))
    let block = try fitter.wrapped("two_tower_sum", maxWidth: 50, maxLines: 3)
    #expect(block.lines.count > 1 && block.lines.joined() == "two_tower_sum")
  }
}
