import Basics
import Formulas

/// A text measurer that also has the outlines of the glyphs of formulas. Stretched or assembled signs have no
/// characters of their own, so they have to be drawn as outlines.
package protocol GlyphOutliner: TextMeasurer {
  /// The font families of texts.
  var fonts: FontChoice { get }

  /// Returns the outline of a glyph at a size of one em. The origin is at the left end of the baseline, and y points
  /// downward.
  ///
  /// - Throws: `badData` if the font of formulas is not installed.
  func outline(of glyph: GlyphID) throws(Diagnostic) -> Path
}
