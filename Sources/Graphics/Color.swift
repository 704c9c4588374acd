import Basics
import Platform

/// A colour in sRGB; components and opacity from 0 to 1.
package struct Color: Hashable, Sendable {
  package var red: Double
  package var green: Double
  package var blue: Double
  package var alpha: Double
  /// The colour that replaces it on a dark page, as 0xRRGGBB. Nil for a colour that is the same on every page, such as
  /// those that show data.
  package var dark: UInt32?

  package init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  /// Creates a colour from 0xRRGGBB.
  ///
  /// - Parameter dark: the colour on a dark page, if it differs.
  package init(hex: UInt32, alpha: Double = 1, dark: UInt32? = nil) {
    func component(_ shift: UInt32) -> Double { Double((hex >> shift) & 0xFF) / 255 }
    self.init(red: component(16), green: component(8), blue: component(0), alpha: alpha)
    self.dark = dark
  }

  /// Returns the colour with another opacity.
  package func faded(_ alpha: Double) -> Color {
    var color = self
    color.alpha = alpha
    return color
  }

  package init(gray: Double, alpha: Double = 1) {
    self.init(red: gray, green: gray, blue: gray, alpha: alpha)
  }

  package static let black = Color(gray: 0)
  package static let white = Color(gray: 1)

  /// Returns (1 − t)·self + t·other for each component, and the same for the colours on a dark page.
  package func mixed(with other: Color, fraction t: Double) -> Color {
    func mix(_ a: Double, _ b: Double) -> Double { a + (b - a) * t }
    var color = Color(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue),
      alpha: mix(alpha, other.alpha))
    if dark != nil || other.dark != nil { color.dark = onDark.mixed(with: other.onDark, fraction: t).hex }
    return color
  }

  /// The colour on a dark page, as a colour that is the same on every page.
  package var onDark: Color { dark.map { Color(hex: $0, alpha: alpha) } ?? self }

  /// The colour as 0xRRGGBB, without its opacity.
  package var hex: UInt32 {
    [red, green, blue].reduce(0) { value, component in
      value << 8 | UInt32(Int(rounding: component * 255, within: 0...255))
    }
  }

  /// The colour as `#rrggbb`, without its opacity.
  package var hexText: String { "#" + String(0x100_0000 | hex, radix: 16).dropFirst() }

  /// L = 0.2126 R + 0.7152 G + 0.0722 B, of linear components (WCAG 2.1, *relative luminance*).
  package var relativeLuminance: Double {
    func linear(_ c: Double) -> Double { c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// Returns (L₁ + 0.05) / (L₂ + 0.05), where L₁ is the greater luminance: from 1 to 21 (WCAG 2.1, *contrast ratio*).
  package func contrast(with other: Color) -> Double {
    let (a, b) = (relativeLuminance, other.relativeLuminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// Black or white, whichever has more contrast with the colour. The contrast is never below 4.58:1.
  package var legibleTextColor: Color {
    contrast(with: .white) >= contrast(with: .black) ? .white : .black
  }
}
