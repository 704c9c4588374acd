import CCairo
import Graphics

/// One shaped line, which belongs to its shaper's thread.
struct ShapedLine {
  let extents: TextExtents
  private let text: String
  private let runs: [ShapedRun]

  /// - Parameter space: what gives a line without runs its height.
  init(_ text: String, runs: [ShapedRun], emptyLike space: @autoclosure () -> [ShapedRun]) {
    self.text = text
    self.runs = runs
    let tall = (runs.isEmpty ? space() : runs).map(\.logical)
    let unit = Double(PANGO_SCALE)
    extents = TextExtents(
      width: Double(runs.reduce(0) { $0 + $1.logical.width }) / unit,
      ascent: Double(-(tall.map(\.y).min() ?? 0)) / unit,
      descent: Double(tall.map { $0.y + $0.height }.max() ?? 0) / unit)
  }

  var hasUnknownGlyphs: Bool { runs.contains(where: \.hasUnknownGlyphs) }

  /// Draws with its baseline from cairo's current point on.
  func show(on cairo: OpaquePointer) {
    var (x, y) = (0.0, 0.0)
    cairo_get_current_point(cairo, &x, &y)
    for run in runs {
      cairo_move_to(cairo, x, y)
      run.show(text, on: cairo)
      x += Double(run.logical.width) / Double(PANGO_SCALE)
    }
  }
}

/// Glyphs of one font, script and direction.
final class ShapedRun {
  /// What the font reserves, in pango's units, y downwards from the baseline.
  let logical: PangoRectangle
  private let item: UnsafeMutablePointer<PangoItem>
  private let glyphs: UnsafeMutablePointer<PangoGlyphString>

  /// Bit 28 marks a character that no font has (`PANGO_GLYPH_UNKNOWN_FLAG`).
  private static let unknown: PangoGlyph = 0x1000_0000

  /// - Parameter item: of the text; the run frees it.
  init(_ item: UnsafeMutablePointer<PangoItem>, of text: UnsafePointer<CChar>, length: Int32) {
    self.item = item
    glyphs = pango_glyph_string_new()
    pango_shape_full(
      text + Int(item.pointee.offset), item.pointee.length, text, length, &item.pointee.analysis, glyphs)
    var logical = PangoRectangle()
    pango_glyph_string_extents(glyphs, item.pointee.analysis.font, nil, &logical)
    self.logical = logical
  }

  deinit {
    pango_glyph_string_free(glyphs)
    pango_item_free(item)
  }

  var hasUnknownGlyphs: Bool {
    UnsafeBufferPointer(start: glyphs.pointee.glyphs, count: Int(glyphs.pointee.num_glyphs))
      .contains { $0.glyph & Self.unknown != 0 }
  }

  /// - Parameter text: that the run is of, so that a PDF knows the letters of its glyphs.
  func show(_ text: String, on cairo: OpaquePointer) {
    var run = PangoGlyphItem()
    run.item = item
    run.glyphs = glyphs
    pango_cairo_show_glyph_item(cairo, text, &run)
  }
}
