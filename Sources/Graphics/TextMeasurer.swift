import Basics
import Formulas

/// The logical extents of one line of text, in points: the room that the font reserves, not what the ink covers.
package struct TextExtents: Hashable, Sendable {
  package var width: Double
  /// The extent above the baseline; positive upward.
  package var ascent: Double
  /// The extent below the baseline; positive downward.
  package var descent: Double

  package init(width: Double, ascent: Double, descent: Double) {
    self.width = width
    self.ascent = ascent
    self.descent = descent
  }

  package var height: Double { ascent + descent }
}

/// Measures lines of text, so that a layout can be finished before anything is drawn.
package protocol TextMeasurer: Sendable {
  /// Returns the logical extents of one line of text.
  ///
  /// - Throws: `badData` if no installed font has a glyph for a character; the message names a package that has one.
  func extents(of text: String, font: Font) throws(Diagnostic) -> TextExtents

  /// Returns the writing directions in a paragraph, or nil if all of it goes from left to right.
  func directions(of paragraph: String) -> TextDirections?

  /// Returns the font of formulas.
  ///
  /// - Throws: `badData` if it is not installed; the message names the package that contains it.
  func mathFont() throws(Diagnostic) -> any MathFont

  /// Reads a formula in TeX and lays it out for a line of text. A measurer may cache the boxes, because labels are
  /// measured often.
  func formulaBox(_ tex: String, size: Double) throws(Diagnostic) -> FormulaBox
}

extension TextMeasurer {
  package func directions(of paragraph: String) -> TextDirections? { nil }
}

/// The result of the bidirectional algorithm for a paragraph (Unicode Standard Annex #9).
package struct TextDirections: Sendable {
  /// The embedding level of each scalar. An odd level means right to left.
  package var levels: [UInt8]
  /// True if the direction of the paragraph is right to left.
  package var isRightToLeft: Bool

  package init(levels: [UInt8], isRightToLeft: Bool) {
    self.levels = levels
    self.isRightToLeft = isRightToLeft
  }

  /// Returns the indices of items in the order from left to right, by their levels (rule L2).
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
  /// True if the scalar belongs to a script that is written from right to left, or is a control for that direction.
  package var isRightToLeft: Bool {
    switch value {
    case 0x590...0x8FF, 0x200F, 0x202B, 0x202E, 0x2067, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF,
      0x1E800...0x1EFFF:
      true
    default: false
    }
  }
}

/// A measurer for tests that takes every character as 0.6 em wide, so that layouts do not depend on installed fonts.
package struct FixedWidthMeasurer: TextMeasurer {
  package init() {}

  package func extents(of text: String, font: Font) throws(Diagnostic) -> TextExtents {
    if let extents = try extentsWithFormulas(of: text, font: font) { return extents }
    return TextExtents(width: 0.6 * font.size * Double(text.count), ascent: 0.9 * font.size, descent: 0.25 * font.size)
  }

  package func mathFont() -> any MathFont { FixedMathFont() }
}
