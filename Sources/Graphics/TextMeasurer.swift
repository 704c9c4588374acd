import Basics
import Formulas

/// The extent of one line of text, in points. The logical extent: what the font reserves, not what the ink covers.
package struct TextExtents: Hashable, Sendable {
  package var width: Double
  /// From the baseline up, positive.
  package var ascent: Double
  /// From the baseline down, positive.
  package var descent: Double

  package init(width: Double, ascent: Double, descent: Double) {
    self.width = width
    self.ascent = ascent
    self.descent = descent
  }

  package var height: Double { ascent + descent }
}

/// Measures lines of text, so that a layout is finished before anything is drawn.
package protocol TextMeasurer: Sendable {
  /// - Throws: `badData` where no installed font has a glyph for a character, naming a package that has.
  func extents(of text: String, font: Font) throws(Diagnostic) -> TextExtents

  /// The directions in a paragraph; nil where all of it goes from left to right.
  func directions(of paragraph: String) -> TextDirections?

  /// The font of formulas.
  ///
  /// - Throws: `badData` where it is not installed, naming the package that has it.
  func mathFont() throws(Diagnostic) -> any MathFont

  /// A formula in a line of text, by its TeX. Labels are measured again and again, and one who measures may keep them.
  func formulaBox(_ tex: String, size: Double) throws(Diagnostic) -> FormulaBox
}

extension TextMeasurer {
  package func directions(of paragraph: String) -> TextDirections? { nil }
}

/// What the bidirectional algorithm says of a paragraph (Unicode Standard Annex #9).
package struct TextDirections: Sendable {
  /// The embedding level of each scalar: odd from right to left.
  package var levels: [UInt8]
  /// Whether the paragraph as a whole begins at the right.
  package var isRightToLeft: Bool

  package init(levels: [UInt8], isRightToLeft: Bool) {
    self.levels = levels
    self.isRightToLeft = isRightToLeft
  }

  /// The places of items from left to right, by their levels (rule L2).
  package static func visualOrder(_ levels: [UInt8]) -> [Int] {
    var order = Array(levels.indices)
    guard let highest = levels.max(), let lowest = levels.filter({ $0 % 2 == 1 }).min() else { return order }
    for level in (lowest...highest).reversed() {
      var start = 0
      while start < order.count {
        guard levels[order[start]] >= level else {
          start += 1
          continue
        }
        let end = order[start...].firstIndex { levels[$0] < level } ?? order.count
        order[start..<end].reverse()
        start = end
      }
    }
    return order
  }
}

extension Unicode.Scalar {
  /// Whether it belongs to a script that is written from right to left, or asks for that direction.
  package var isRightToLeft: Bool {
    switch value {
    case 0x590...0x8FF, 0x200F, 0x202B, 0x202E, 0x2067, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF,
      0x1E800...0x1EFFF:
      true
    default: false
    }
  }
}

/// Every character 0.6 em wide: layouts in tests do not depend on installed fonts.
package struct FixedWidthMeasurer: TextMeasurer {
  package init() {}

  package func extents(of text: String, font: Font) throws(Diagnostic) -> TextExtents {
    if let extents = try extentsWithFormulas(of: text, font: font) { return extents }
    return TextExtents(width: 0.6 * font.size * Double(text.count), ascent: 0.9 * font.size, descent: 0.25 * font.size)
  }

  package func mathFont() -> any MathFont { FixedMathFont() }
}
