import Basics
import Formulas

/// Measures text, and knows the shapes of the glyphs of formulas, which have no characters of their own where they are
/// stretched or put together.
package protocol GlyphOutliner: TextMeasurer {
  /// The families of its texts.
  var fonts: FontChoice { get }

  /// Of one em, about the left end of its baseline, y downwards.
  ///
  /// - Throws: `badData` where the font of formulas is not installed.
  func outline(of glyph: GlyphID) throws(Diagnostic) -> Path
}
