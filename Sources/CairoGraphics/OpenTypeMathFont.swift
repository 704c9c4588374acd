import Basics
import CCairo
import Formulas

/// The `MATH` table of a font, read by HarfBuzz. Threads may share it: the HarfBuzz font is immutable, and the caches
/// have a lock.
final class OpenTypeMathFont: MathFont, @unchecked Sendable {
  private let font: OpaquePointer
  private let unitsPerEm: Double
  private let constants: [Double]
  private let known = Monitor(Known())

  private struct Known {
    var metrics: [GlyphID: GlyphMetrics] = [:]
    var glyphs: [GlyphKey: GlyphID] = [:]
  }

  private struct GlyphKey: Hashable {
    let scalar: Unicode.Scalar
    let scriptLevel: Int
  }

  /// Returns nil if the font has no `MATH` table.
  ///
  /// - Parameter face: a `hb_face_t`.
  init?(face: OpaquePointer) {
    guard hb_ot_math_has_data(face) != 0, let font = hb_font_create(face) else { return nil }
    // The scale of a new font is its units per em, so all lengths are in font units.
    hb_font_make_immutable(font)
    self.font = font
    unitsPerEm = max(1, Double(hb_face_get_upem(face)))
    let units = unitsPerEm
    constants = MathConstant.allCases.map { constant in
      let value = Double(hb_ot_math_get_constant(font, constant.harfBuzz))
      return constant.isShare ? value / 100 : value / units
    }
  }

  deinit { hb_font_destroy(font) }

  private func em(_ position: hb_position_t) -> Double { Double(position) / unitsPerEm }

  func constant(_ constant: MathConstant) -> Double { constants[constant.rawValue] }

  func glyph(_ scalar: Unicode.Scalar, scriptLevel: Int) -> GlyphID? {
    let key = GlyphKey(scalar: scalar, scriptLevel: scriptLevel)
    let glyph = known.access { $0.glyphs[key] } ?? lookedUp(key)
    return glyph == 0 ? nil : glyph
  }

  private func lookedUp(_ key: GlyphKey) -> GlyphID {
    var glyph: GlyphID = 0
    if hb_font_get_nominal_glyph(font, key.scalar.value, &glyph) == 0 { glyph = 0 }
    if glyph != 0, key.scriptLevel > 0 { glyph = scriptForm(key.scalar, level: key.scriptLevel) ?? glyph }
    return known.access { known in
      known.glyphs[key] = glyph
      return glyph
    }
  }

  /// Returns the glyph for scripts that the feature `ssty` selects. HarfBuzz counts its alternates from 1, as levels
  /// do.
  private func scriptForm(_ scalar: Unicode.Scalar, level: Int) -> GlyphID? {
    let buffer = hb_buffer_create()
    defer { hb_buffer_destroy(buffer) }
    hb_buffer_add(buffer, scalar.value, 0)
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE)
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR)
    hb_buffer_set_script(buffer, HB_SCRIPT_MATH)
    let tag = "ssty".utf8.reduce(hb_tag_t(0)) { $0 << 8 | hb_tag_t($1) }
    var feature = hb_feature_t(tag: tag, value: UInt32(level), start: 0, end: .max)
    hb_shape(font, buffer, &feature, 1)
    var count: UInt32 = 0
    guard let infos = hb_buffer_get_glyph_infos(buffer, &count), count == 1 else { return nil }
    return infos[0].codepoint
  }

  func metrics(_ glyph: GlyphID) -> GlyphMetrics {
    if let metrics = known.access({ $0.metrics[glyph] }) { return metrics }
    var ink = hb_glyph_extents_t()
    hb_font_get_glyph_extents(font, glyph, &ink)
    let metrics = GlyphMetrics(
      advance: em(hb_font_get_glyph_h_advance(font, glyph)), height: max(0, em(ink.y_bearing)),
      depth: max(0, -em(ink.y_bearing + ink.height)),
      italicCorrection: em(hb_ot_math_get_glyph_italics_correction(font, glyph)),
      accentPlace: em(hb_ot_math_get_glyph_top_accent_attachment(font, glyph)))
    known.access { $0.metrics[glyph] = metrics }
    return metrics
  }

  func variants(_ glyph: GlyphID, _ direction: StretchDirection) -> [GlyphID] {
    Self.all(of: 32, hb_ot_math_glyph_variant_t()) { start, count, values in
      hb_ot_math_get_glyph_variants(font, glyph, direction.harfBuzz, start, &count, values)
    }.map(\.glyph)
  }

  func assembly(_ glyph: GlyphID, _ direction: StretchDirection) -> [AssemblyPart] {
    Self.all(of: 16, hb_ot_math_glyph_part_t()) { start, count, values in
      var italic: hb_position_t = 0
      return hb_ot_math_get_glyph_assembly(font, glyph, direction.harfBuzz, start, &count, values, &italic)
    }
    .map { part in
      AssemblyPart(
        glyph: part.glyph, startConnector: em(part.start_connector_length), endConnector: em(part.end_connector_length),
        length: em(part.full_advance),
        isExtender: part.flags.rawValue & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER.rawValue != 0)
    }
  }

  func leastOverlap(_ direction: StretchDirection) -> Double {
    em(hb_ot_math_get_min_connector_overlap(font, direction.harfBuzz))
  }

  func kern(_ glyph: GlyphID, _ corner: GlyphCorner, at height: Double) -> Double {
    let units = hb_position_t(Int(rounding: height * unitsPerEm, within: -1_000_000...1_000_000))
    return em(hb_ot_math_get_glyph_kerning(font, glyph, corner.harfBuzz, units))
  }

  /// Collects all values from a function that fills a part of an array and returns the total number of values.
  private static func all<Value>(
    of step: Int, _ empty: Value, _ read: (UInt32, inout UInt32, UnsafeMutablePointer<Value>?) -> UInt32
  ) -> [Value] {
    var result: [Value] = []
    var total = 1
    while result.count < total {
      var values = Array(repeating: empty, count: step)
      var count = UInt32(step)
      total = Int(values.withUnsafeMutableBufferPointer { read(UInt32(result.count), &count, $0.baseAddress) })
      if count == 0 { break }
      result += values.prefix(Int(count))
    }
    return result
  }
}
