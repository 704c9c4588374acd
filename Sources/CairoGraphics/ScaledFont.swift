import Basics
import CCairo

/// Cairo's fonts of Pango's.
enum ScaledFont {
  /// Cairo 1.16 keeps the faces of a font file in a list that it changes without a lock, and all font maps share it. So one
  /// thread at a time may ask for a font, which may be the first that does.
  private static let list = Monitor(())

  /// Nil for a font that cannot be opened.
  static func of(_ font: UnsafeMutablePointer<PangoFont>) -> OpaquePointer? {
    list.access { _ in pango_cairo_font_get_scaled_font(OpaquePointer(font)) }
  }
}
