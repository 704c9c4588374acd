import Basics
import CCairo
import Graphics

/// Shapes single lines of text with pango, in one way for measuring and for every output: metrics are not hinted and
/// glyph positions not rounded, so that a PNG and a PDF break and place text alike.
///
/// Does of `PangoLayout` what one line needs: a page has hundreds of words, each a line of its own.
///
/// Pango's font map belongs to the thread: a shaper is made, used and dropped on one.
final class TextShaper {
  private let context: OpaquePointer
  private let attributes = pango_attr_list_new()
  private var currentFont: Font?
  private var lines: [Key: ShapedLine] = [:]

  private struct Key: Hashable {
    var text: String
    var font: Font
  }

  init() {
    context = pango_font_map_create_context(pango_cairo_font_map_get_default())
    pango_context_set_round_glyph_positions(context, 0)
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
  }

  deinit {
    pango_attr_list_unref(attributes)
    g_object_unref(UnsafeMutableRawPointer(context))
  }

  /// Shaped once, however often it is asked for: pages are full of the same words.
  ///
  /// - Throws: `badData` where a font or a glyph is missing, naming the package that has it.
  func line(_ text: String, font: Font) throws(Diagnostic) -> ShapedLine {
    let key = Key(text: text, font: font)
    if let line = lines[key] { return line }
    try use(font)
    let printable = Self.printable(text)
    let line = ShapedLine(printable, runs: runs(of: printable), emptyLike: runs(of: " "))
    guard !line.hasUnknownGlyphs else { throw missingGlyph(in: printable) }
    lines[key] = line
    return line
  }

  private func use(_ font: Font) throws(Diagnostic) {
    guard font != currentFont else { return }
    let description = pango_font_description_new()
    defer { pango_font_description_free(description) }
    pango_font_description_set_family(description, font.family.rawValue)
    pango_font_description_set_absolute_size(description, font.size * Double(PANGO_SCALE))
    pango_font_description_set_weight(description, font.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_style(description, font.isItalic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
    try FontProbe.check(font, description: description, context: context)
    pango_context_set_font_description(context, description)
    currentFont = font
  }

  /// In visual order: a run is of one font, script and direction. A context's direction is that of the first letter that
  /// has one, unless it is set.
  private func runs(of text: String) -> [ShapedRun] {
    let length = Int32(text.utf8.count)
    return text.withCString { bytes in
      let logical = pango_itemize(context, bytes, 0, length, attributes, nil)
      let visual = pango_reorder_items(logical)
      g_list_free(logical)
      defer { g_list_free(visual) }
      return sequence(first: visual) { $0?.pointee.next }.prefix { $0 != nil }.map { node in
        ShapedRun(node!.pointee.data.assumingMemoryBound(to: PangoItem.self), of: bytes, length: length)
      }
    }
  }

  /// Control characters have no glyph; a line break inside a label is a space.
  private static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: \.isControl) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isControl ? " " : $0 }))
  }

  private func missingGlyph(in text: String) -> Diagnostic {
    let missing = text.first { character in runs(of: String(character)).contains(where: \.hasUnknownGlyphs) }
    return FontProbe.missingGlyph(missing ?? " ", in: text)
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool {
    value < 0x20 || (0x7F...0x9F).contains(value) || value == 0x2028 || value == 0x2029
  }
}
