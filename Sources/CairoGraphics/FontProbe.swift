import Basics
import CCairo
import Graphics

/// Finds missing fonts and glyphs. Cairo would draw them as boxes or as a Type 3 font, without an error.
enum FontProbe {
  /// The faces that were found at their first use.
  private static let found = Monitor<Set<Face>>([])

  /// - Throws: `badData` if the family is replaced by another, or by cairo's built-in face.
  static func check(
    _ face: Face, description: OpaquePointer?, context: OpaquePointer
  ) throws(Diagnostic) {
    guard !found.access({ $0.contains(face) }) else { return }
    let family = face.family
    guard let font = pango_context_load_font(context, description) else { throw missing(family) }
    defer { g_object_unref(UnsafeMutableRawPointer(font)) }
    let loaded = pango_font_describe(font)
    defer { pango_font_description_free(loaded) }
    let name = pango_font_description_get_family(loaded).map { String(cString: $0) }
    let scaled = pango_cairo_font_get_scaled_font(OpaquePointer(font))
    guard name == family.rawValue, cairo_scaled_font_get_type(scaled) != CAIRO_FONT_TYPE_USER else {
      throw missing(family)
    }
    found.access { _ = $0.insert(face) }
  }

  static func missingGlyph(_ character: Character, in text: String) -> Diagnostic {
    let scalar = character.unicodeScalars.first ?? "?"
    let code = String(scalar.value, radix: 16, uppercase: true)
    let name = String(repeating: "0", count: max(0, 4 - code.count)) + code
    return Diagnostic(
      .badData, "no installed font has a glyph for '\(character)' (U+\(name)) in '\(text)'",
      hint: "apt-get install \(package(for: scalar))")
  }

  private static func missing(_ family: Font.Family) -> Diagnostic {
    Diagnostic(
      .badData, "the font '\(family.rawValue)' is not installed", hint: "apt-get install \(family.package)")
  }

  /// The Debian package whose fonts cover the script of a character.
  private static func package(for scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x1100...0x11FF, 0x2E80...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF00...0xFFEF,
      0x20000...0x3FFFF:
      "fonts-noto-cjk"
    case 0x2190...0x2BFF, 0x1D400...0x1D7FF: "fonts-dejavu-core fonts-noto-core"
    case 0x1F000...0x1FAFF: "fonts-noto-color-emoji"
    default: "fonts-noto-core"
    }
  }
}

extension Font.Family {
  /// The Debian package that contains the font.
  package var package: String {
    switch self {
    case .sans, .serif: "fonts-liberation"
    case .monospaced, .snapshot: "fonts-dejavu-core"
    }
  }
}
