import CCairo
import Graphics

/// A shaped line that can be used in every size, because its measures are in ems.
struct ShapedLine: Sendable {
  /// The glyphs in visual order, with the distance of each run from the start of the line.
  let runs: [(x: Double, glyphs: GlyphRun)]
  private let em: TextExtents

  /// - Parameter space: the items that give the height of a line without items.
  init(_ items: [ShapedItem], emptyLike space: [ShapedItem]) {
    let unit = PangoShaper.size * Double(PANGO_SCALE)
    var width = 0
    var runs: [(x: Double, glyphs: GlyphRun)] = []
    for item in items {
      runs.append((Double(width) / unit, item.glyphs))
      width += item.width
    }
    self.runs = runs
    let tall = (items.isEmpty ? space : items).map(\.logical)
    em = TextExtents(
      width: Double(width) / unit, ascent: Double(-(tall.map(\.y).min() ?? 0)) / unit,
      descent: Double(tall.map { $0.y + $0.height }.max() ?? 0) / unit)
  }

  /// Returns the extents in points.
  ///
  /// - Parameter size: the size in points per em.
  func extents(size: Double) -> TextExtents {
    TextExtents(width: em.width * size, ascent: em.ascent * size, descent: em.descent * size)
  }
}

/// Glyphs of one face and direction with their text, which a PDF records.
struct GlyphRun: Sendable {
  let face: GlyphFace
  /// The text in UTF-8.
  let text: [UInt8]
  /// The glyphs from left to right, with positions in ems from the run's start on the baseline, y downward.
  let glyphs: [cairo_glyph_t]
  let clusters: [cairo_text_cluster_t]
  let isRightToLeft: Bool
}

/// The data that cairo needs to draw glyphs of a font in any size. Threads may share cairo's objects, but not pango's.
final class GlyphFace: @unchecked Sendable {
  private let font: OpaquePointer
  private let options = cairo_font_options_create()
  /// The font matrix for a size of 1: the unit matrix, unless letters are slanted because there is no italic face.
  private var matrix = cairo_matrix_t()

  /// - Parameter font: a cairo font in the shaper's size.
  init(_ font: OpaquePointer) {
    self.font = cairo_scaled_font_reference(font)
    cairo_scaled_font_get_font_options(font, options)
    cairo_scaled_font_get_font_matrix(font, &matrix)
    cairo_matrix_scale(&matrix, 1 / PangoShaper.size, 1 / PangoShaper.size)
  }

  private var face: OpaquePointer { cairo_scaled_font_get_font_face(font) }

  deinit {
    cairo_scaled_font_destroy(font)
    cairo_font_options_destroy(options)
  }

  /// Makes the font of a context this one.
  ///
  /// - Parameter size: the size in points per em.
  func select(size: Double, rotation: Double = 0, on cairo: OpaquePointer) {
    var scaled = matrix
    cairo_matrix_rotate(&scaled, rotation)
    cairo_matrix_scale(&scaled, size, size)
    cairo_set_font_face(cairo, face)
    cairo_set_font_matrix(cairo, &scaled)
    cairo_set_font_options(cairo, options)
  }

  /// Returns true if glyphs of both faces can be drawn in one call: they have the same font file and the same slant.
  func drawsLike(_ other: GlyphFace) -> Bool {
    face == other.face && matrix.xx == other.matrix.xx && matrix.xy == other.matrix.xy
  }
}
