import Basics
import Graphics

/// The background colour of a cell: pale in print and on light pages, deep on dark pages. The text keeps the colour it
/// has in other cells, with a contrast of at least 4.5:1.
package struct TableGround: Hashable, Sendable {
  /// The colour of the scheme.
  package let color: Color

  /// The background of black text.
  package var pale: Color { color.mixed(with: .white, fraction: 0.55) }
  /// The background of the light text on a dark page.
  package var deep: Color { color.mixed(with: Self.darkPage, fraction: 0.68) }

  /// The background of a dark page, as in the style sheet.
  private static let darkPage = Color(hex: 0x15171B)
  /// The number of steps to which colours are rounded. Colours that nobody can tell apart become equal, so that style
  /// sheets stay short.
  private static let steps = 24.0

  /// - Parameter share: The position in the scheme, from 0 for its first colour to 1 for its last.
  package init(_ scheme: ColorScheme, share: Double) {
    let step = min(max(share, 0), 1) * Self.steps
    color = scheme.color(at: step.rounded() / Self.steps)
  }

  /// The CSS class of cells with this background, such as `heat-1f9e89`.
  var className: String { "heat-\(color.hexText.dropFirst())" }
}
