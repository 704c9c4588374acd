import Basics
import CCairo
import Graphics

/// Detects missing fonts and glyphs, which cairo would draw as boxes or with a Type 3 font, without an error.
enum FontProbe {
  /// The faces that have been checked and are installed.
  private static let found = Monitor<Set<ServedFace>>([])

  /// Checks that a face is installed.
  ///
  /// - Throws: `badData` if another family or cairo's built-in face would replace it.
  static func check(
    _ face: ServedFace, description: OpaquePointer?, context: OpaquePointer
  ) throws(Diagnostic) {
    guard !found.access({ $0.contains(face) }) else { return }
    guard let font = pango_context_load_font(context, description) else { throw missing(face) }
    defer { g_object_unref(UnsafeMutableRawPointer(font)) }
    let loaded = pango_font_describe(font)
    defer { pango_font_description_free(loaded) }
    let name = pango_font_description_get_family(loaded).map { String(cString: $0) }
    let scaled = ScaledFont.of(font)
    guard name == face.family, cairo_scaled_font_get_type(scaled) != CAIRO_FONT_TYPE_USER else {
      throw missing(face)
    }
    found.access { _ = $0.insert(face) }
  }

  static func missingGlyphs(_ characters: [Character], in text: String) -> Diagnostic {
    let missing = characters.map(MissingCharacter.init)
    let names = missing.map(\.name).joined(separator: ", ")
    var packages: [String] = []
    for name in missing.map(\.package) where !packages.contains(name) { packages.append(name) }
    return Diagnostic(
      .badData, "no installed font has a glyph for \(names) in '\(text)'",
      hint: "apt-get install \(packages.joined(separator: " "))")
  }

  private static func missing(_ served: ServedFace) -> Diagnostic {
    let family = served.face.family
    guard served.family == family.rawValue else { return InstalledFamily.missing(served.family) }
    return Diagnostic(
      .badData, "the font '\(family.rawValue)' is not installed", hint: "apt-get install \(family.package)")
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
