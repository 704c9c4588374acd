import Graphics
import Markup

/// A colour of a figure that is another one on a dark page. A page gives it by a custom property, so that the figure
/// follows the page.
package struct PageColor: Hashable, Comparable, Sendable {
  /// As 0xRRGGBB.
  package let light: UInt32
  package let dark: UInt32

  /// Nil for a colour that is the same on every page.
  init?(_ color: Color) {
    guard let dark = color.dark else { return nil }
    (light, self.dark) = (color.hex, dark)
  }

  package static func < (a: PageColor, b: PageColor) -> Bool { (a.light, a.dark) < (b.light, b.dark) }

  /// `--c1a1a1a-e3e3df`: figures that are written apart call equal colours by equal names, which begin with a letter.
  func addName(to buffer: inout MarkupBuffer) {
    buffer.add("--c")
    buffer.add(hex: light)
    buffer.add("-")
    buffer.add(hex: dark)
  }

  /// The style sheet that says what the properties of some figures are on light and on dark pages.
  ///
  /// - Parameter isSwitchable: whether the reader of the page can choose between both.
  package static func stylesheet(_ colors: Set<PageColor>, isSwitchable: Bool) -> String {
    guard !colors.isEmpty else { return "" }
    let sorted = colors.sorted()
    return ":root { \(declarations(sorted, of: \.light)) }\n"
      + DarkPage.rules(declarations(sorted, of: \.dark), isSwitchable: isSwitchable)
  }

  private static func declarations(_ colors: [PageColor], of shade: KeyPath<PageColor, UInt32>) -> String {
    var buffer = MarkupBuffer()
    for color in colors {
      color.addName(to: &buffer)
      buffer.add(": ")
      buffer.add(color: color[keyPath: shade])
      buffer.add("; ")
    }
    return HTML(buffer).text
  }
}
