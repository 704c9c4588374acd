/// A font that figures and pages ask for. The text engine decides which file provides a family.
package struct Font: Hashable, Sendable {
  /// The families that drawings use. The raw value is the name of the default font.
  package enum Family: String, Sendable, CaseIterable {
    case sans = "Liberation Sans"
    case serif = "Liberation Serif"
    case monospaced = "DejaVu Sans Mono"
    /// The font of image snapshots in tests.
    case snapshot = "DejaVu Sans"

    /// The family of characters that the font lacks, such as `⁻⁴`, if it has them. Which of the other installed fonts
    /// has them would otherwise depend on the machine.
    package var fallback: String {
      switch self {
      case .sans, .snapshot: "DejaVu Sans"
      case .serif: "DejaVu Serif"
      case .monospaced: "DejaVu Sans Mono"
      }
    }
  }

  package var family: Family
  /// The font size in points.
  package var size: Double
  package var isBold: Bool
  package var isItalic: Bool

  package init(_ family: Family = .sans, size: Double, bold: Bool = false, italic: Bool = false) {
    self.family = family
    self.size = size
    isBold = bold
    isItalic = italic
  }
}
