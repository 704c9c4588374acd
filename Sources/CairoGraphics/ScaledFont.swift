import Basics
import CCairo

/// Gets the cairo fonts of pango fonts.
enum ScaledFont {
  /// A lock. Cairo 1.16 keeps the faces of a font file in a list that all font maps share and that it changes without a
  /// lock, so only one thread at a time may ask for a font.
  private static let list = Monitor(())

  /// Returns the cairo font of a pango font, or nil if it cannot be opened.
  static func of(_ font: UnsafeMutablePointer<PangoFont>) -> OpaquePointer? {
    list.access { _ in pango_cairo_font_get_scaled_font(OpaquePointer(font)) }
  }
}
