import Graphics
import Testing

@Suite struct ColorTests {
  @Test func contrastOfBlackAndWhiteIs21() {
    #expect(abs(Color.black.contrast(with: .white) - 21) < 1e-9)
  }

  @Test func textColorIsLegibleOnEveryGray() {
    for level in 0...255 {
      let gray = Color(gray: Double(level) / 255)
      #expect(gray.contrast(with: gray.legibleTextColor) >= 4.5)
    }
  }

  @Test func hexTextReadsBack() {
    #expect(Color(hex: 0x440154).hexText == "#440154")
  }
}
