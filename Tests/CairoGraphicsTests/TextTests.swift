import Basics
import CairoGraphics
import Graphics
import Testing

@Suite struct TextTests {
  /// Metrics without hinting are proportional to the size: a line at 16 points is twice as wide as at 8.
  @Test func widthsAreNotHinted() throws {
    let measurer = TextShaper()
    let text = "elementwise mul 0.99"
    let small = try measurer.extents(of: text, font: Font(size: 8))
    let large = try measurer.extents(of: text, font: Font(size: 16))
    #expect(abs(large.width / small.width - 2) < 1e-12)
    #expect(abs(large.height / small.height - 2) < 1e-12)
  }

  /// Liberation Sans has 2048 units per em, digits of width 1139, ascent 1854 and descent 434 (its tables `hmtx` and
  /// `hhea`).
  @Test func extentsAreThoseOfTheFontFile() throws {
    let extents = try TextShaper().extents(of: "00000000", font: Font(size: 10))
    #expect(abs(extents.width - 8 * 11390 / 2048) < 0.05)
    #expect(abs(extents.ascent - 18540.0 / 2048) < 0.02)
    #expect(abs(extents.descent - 4340.0 / 2048) < 0.02)
  }

  @Test func missingGlyphNamesAPackage() {
    do throws(Diagnostic) {
      _ = try TextShaper().extents(of: "x\u{10FFFD}", font: Font(size: 8))
      Issue.record("no error")
    } catch {
      #expect(error.kind == .badData)
      #expect(error.message.contains("U+10FFFD"))
      #expect(error.hint?.hasPrefix("apt-get install fonts-") == true)
    }
  }

  @Test func controlCharactersAreBlanks() throws {
    let measurer = TextShaper()
    let font = Font(size: 8)
    #expect(
      try measurer.extents(of: "a\nb\0c", font: font).width == measurer.extents(of: "a b c", font: font).width)
  }

  /// The width of the line exceeds the integers in which pango counts its units.
  @Test func linesMayBeVeryLong() throws {
    let width = try TextShaper().extents(of: String(repeating: "m", count: 40_000), font: Font(size: 10)).width
    let one = try TextShaper().extents(of: "m", font: Font(size: 10)).width
    #expect(abs(width / one - 40_000) < 1)
  }

  @Test func fallbackFontsShowOtherScripts() throws {
    let width = try TextShaper().extents(of: "αβγ √ ≥ 10⁻³ ∞", font: Font(size: 8)).width
    #expect(width > 20)
  }
}
