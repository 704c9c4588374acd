import Graphics
import Markup

/// A colour of a figure that has a counterpart on dark pages. The page defines it as a custom property of CSS, so that
/// the figure changes with the page.
package struct PageColor: Hashable, Comparable, Sendable {
  /// The colour on a light page, as 0xRRGGBB.
  package let light: UInt32
  /// The colour on a dark page, as 0xRRGGBB.
  package let dark: UInt32

  /// Returns nil for a colour that is the same on every page.
  init?(_ color: Color) {
    guard let dark = color.dark else { return nil }
    (light, self.dark) = (color.hex, dark)
  }

  package static func < (a: PageColor, b: PageColor) -> Bool { (a.light, a.dark) < (b.light, b.dark) }

  /// Writes the name of the property, such as `--c1a1a1a-e3e3df`. It depends on the colours only, so that figures that
  /// are written separately share it.
  func addName(to buffer: inout MarkupBuffer) {
    buffer.add("--c")
    buffer.add(hex: light)
    buffer.add("-")
    buffer.add(hex: dark)
  }

  /// Returns the style sheet that defines the properties of some colours for light and dark pages.
  ///
  /// - Parameter isSwitchable: whether the reader can switch the page between light and dark.
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
