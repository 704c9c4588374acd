import Basics
import CCairo
import Formulas
import Graphics

/// A font for formulas: its `MATH` table for layouts, and its glyphs for cairo.
final class MathFace: @unchecked Sendable {
  let font: OpenTypeMathFont
  private let outlines: GlyphFace
  /// The outlines of glyphs that have been used, at a size of one em.
  let shapes = Monitor<[GlyphID: Path]>([:])

  private static let package = "fonts-texgyre-math"

  private init(font: OpenTypeMathFont, outlines: GlyphFace) {
    self.font = font
    self.outlines = outlines
  }

  /// The loaded faces by family.
  private static let found = Monitor<[String: MathFace]>([:])

  /// Returns the face of a family, which is loaded at its first use.
  ///
  /// - Throws: `badData` if the family is not installed (the message names the package that contains it, if it is
  ///   known), or if it has no table for mathematics.
  static func installed(_ family: String) throws(Diagnostic) -> MathFace {
    if let face = found.access({ $0[family] }) { return face }
    let face = try PangoShaper.borrow { shaper throws(Diagnostic) in try shaper.mathFace(family) }
    return found.access { known in
      if let first = known[family] { return first }
      known[family] = face
      return face
    }
  }

  static func loaded(_ family: String, by context: OpaquePointer) throws(Diagnostic) -> MathFace {
    let description = pango_font_description_new()
    defer { pango_font_description_free(description) }
    pango_font_description_set_family(description, family)
    pango_font_description_set_absolute_size(description, PangoShaper.size * Double(PANGO_SCALE))
    guard let loaded = pango_context_load_font(context, description) else { throw missing(family) }
    defer { g_object_unref(UnsafeMutableRawPointer(loaded)) }
    let found = pango_font_describe(loaded)
    defer { pango_font_description_free(found) }
    // fontconfig returns another family for one that is not installed.
    guard pango_font_description_get_family(found).map({ String(cString: $0) }) == family,
      let hb = pango_font_get_hb_font(loaded), let face = hb_font_get_face(hb),
      let scaled = ScaledFont.of(loaded)
    else { throw missing(family) }
    guard let font = OpenTypeMathFont(face: face) else { throw InstalledFamily.withoutMathematics(family) }
    return MathFace(font: font, outlines: GlyphFace(scaled))
  }

  private static func missing(_ family: String) -> Diagnostic {
    guard family == FontChoice.Use.math.usual else { return InstalledFamily.missing(family) }
    return Diagnostic(
      .badData, "the font '\(family)', which formulas need, is not installed", hint: "apt-get install \(package)")
  }

  /// - Parameter size: the size in points per em.
  func select(size: Double, on cairo: OpaquePointer) { outlines.select(size: size, on: cairo) }

  /// Draws glyphs.
  ///
  /// - Parameters:
  ///   - glyphs: the glyphs with their texts and the left ends of their baselines.
  ///   - size: the size in points per em.
  ///   - rotation: the clockwise rotation of each glyph about its origin, in radians.
  func show(
    _ glyphs: [(glyph: GlyphID, text: String, origin: Point)], size: Double, rotation: Double, on cairo: OpaquePointer
  ) {
    outlines.select(size: size, rotation: rotation, on: cairo)
    let text = glyphs.map(\.text).joined()
    let placed = glyphs.map { cairo_glyph_t(index: UInt($0.glyph), x: $0.origin.x, y: $0.origin.y) }
    let clusters = glyphs.map { cairo_text_cluster_t(num_bytes: Int32($0.text.utf8.count), num_glyphs: 1) }
    cairo_show_text_glyphs(
      cairo, text, Int32(text.utf8.count), placed, Int32(placed.count), clusters, Int32(clusters.count),
      cairo_text_cluster_flags_t(0))
  }
}
