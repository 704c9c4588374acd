/// The index of a glyph in its font.
package typealias GlyphID = UInt32

/// A font for mathematics, as described by OpenType's `MATH` table. All lengths are in ems.
package protocol MathFont: Sendable {
  func constant(_ constant: MathConstant) -> Double
  /// Returns the glyph of a character, or nil if the font has none. Script levels 1 and 2 select the forms designed for
  /// scripts and scripts of scripts.
  func glyph(_ scalar: Unicode.Scalar, scriptLevel: Int) -> GlyphID?
  func metrics(_ glyph: GlyphID) -> GlyphMetrics
  /// Returns the ready-made sizes of a glyph, smallest first.
  func variants(_ glyph: GlyphID, _ direction: StretchDirection) -> [GlyphID]
  /// Returns the parts from which a glyph of any size is assembled, from bottom to top or from left to right. Empty if
  /// there are none.
  func assembly(_ glyph: GlyphID, _ direction: StretchDirection) -> [AssemblyPart]
  func leastOverlap(_ direction: StretchDirection) -> Double
  /// Returns the kern at a corner of a glyph, at a height above the baseline.
  func kern(_ glyph: GlyphID, _ corner: GlyphCorner, at height: Double) -> Double
}

/// The measures of a glyph. Height and depth are those of its ink above and below the baseline. They are never
/// negative.
package struct GlyphMetrics: Sendable {
  package var advance: Double
  package var height: Double
  package var depth: Double
  /// How far the glyph leans out at its upper right.
  package var italicCorrection: Double
  /// The horizontal position of the middle of an accent.
  package var accentPlace: Double

  package init(
    advance: Double, height: Double, depth: Double, italicCorrection: Double = 0, accentPlace: Double? = nil
  ) {
    self.advance = advance
    self.height = height
    self.depth = depth
    self.italicCorrection = italicCorrection
    self.accentPlace = accentPlace ?? advance / 2
  }

  var total: Double { height + depth }
}

package enum StretchDirection: Sendable {
  case vertical, horizontal
}

package enum GlyphCorner: Sendable {
  case topRight, topLeft, bottomRight, bottomLeft
}

/// A part of an assembled glyph.
package struct AssemblyPart: Sendable {
  package var glyph: GlyphID
  package var startConnector: Double
  package var endConnector: Double
  package var length: Double
  /// True if the part may be left out or repeated.
  package var isExtender: Bool

  package init(glyph: GlyphID, startConnector: Double, endConnector: Double, length: Double, isExtender: Bool) {
    self.glyph = glyph
    self.startConnector = startConnector
    self.endConnector = endConnector
    self.length = length
    self.isExtender = isExtender
  }
}

/// The constants of the `MATH` table that the layout needs, with their names in the OpenType specification. The first
/// three are ratios, all others are lengths.
package enum MathConstant: Int, Sendable, CaseIterable {
  case scriptPercentScaleDown, scriptScriptPercentScaleDown, radicalDegreeBottomRaisePercent
  case displayOperatorMinHeight, axisHeight, accentBaseHeight
  case subscriptShiftDown, subscriptTopMax, subscriptBaselineDropMin
  case superscriptShiftUp, superscriptShiftUpCramped, superscriptBottomMin, superscriptBaselineDropMax
  case subSuperscriptGapMin, superscriptBottomMaxWithSubscript, spaceAfterScript
  case upperLimitGapMin, upperLimitBaselineRiseMin, lowerLimitGapMin, lowerLimitBaselineDropMin
  case stackTopShiftUp, stackTopDisplayStyleShiftUp, stackBottomShiftDown, stackBottomDisplayStyleShiftDown
  case stackGapMin, stackDisplayStyleGapMin, stretchStackGapAboveMin, stretchStackGapBelowMin
  case fractionNumeratorShiftUp, fractionNumeratorDisplayStyleShiftUp
  case fractionDenominatorShiftDown, fractionDenominatorDisplayStyleShiftDown
  case fractionNumeratorGapMin, fractionNumDisplayStyleGapMin, fractionRuleThickness
  case fractionDenominatorGapMin, fractionDenomDisplayStyleGapMin
  case overbarVerticalGap, overbarRuleThickness, overbarExtraAscender
  case underbarVerticalGap, underbarRuleThickness, underbarExtraDescender
  case radicalVerticalGap, radicalDisplayStyleVerticalGap, radicalRuleThickness, radicalExtraAscender
  case radicalKernBeforeDegree, radicalKernAfterDegree
}

/// A font for tests, in which every glyph is 0.6 em wide and has the number of its character. Layouts with it do not
/// depend on installed fonts.
package struct FixedMathFont: MathFont {
  package init() {}

  package func constant(_ constant: MathConstant) -> Double {
    switch constant {
    case .scriptPercentScaleDown: 0.7
    case .scriptScriptPercentScaleDown: 0.5
    case .radicalDegreeBottomRaisePercent: 0.6
    case .displayOperatorMinHeight: 1.4
    case .axisHeight: 0.25
    case .accentBaseHeight: 0.45
    case .fractionRuleThickness, .overbarRuleThickness, .underbarRuleThickness, .radicalRuleThickness: 0.05
    case .radicalKernAfterDegree: -0.3
    default: Self.isShift(constant) ? 0.4 : 0.1
    }
  }

  private static func isShift(_ constant: MathConstant) -> Bool {
    "\(constant)".contains("Shift") || "\(constant)".contains("Baseline")
  }

  package func glyph(_ scalar: Unicode.Scalar, scriptLevel: Int) -> GlyphID? { scalar.value }
  package func metrics(_ glyph: GlyphID) -> GlyphMetrics { GlyphMetrics(advance: 0.6, height: 0.7, depth: 0.2) }
  package func variants(_ glyph: GlyphID, _ direction: StretchDirection) -> [GlyphID] { [glyph] }
  package func leastOverlap(_ direction: StretchDirection) -> Double { 0.1 }
  package func kern(_ glyph: GlyphID, _ corner: GlyphCorner, at height: Double) -> Double { 0 }

  package func assembly(_ glyph: GlyphID, _ direction: StretchDirection) -> [AssemblyPart] {
    [AssemblyPart(glyph: glyph, startConnector: 0.2, endConnector: 0.2, length: 0.9, isExtender: true)]
  }
}
