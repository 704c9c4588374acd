import Charts
import Graphics
import Testing

@Suite struct TextFitterTests {
  @Test func labelsBreakAtSpacesAndCommas() {
    func words(_ text: String) -> [String] { TextFitter.words(text).map { ($0.followsSpace ? " " : "") + $0.text } }
    #expect(words("elementwise_mul 1") == [" elementwise_mul", " 1"])
    #expect(words("U[-6.1,-1.2] & U[2,6]") == [" U[-6.1,", "-1.2]", " &", " U[2,", "6]"])
    #expect(words("one-hot/random 1e-05 −3") == [" one-hot/random", " 1e-05", " −3"])
    #expect(words("12,345,678 a,123,b 1,2345") == [" 12,345,678", " a,", "123,", "b", " 1,", "2345"])
  }

  /// Joined again, the lines are the text: nothing is lost where a name breaks.
  @Test func linesHoldTheWholeText() throws {
    let fitter = try TextFitter(FixedWidthMeasurer(), font: Font(size: 8))
    let block = try fitter.wrapped("two_tower_sum", maxWidth: 50, maxLines: 3)
    #expect(block.lines.count > 1 && block.lines.joined() == "two_tower_sum")
  }
}
