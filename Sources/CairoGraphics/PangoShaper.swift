import Basics
import CCairo
import Graphics

/// Shapes single lines of text with pango, in the same way for measuring and for every output. Metrics are not hinted
/// and glyph positions are not rounded, so PNG and PDF break and place text in the same way.
///
/// It does only the part of `PangoLayout` that one line needs, because a page has hundreds of words and each is a line
/// of its own. It uses one size, because pango starts two threads for each new font and size.
///
/// Pango supports one thread at a time for each font map. Each shaper has its own font map, so different threads can
/// use different shapers.
final class PangoShaper: @unchecked Sendable {
  /// The size in points per em. Pango counts advances in 1024ths of a point.
  static let size = 100.0

  private let context: OpaquePointer
  private let attributes = pango_attr_list_new()
  private var currentFace: ServedFace?
  /// The faces by cairo font. Each face keeps its font alive, so the pointers stay valid.
  private var faces: [OpaquePointer: GlyphFace] = [:]

  /// The shapers that no thread uses now. They are kept, because filling a font map takes longer than shaping a page.
  private static let idle = Monitor<[PangoShaper]>([])

  private init() {
    // FreeType is always built in. Without this, PANGOCAIRO_BACKEND could select a backend that is not.
    let map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)
      .unwrapped(because: "Pango is built with FreeType on Linux, and through Homebrew")
    context = pango_font_map_create_context(map)
    g_object_unref(UnsafeMutableRawPointer(map))
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

  /// Creates the first shaper, so that its font map can load in the background.
  static func prepare() {
    guard Resources.shortage == nil else { return }
    idle.access { if $0.isEmpty { $0.append(PangoShaper()) } }
  }

  /// Calls `body` with a shaper that no other thread uses.
  static func borrow<R>(_ body: (PangoShaper) throws(Diagnostic) -> R) throws(Diagnostic) -> R {
    // Pango stops the program if it cannot start a thread.
    if let shortage = Resources.shortage { throw shortage }
    let shaper = idle.access { $0.popLast() } ?? PangoShaper()
    defer { idle.access { $0.append(shaper) } }
    return try body(shaper)
  }

  func mathFace(_ family: String) throws(Diagnostic) -> MathFace { try MathFace.loaded(family, by: context) }

  /// The names of all installed families.
  var families: [String] {
    var list: UnsafeMutablePointer<UnsafeMutablePointer<PangoFontFamily>?>?
    var count: Int32 = 0
    pango_context_list_families(context, &list, &count)
    defer { g_free(list) }
    return UnsafeBufferPointer(start: list, count: Int(count)).compactMap { family in
      pango_font_family_get_name(family).map { String(cString: $0) }
    }.sorted()
  }

  /// Returns the embedding level of each scalar and the direction of the paragraph.
  static func directions(of paragraph: String) -> TextDirections {
    var base = PANGO_DIRECTION_NEUTRAL
    let count = paragraph.unicodeScalars.count
    let levels = pango_log2vis_get_embedding_levels(paragraph, Int32(paragraph.utf8.count), &base)
    defer { g_free(levels) }
    return TextDirections(
      levels: Array(UnsafeBufferPointer(start: levels, count: count)), isRightToLeft: base == PANGO_DIRECTION_RTL)
  }

  /// Returns the shaped line, and the characters in it for which no font has a glyph.
  func line(_ text: String, _ face: ServedFace) throws(Diagnostic) -> (line: ShapedLine, missing: [Character]) {
    try use(face)
    let printable = Self.printable(text)
    let items = try items(of: printable)
    let missing = items.contains(where: \.hasUnknownGlyphs) ? try missingGlyphs(in: printable) : []
    return (ShapedLine(items, emptyLike: items.isEmpty ? try self.items(of: " ") : []), missing)
  }

  private func use(_ served: ServedFace) throws(Diagnostic) {
    guard served != currentFace else { return }
    let face = served.face
    let description = pango_font_description_new()
    defer { pango_font_description_free(description) }
    pango_font_description_set_family(description, "\(served.family),\(face.family.fallback)")
    pango_font_description_set_absolute_size(description, Self.size * Double(PANGO_SCALE))
    pango_font_description_set_weight(description, face.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_style(description, face.isItalic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
    try FontProbe.check(served, description: description, context: context)
    pango_context_set_font_description(context, description)
    currentFace = served
  }

  /// Returns the items of a text in visual order. An item has one font, script and direction. The base direction is
  /// that of the first letter that has one, because the context has no direction set.
  private func items(of text: String) throws(Diagnostic) -> [ShapedItem] {
    let length = Int32(text.utf8.count)
    let result = text.withCString { bytes in
      Result { () throws(Diagnostic) in
        let logical = pango_itemize(context, bytes, 0, length, attributes, nil)
        let visual = pango_reorder_items(logical)
        g_list_free(logical)
        defer { g_list_free(visual) }
        var items: [ShapedItem] = []
        var node = visual
        while let place = node {
          let item = place.pointee.data.assumingMemoryBound(to: PangoItem.self)
          let face = try glyphFace(item.pointee.analysis.font, text)
          items.append(ShapedItem(item, of: bytes, length: length, face: face))
          node = place.pointee.next
        }
        return items
      }
    }
    return try result.get()
  }

  private func glyphFace(_ font: UnsafeMutablePointer<PangoFont>?, _ text: String) throws(Diagnostic) -> GlyphFace {
    guard let font, let scaled = ScaledFont.of(font) else {
      throw Diagnostic(.badData, "a font that has letters of '\(text)' cannot be opened", hint: "reinstall it")
    }
    if let known = faces[scaled] { return known }
    let face = GlyphFace(scaled)
    faces[scaled] = face
    return face
  }

  /// Returns the text with control characters, such as line breaks, replaced by spaces, because they have no glyphs.
  private static func printable(_ text: String) -> String {
    text.withoutControls
  }

  private func missingGlyphs(in text: String) throws(Diagnostic) -> [Character] {
    var missing: [Character] = []
    for character in text where !missing.contains(character) {
      if try items(of: String(character)).contains(where: \.hasUnknownGlyphs) { missing.append(character) }
    }
    return missing.isEmpty ? [text.first ?? " "] : missing
  }
}
