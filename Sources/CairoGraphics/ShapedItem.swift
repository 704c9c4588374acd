import CCairo

/// The glyphs and measures of a piece of text with one font, script and direction, as pango shapes it.
struct ShapedItem {
  /// The width in pango's units. It is summed here, because the width of a long line can overflow pango's integers.
  let width: Int
  /// The logical extents in pango's units, with y downward from the baseline. The width may have overflowed.
  let logical: PangoRectangle
  let glyphs: GlyphRun
  let hasUnknownGlyphs: Bool

  /// The bit of a character that no font has (`PANGO_GLYPH_UNKNOWN_FLAG`).
  private static let unknown: PangoGlyph = 0x1000_0000
  /// The glyph of invisible characters, such as joiners (`PANGO_GLYPH_EMPTY`).
  private static let empty: PangoGlyph = 0x0FFF_FFFF

  /// - Parameter item: an item of the text, which is freed here.
  init(_ item: UnsafeMutablePointer<PangoItem>, of text: UnsafePointer<CChar>, length: Int32, face: GlyphFace) {
    var run = PangoGlyphItem()
    run.item = item
    run.glyphs = pango_glyph_string_new()
    defer {
      pango_glyph_string_free(run.glyphs)
      pango_item_free(item)
    }
    let start = text + Int(item.pointee.offset)
    pango_shape_full(start, item.pointee.length, text, length, &item.pointee.analysis, run.glyphs)
    var logical = PangoRectangle()
    pango_glyph_string_extents(run.glyphs, item.pointee.analysis.font, nil, &logical)
    self.logical = logical
    let infos = UnsafeBufferPointer(start: run.glyphs.pointee.glyphs, count: Int(run.glyphs.pointee.num_glyphs))
    width = infos.reduce(0) { $0 + Int($1.geometry.width) }
    hasUnknownGlyphs = infos.contains { $0.glyph & Self.unknown != 0 }
    glyphs = GlyphRun(
      face: face, text: UnsafeRawBufferPointer(start: start, count: Int(item.pointee.length)).map(\.self),
      glyphs: Self.glyphs(infos), clusters: Self.clusters(&run, infos, text),
      isRightToLeft: item.pointee.analysis.level & 1 == 1)
  }

  /// Returns the visible glyphs, with positions in ems from the start of the item.
  private static func glyphs(_ infos: UnsafeBufferPointer<PangoGlyphInfo>) -> [cairo_glyph_t] {
    let em = PangoShaper.size * Double(PANGO_SCALE)
    var x = 0
    var glyphs: [cairo_glyph_t] = []
    for info in infos {
      let place = (Double(x + Int(info.geometry.x_offset)) / em, Double(info.geometry.y_offset) / em)
      if info.glyph != empty { glyphs.append(cairo_glyph_t(index: UInt(info.glyph), x: place.0, y: place.1)) }
      x += Int(info.geometry.width)
    }
    return glyphs
  }

  /// Returns the clusters, which assign bytes of text to glyphs, in the order of the text.
  private static func clusters(
    _ run: inout PangoGlyphItem, _ infos: UnsafeBufferPointer<PangoGlyphInfo>, _ text: UnsafePointer<CChar>
  ) -> [cairo_text_cluster_t] {
    var iterator = PangoGlyphItemIter()
    return withUnsafeMutablePointer(to: &run) { run in  // The iterator keeps this pointer.
      withUnsafeMutablePointer(to: &iterator) { iterator in
        var clusters: [cairo_text_cluster_t] = []
        var goesOn = pango_glyph_item_iter_init_start(iterator, run, text)
        while goesOn != 0 {
          clusters.append(cluster(iterator.pointee, infos))
          goesOn = pango_glyph_item_iter_next_cluster(iterator)
        }
        return clusters
      }
    }
  }

  private static func cluster(
    _ place: PangoGlyphItemIter, _ infos: UnsafeBufferPointer<PangoGlyphInfo>
  ) -> cairo_text_cluster_t {
    let (start, end) = (Int(place.start_glyph), Int(place.end_glyph))
    let shown = (start < end ? start..<end : end + 1..<start + 1).count { infos[$0].glyph != empty }
    return cairo_text_cluster_t(num_bytes: place.end_index - place.start_index, num_glyphs: Int32(shown))
  }
}
