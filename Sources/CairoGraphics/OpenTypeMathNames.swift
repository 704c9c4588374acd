import Basics
import CCairo
import Formulas

extension StretchDirection {
  var harfBuzz: hb_direction_t {
    switch self {
    case .vertical: HB_DIRECTION_BTT
    case .horizontal: HB_DIRECTION_LTR
    }
  }
}

extension GlyphCorner {
  var harfBuzz: hb_ot_math_kern_t {
    switch self {
    case .topRight: HB_OT_MATH_KERN_TOP_RIGHT
    case .topLeft: HB_OT_MATH_KERN_TOP_LEFT
    case .bottomRight: HB_OT_MATH_KERN_BOTTOM_RIGHT
    case .bottomLeft: HB_OT_MATH_KERN_BOTTOM_LEFT
    }
  }
}

extension MathConstant {
  /// True if the value from HarfBuzz is a percentage and not a length.
  var isShare: Bool {
    switch self {
    case .scriptPercentScaleDown, .scriptScriptPercentScaleDown, .radicalDegreeBottomRaisePercent: true
    default: false
    }
  }

  var harfBuzz: hb_ot_math_constant_t { Self.names[self].unwrapped(because: "every constant has its name below") }

  private static let names: [MathConstant: hb_ot_math_constant_t] = [
    .scriptPercentScaleDown: HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN,
    .scriptScriptPercentScaleDown: HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN,
    .radicalDegreeBottomRaisePercent: HB_OT_MATH_CONSTANT_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT,
    .displayOperatorMinHeight: HB_OT_MATH_CONSTANT_DISPLAY_OPERATOR_MIN_HEIGHT,
    .axisHeight: HB_OT_MATH_CONSTANT_AXIS_HEIGHT,
    .accentBaseHeight: HB_OT_MATH_CONSTANT_ACCENT_BASE_HEIGHT,
    .subscriptShiftDown: HB_OT_MATH_CONSTANT_SUBSCRIPT_SHIFT_DOWN,
    .subscriptTopMax: HB_OT_MATH_CONSTANT_SUBSCRIPT_TOP_MAX,
    .subscriptBaselineDropMin: HB_OT_MATH_CONSTANT_SUBSCRIPT_BASELINE_DROP_MIN,
    .superscriptShiftUp: HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP,
    .superscriptShiftUpCramped: HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP_CRAMPED,
    .superscriptBottomMin: HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MIN,
    .superscriptBaselineDropMax: HB_OT_MATH_CONSTANT_SUPERSCRIPT_BASELINE_DROP_MAX,
    .subSuperscriptGapMin: HB_OT_MATH_CONSTANT_SUB_SUPERSCRIPT_GAP_MIN,
    .superscriptBottomMaxWithSubscript: HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT,
    .spaceAfterScript: HB_OT_MATH_CONSTANT_SPACE_AFTER_SCRIPT,
    .upperLimitGapMin: HB_OT_MATH_CONSTANT_UPPER_LIMIT_GAP_MIN,
    .upperLimitBaselineRiseMin: HB_OT_MATH_CONSTANT_UPPER_LIMIT_BASELINE_RISE_MIN,
    .lowerLimitGapMin: HB_OT_MATH_CONSTANT_LOWER_LIMIT_GAP_MIN,
    .lowerLimitBaselineDropMin: HB_OT_MATH_CONSTANT_LOWER_LIMIT_BASELINE_DROP_MIN,
    .stackTopShiftUp: HB_OT_MATH_CONSTANT_STACK_TOP_SHIFT_UP,
    .stackTopDisplayStyleShiftUp: HB_OT_MATH_CONSTANT_STACK_TOP_DISPLAY_STYLE_SHIFT_UP,
    .stackBottomShiftDown: HB_OT_MATH_CONSTANT_STACK_BOTTOM_SHIFT_DOWN,
    .stackBottomDisplayStyleShiftDown: HB_OT_MATH_CONSTANT_STACK_BOTTOM_DISPLAY_STYLE_SHIFT_DOWN,
    .stackGapMin: HB_OT_MATH_CONSTANT_STACK_GAP_MIN,
    .stackDisplayStyleGapMin: HB_OT_MATH_CONSTANT_STACK_DISPLAY_STYLE_GAP_MIN,
    .stretchStackGapAboveMin: HB_OT_MATH_CONSTANT_STRETCH_STACK_GAP_ABOVE_MIN,
    .stretchStackGapBelowMin: HB_OT_MATH_CONSTANT_STRETCH_STACK_GAP_BELOW_MIN,
    .fractionNumeratorShiftUp: HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_SHIFT_UP,
    .fractionNumeratorDisplayStyleShiftUp: HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP,
    .fractionDenominatorShiftDown: HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_SHIFT_DOWN,
    .fractionDenominatorDisplayStyleShiftDown: HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN,
    .fractionNumeratorGapMin: HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_GAP_MIN,
    .fractionNumDisplayStyleGapMin: HB_OT_MATH_CONSTANT_FRACTION_NUM_DISPLAY_STYLE_GAP_MIN,
    .fractionRuleThickness: HB_OT_MATH_CONSTANT_FRACTION_RULE_THICKNESS,
    .fractionDenominatorGapMin: HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_GAP_MIN,
    .fractionDenomDisplayStyleGapMin: HB_OT_MATH_CONSTANT_FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN,
    .overbarVerticalGap: HB_OT_MATH_CONSTANT_OVERBAR_VERTICAL_GAP,
    .overbarRuleThickness: HB_OT_MATH_CONSTANT_OVERBAR_RULE_THICKNESS,
    .overbarExtraAscender: HB_OT_MATH_CONSTANT_OVERBAR_EXTRA_ASCENDER,
    .underbarVerticalGap: HB_OT_MATH_CONSTANT_UNDERBAR_VERTICAL_GAP,
    .underbarRuleThickness: HB_OT_MATH_CONSTANT_UNDERBAR_RULE_THICKNESS,
    .underbarExtraDescender: HB_OT_MATH_CONSTANT_UNDERBAR_EXTRA_DESCENDER,
    .radicalVerticalGap: HB_OT_MATH_CONSTANT_RADICAL_VERTICAL_GAP,
    .radicalDisplayStyleVerticalGap: HB_OT_MATH_CONSTANT_RADICAL_DISPLAY_STYLE_VERTICAL_GAP,
    .radicalRuleThickness: HB_OT_MATH_CONSTANT_RADICAL_RULE_THICKNESS,
    .radicalExtraAscender: HB_OT_MATH_CONSTANT_RADICAL_EXTRA_ASCENDER,
    .radicalKernBeforeDegree: HB_OT_MATH_CONSTANT_RADICAL_KERN_BEFORE_DEGREE,
    .radicalKernAfterDegree: HB_OT_MATH_CONSTANT_RADICAL_KERN_AFTER_DEGREE,
  ]
}
