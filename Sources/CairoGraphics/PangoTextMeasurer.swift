import Basics
import CCairo
import Graphics

/// Measures with the fonts that will be drawn with. Remembers every line it has measured; may be shared by threads.
package final class PangoTextMeasurer: TextMeasurer {
  private struct Key: Hashable {
    var text: String
    var font: Font
  }

  private let known = Monitor<[Key: TextExtents]>([:])

  /// Early: as soon as there is a font map, Pango reads the configuration of the fonts in a thread of its own.
  package init() {
    _ = pango_cairo_font_map_get_default()
  }

  package func extents(of text: String, font: Font) throws(Diagnostic) -> TextExtents {
    let key = Key(text: text, font: font)
    if let extents = known.access({ $0[key] }) { return extents }
    let extents = try TextShaper().line(text, font: font).extents
    known.access { $0[key] = extents }
    return extents
  }
}
