import Charts
import Graphics
import Testing

@Suite struct TextFitterTests {
  /// Wherever a word is cut, a minus sign stays with what follows it.
  @Test(arguments: ["weight_decay=1e-4", "a\u{2212}2b\u{2212}3c\u{2212}4d", "--------"]) func linesDoNotEndWithAMinus(
    _ word: String
  ) throws {
    let fitter = try TextFitter(FixedWidthMeasurer(), font: Font(.sans, size: 8))
    for width in stride(from: 6.0, to: 120, by: 1.5) {
      let lines = try fitter.wrapped(word, maxWidth: width, maxLines: 99).lines
      #expect(lines.joined() == word)
      guard word != "--------" else { continue }
      for line in lines.dropLast() where line.count > 1 {
        #expect(!line.hasSuffix("-") && !line.hasSuffix("\u{2212}"), "\(lines)")
      }
    }
  }

  @Test func labelsBreakAtSpacesAndCommas() {
    func words(_ text: String) -> [String] { TextFitter.words(text).map { ($0.followsSpace ? " " : "") + $0.text } }
    #expect(words("elementwise_mul 1") == [" elementwise_mul", " 1"])
    #expect(words("U[-6.1,-1.2] & U[2,6]") == [" U[-6.1,", "-1.2]", " &", " U[2,", "6]"])
    #expect(words("one-hot/random 1e-05 −3") == [" one-hot/random", " 1e-05", " −3"])
    #expect(words("12,345,678 a,123,b 1,2345") == [" 12,345,678", " a,", "123,", "b", " 1,", "2345"])
  }

  /// The lines joined are the text: nothing is lost where a name is broken.
  @Test func linesHoldTheWholeText() throws {
    let fitter = try TextFitter(FixedWidthMeasurer(), font: Font(size: 8))
    let block = try fitter.wrapped("two_tower_sum", maxWidth: 50, maxLines: 3)
    #expect(block.lines.count > 1 && block.lines.joined() == "two_tower_sum")
  }
}
