import Basics

/// The extent of one line of text, in points. The logical extent: what the font reserves, not what the ink covers.
package struct TextExtents: Hashable, Sendable {
  package var width: Double
  /// From the baseline up, positive.
  package var ascent: Double
  /// From the baseline down, positive.
  package var descent: Double

  package init(width: Double, ascent: Double, descent: Double) {
    self.width = width
    self.ascent = ascent
    self.descent = descent
  }

  package var height: Double { ascent + descent }
}

/// Measures lines of text, so that a layout is finished before anything is drawn.
package protocol TextMeasurer: Sendable {
  /// - Throws: `badData` where no installed font has a glyph for a character, naming a package that has.
  func extents(of text: String, font: Font) throws(Diagnostic) -> TextExtents
}

/// Every character 0.6 em wide: layouts in tests do not depend on installed fonts.
package struct FixedWidthMeasurer: TextMeasurer {
  package init() {}

  package func extents(of text: String, font: Font) throws(Diagnostic) -> TextExtents {
    TextExtents(width: 0.6 * font.size * Double(text.count), ascent: 0.9 * font.size, descent: 0.25 * font.size)
  }
}
