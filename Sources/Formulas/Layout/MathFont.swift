/// A glyph's number in its font.
package typealias GlyphID = UInt32

/// A font for mathematics, as OpenType's `MATH` table describes it. All lengths are in ems.
package protocol MathFont: Sendable {
  func constant(_ constant: MathConstant) -> Double
  /// The glyph of a character; levels 1 and 2 ask for the forms drawn for scripts and their scripts. Nil where the font
  /// has none.
  func glyph(_ scalar: Unicode.Scalar, scriptLevel: Int) -> GlyphID?
  func metrics(_ glyph: GlyphID) -> GlyphMetrics
  /// The ready-made sizes of a glyph, smallest first.
  func variants(_ glyph: GlyphID, _ direction: StretchDirection) -> [GlyphID]
  /// What a glyph of any size is made of, from the bottom to the top or from left to right; empty where there is nothing.
  func assembly(_ glyph: GlyphID, _ direction: StretchDirection) -> [AssemblyPart]
  func leastOverlap(_ direction: StretchDirection) -> Double
  /// The kern of a corner at a height above the baseline.
  func kern(_ glyph: GlyphID, _ corner: GlyphCorner, at height: Double) -> Double
}

/// Measures of a glyph. Height and depth are its ink above and below the baseline, never negative.
package struct GlyphMetrics: Sendable {
  package var advance: Double
  package var height: Double
  package var depth: Double
  /// By how much it leans out at its upper right.
  package var italicCorrection: Double
  /// Where the middle of an accent goes.
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

/// A piece of a glyph that is made to measure.
package struct AssemblyPart: Sendable {
  package var glyph: GlyphID
  package var startConnector: Double
  package var endConnector: Double
  package var length: Double
  /// Whether it may be left out or repeated.
  package var isExtender: Bool

  package init(glyph: GlyphID, startConnector: Double, endConnector: Double, length: Double, isExtender: Bool) {
    self.glyph = glyph
    self.startConnector = startConnector
    self.endConnector = endConnector
    self.length = length
    self.isExtender = isExtender
  }
}

/// The constants of the `MATH` table that a layout needs, by the names of the OpenType specification. The first three are
/// shares, all others lengths.
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

/// Every glyph is six tenths of an em wide and is its own character: layouts in tests do not depend on installed fonts.
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
