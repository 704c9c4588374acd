import Graphics

/// The fonts, colours and distances of one chart. All text is between 7 and 10 points, unless the author gives a size.
package struct Theme: Sendable, Equatable {
  /// The text size of labels, ticks and legends, in points.
  let labelSize: Double

  /// The themes that a layout tries, from the most comfortable text size to the smallest legible one.
  private static let candidates = [Theme(labelSize: 8), Theme(labelSize: 7.5), Theme(labelSize: 7)]

  /// Returns the themes that a layout tries, the preferred one first.
  ///
  /// - Parameter size: the label size that the author gives, or nil.
  static func candidates(_ size: Double?) -> [Theme] { size.map { [Theme(labelSize: $0)] } ?? candidates }

  var label: Font { Font(.sans, size: labelSize) }
  /// The font of numbers in cells and beside bars.
  var annotation: Font { Font(.sans, size: max(min(7, labelSize), labelSize - 0.5)) }
  var title: Font { Font(.sans, size: labelSize + 1, bold: true) }

  package static let ink = Color(hex: 0x1A1A1A, dark: 0xE3E3DF)
  /// The background of a figure.
  static let paper = Color(hex: 0xFFFFFF, dark: 0x15171B)
  /// The colour that is mixed into the colours of groups so that outlines stand out from the background.
  static let depth = Color(hex: 0x000000, dark: 0xFFFFFF)
  /// The colour of axis titles and level titles. Its contrast with white is 5.9:1.
  static let secondaryInk = Color(hex: 0x636363, dark: 0xA3A8B0)
  static let grid = Color(hex: 0xE4E4E4, dark: 0x2C3037)
  static let axis = Color(hex: 0x4D4D4D, dark: 0xB4B8BE)
  static let bracket = Color(hex: 0x9A9A9A, dark: 0x6F757E)
  static let missingFill = Color(hex: 0xF6F6F6, dark: 0x1E2127)
  static let missingHatch = Color(hex: 0xA6A6A6, dark: 0x5F656E)
  /// The colour of marks in a chart without series.
  static let single = Color(hex: 0x5B8FBF)

  static let hairline = 0.5
  /// The free room at each side of the page, so that no stroke is cut.
  static let margin = 1.5
  /// The distance between the labels of an axis and the plot.
  static let labelGap = 4.0
  /// The distance between a bar or point and its text.
  static let textGap = 3.0
  /// The distance between parts of the chart, such as plot and legend.
  static let partGap = 10.0
  /// The additional room between the outermost groups of a hierarchy.
  static let groupGap = 3.0
  /// The distance between neighbouring panels.
  static let facetGap = 12.0
}
