import Basics
import CCairo
import Graphics

/// Shapes single lines of text with pango, in one way for measuring and for every output: metrics are not hinted and
/// glyph positions not rounded, so that a PNG and a PDF break and place text alike.
///
/// Pango's font map belongs to the thread: a shaper is made, used and dropped on one.
final class TextShaper {
  private let context: OpaquePointer
  private let layout: OpaquePointer
  private var currentFont: Font?

  init() {
    context = pango_font_map_create_context(pango_cairo_font_map_get_default())
    pango_context_set_round_glyph_positions(context, 0)
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    layout = pango_layout_new(context)
    pango_layout_set_single_paragraph_mode(layout, 1)
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(layout))
    g_object_unref(UnsafeMutableRawPointer(context))
  }

  /// The line stays valid until the next call.
  ///
  /// - Throws: `badData` where a font or a glyph is missing, naming the package that has it.
  func line(_ text: String, font: Font) throws(Diagnostic) -> ShapedLine {
    try use(font)
    let printable = Self.printable(text)
    pango_layout_set_text(layout, printable, -1)
    guard pango_layout_get_unknown_glyphs_count(layout) == 0 else { throw missingGlyph(in: printable) }
    return ShapedLine(layout)
  }

  private func use(_ font: Font) throws(Diagnostic) {
    guard font != currentFont else { return }
    let description = pango_font_description_new()
    defer { pango_font_description_free(description) }
    pango_font_description_set_family(description, font.family.rawValue)
    pango_font_description_set_absolute_size(description, font.size * Double(PANGO_SCALE))
    pango_font_description_set_weight(description, font.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_style(description, font.isItalic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
    try FontProbe.check(font.family, description: description, context: context)
    pango_layout_set_font_description(layout, description)
    currentFont = font
  }

  /// Control characters have no glyph; a line break inside a label is a space.
  private static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: \.isControl) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isControl ? " " : $0 }))
  }

  private func missingGlyph(in text: String) -> Diagnostic {
    let missing = text.first { character in
      pango_layout_set_text(layout, String(character), -1)
      return pango_layout_get_unknown_glyphs_count(layout) > 0
    }
    return FontProbe.missingGlyph(missing ?? " ", in: text)
  }
}

/// One shaped line inside its shaper's layout.
struct ShapedLine {
  private let line: UnsafeMutablePointer<PangoLayoutLine>
  let extents: TextExtents

  fileprivate init(_ layout: OpaquePointer) {
    line = pango_layout_get_line_readonly(layout, 0)
    var logical = PangoRectangle()
    pango_layout_line_get_extents(line, nil, &logical)
    let unit = Double(PANGO_SCALE)
    extents = TextExtents(
      width: Double(logical.width) / unit, ascent: Double(-logical.y) / unit,
      descent: Double(logical.y + logical.height) / unit)
  }

  /// Draws with its baseline from cairo's current point on.
  func show(on cairo: OpaquePointer) {
    pango_cairo_show_layout_line(cairo, line)
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool {
    value < 0x20 || (0x7F...0x9F).contains(value) || value == 0x2028 || value == 0x2029
  }
}
