import CCairo
import Graphics

/// Consecutive texts of one face, size and colour, which are drawn in one call. Cairo computes the extents of every
/// call, and a page has hundreds of words.
struct TextBatch {
  private let face: GlyphFace
  private let size: Double
  private let color: Color
  private let isRightToLeft: Bool
  private var text: [UInt8] = []
  private var glyphs: [cairo_glyph_t] = []
  private var clusters: [cairo_text_cluster_t] = []

  init(_ run: GlyphRun, size: Double, color: Color) {
    face = run.face
    self.size = size
    self.color = color
    isRightToLeft = run.isRightToLeft
  }

  /// Returns true if a run can be added. A run from right to left is drawn alone, because its glyphs and its text are
  /// in opposite orders.
  func takes(_ run: GlyphRun, size: Double, color: Color) -> Bool {
    !isRightToLeft && !run.isRightToLeft && size == self.size && color == self.color && run.face.drawsLike(face)
  }

  mutating func append(_ run: GlyphRun, at origin: Point) {
    text += run.text
    clusters += run.clusters
    for glyph in run.glyphs {
      glyphs.append(cairo_glyph_t(index: glyph.index, x: origin.x + glyph.x * size, y: origin.y + glyph.y * size))
    }
  }

  func show(on cairo: OpaquePointer) {
    cairo_set_source_rgba(cairo, color.red, color.green, color.blue, color.alpha)
    face.select(size: size, on: cairo)
    text.withUnsafeBytes { bytes in
      cairo_show_text_glyphs(
        cairo, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), glyphs, Int32(glyphs.count),
        clusters, Int32(clusters.count),
        isRightToLeft ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t(0))
    }
  }
}
