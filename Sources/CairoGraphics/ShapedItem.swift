import CCairo

/// What pango makes of a piece of text of one font, script and direction. Stays with its shaper.
struct ShapedItem {
  /// What the font reserves, in pango's units, y downwards from the baseline.
  let logical: PangoRectangle
  let glyphs: GlyphRun
  let hasUnknownGlyphs: Bool

  /// Bit 28 marks a character that no font has (`PANGO_GLYPH_UNKNOWN_FLAG`).
  private static let unknown: PangoGlyph = 0x1000_0000
  /// Stands for characters that show nothing, such as joiners (`PANGO_GLYPH_EMPTY`).
  private static let empty: PangoGlyph = 0x0FFF_FFFF

  /// - Parameter item: of the text, which is freed.
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
    hasUnknownGlyphs = infos.contains { $0.glyph & Self.unknown != 0 }
    glyphs = GlyphRun(
      face: face, text: UnsafeRawBufferPointer(start: start, count: Int(item.pointee.length)).map(\.self),
      glyphs: Self.glyphs(infos), clusters: Self.clusters(&run, infos, text),
      isRightToLeft: item.pointee.analysis.level & 1 == 1)
  }

  /// Those that show something, in ems from the start.
  private static func glyphs(_ infos: UnsafeBufferPointer<PangoGlyphInfo>) -> [cairo_glyph_t] {
    let em = PangoShaper.size * Double(PANGO_SCALE)
    var x: Int32 = 0
    var glyphs: [cairo_glyph_t] = []
    for info in infos {
      let place = (Double(x + info.geometry.x_offset) / em, Double(info.geometry.y_offset) / em)
      if info.glyph != empty { glyphs.append(cairo_glyph_t(index: UInt(info.glyph), x: place.0, y: place.1)) }
      x += info.geometry.width
    }
    return glyphs
  }

  /// Which letters which glyphs show, in the order of the letters.
  private static func clusters(
    _ run: inout PangoGlyphItem, _ infos: UnsafeBufferPointer<PangoGlyphInfo>, _ text: UnsafePointer<CChar>
  ) -> [cairo_text_cluster_t] {
    var iterator = PangoGlyphItemIter()
    var clusters: [cairo_text_cluster_t] = []
    var goesOn = pango_glyph_item_iter_init_start(&iterator, &run, text)
    while goesOn != 0 {
      let (start, end) = (Int(iterator.start_glyph), Int(iterator.end_glyph))
      let shown = (start < end ? start..<end : end + 1..<start + 1).count { infos[$0].glyph != empty }
      clusters.append(
        cairo_text_cluster_t(num_bytes: iterator.end_index - iterator.start_index, num_glyphs: Int32(shown)))
      goesOn = pango_glyph_item_iter_next_cluster(&iterator)
    }
    return clusters
  }
}
