import Basics
import Graphics

/// What lies behind the text of a cell: a pale colour on paper and on a bright page, a deep one on a dark page. The text
/// keeps the colour that it has in other cells, and a contrast of 4.5:1 at least.
package struct TableGround: Hashable, Sendable {
  /// Of the scheme.
  package let color: Color

  /// Behind black.
  package var pale: Color { color.mixed(with: .white, fraction: 0.55) }
  /// Behind the bright letters of a dark page.
  package var deep: Color { color.mixed(with: Self.darkPage, fraction: 0.68) }

  /// As in the style sheet.
  private static let darkPage = Color(hex: 0x15171B)
  /// Colours that nobody can tell apart are one, so that style sheets stay short.
  private static let steps = 24.0

  /// - Parameter share: of the way from the first colour of the scheme to the last.
  package init(_ scheme: ColorScheme, share: Double) {
    let step = min(max(share, 0), 1) * Self.steps
    color = scheme.color(at: step.rounded() / Self.steps)
  }

  /// The name of the class of such cells: `heat-1f9e89`.
  var className: String { "heat-\(color.hexText.dropFirst())" }
}
