import Basics

/// Fractions, stacks and roots.
extension FormulaLayout {
  /// The space at both sides of a fraction without delimiters (*The TeXbook*, `\nulldelimiterspace`).
  var nullDelimiter: Double { 0.12 * size }

  /// The distances of numerator and denominator from the baseline.
  private struct FractionShifts {
    var up: Double
    var down: Double
  }

  /// Typesets a fraction, or a stack without a rule, by appendix G, rule 15.
  func fraction(_ fraction: FormulaFraction, _ outer: MathStyle, _ color: UInt32?) throws(Diagnostic) -> FormulaBox {
    let style = fraction.level.map { outer.at($0) } ?? outer
    var numerator = try row(fraction.numerator, style.numerator)
    if fraction.hasStrut {
      (numerator.height, numerator.depth) = (max(numerator.height, 0.84 * size), max(numerator.depth, 0.36 * size))
    }
    let denominator = try row(fraction.denominator, style.denominator)
    let thickness = thickness(fraction.rule, style)
    let shifts =
      fraction.hasRule
      ? ruledShifts(numerator, denominator, thickness, style) : stackedShifts(numerator, denominator, style)
    let width = max(numerator.width, denominator.width)
    var stack = FormulaBox()
    stack.place(numerator.centered(in: width), y: shifts.up)
    stack.place(denominator.centered(in: width), y: -shifts.down)
    if fraction.hasRule {
      stack.placeRule(x: 0, y: axis(style) - thickness / 2, width: width, height: thickness, color: color)
    }
    return try delimited(stack, fraction, style, color)
  }

  private func thickness(_ rule: FormulaFraction.Rule, _ style: MathStyle) -> Double {
    switch rule {
    case .usual: constant(.fractionRuleThickness, style)
    case .thick(let length): max(0, self.length(length, style))
    }
  }

  /// Adds the delimiters of a binomial, whose height depends only on the style, or else a little space at both sides.
  private func delimited(
    _ stack: FormulaBox, _ fraction: FormulaFraction, _ style: MathStyle, _ color: UInt32?
  ) throws(Diagnostic) -> FormulaBox {
    var result = FormulaBox(width: fraction.isFenced ? 0 : nullDelimiter)
    let height = size(style) * (style.isDisplay ? 2.4 : 1.01)
    if fraction.isFenced { result.append(try delimiter(fraction.left, height, style, color)) }
    result.append(stack)
    if fraction.isFenced {
      result.append(try delimiter(fraction.right, height, style, color))
    } else {
      result.width += nullDelimiter
    }
    return result
  }

  private func ruledShifts(
    _ numerator: FormulaBox, _ denominator: FormulaBox, _ thickness: Double, _ style: MathStyle
  ) -> FractionShifts {
    let isDisplay = style.isDisplay
    let up = constant(isDisplay ? .fractionNumeratorDisplayStyleShiftUp : .fractionNumeratorShiftUp, style)
    let down = constant(isDisplay ? .fractionDenominatorDisplayStyleShiftDown : .fractionDenominatorShiftDown, style)
    let above = constant(isDisplay ? .fractionNumDisplayStyleGapMin : .fractionNumeratorGapMin, style)
    let below = constant(isDisplay ? .fractionDenomDisplayStyleGapMin : .fractionDenominatorGapMin, style)
    let (axis, half) = (axis(style), thickness / 2)
    return FractionShifts(
      up: max(up, axis + half + above + numerator.depth), down: max(down, half + below + denominator.height - axis))
  }

  private func stackedShifts(_ top: FormulaBox, _ bottom: FormulaBox, _ style: MathStyle) -> FractionShifts {
    let isDisplay = style.isDisplay
    let up = constant(isDisplay ? .stackTopDisplayStyleShiftUp : .stackTopShiftUp, style)
    let down = constant(isDisplay ? .stackBottomDisplayStyleShiftDown : .stackBottomShiftDown, style)
    let least = constant(isDisplay ? .stackDisplayStyleGapMin : .stackGapMin, style)
    let lack = max(0, least - (up - top.depth - (bottom.height - down)))
    return FractionShifts(up: up + lack / 2, down: down + lack / 2)
  }

  /// Typesets a root by appendix G, rule 11.
  func radical(
    _ nodes: [FormulaNode], degree: [FormulaNode]?, _ style: MathStyle, _ color: UInt32?
  ) throws(Diagnostic) -> FormulaBox {
    let body = try row(nodes, style.cramped)
    let thickness = constant(.radicalRuleThickness, style)
    var gap = constant(style.isDisplay ? .radicalDisplayStyleVerticalGap : .radicalVerticalGap, style)
    let sign = try stretched("√", body.total + gap + thickness, .vertical, style, color)
    gap = max(gap, (gap + sign.total - thickness - body.total) / 2)
    let top = body.height + gap + thickness
    var root = FormulaBox()
    root.place(sign, y: top - sign.height)
    let start = root.width
    root.place(body, x: start)
    root.placeRule(x: start, y: body.height + gap, width: body.width, height: thickness, color: color)
    root.height = top + constant(.radicalExtraAscender, style)
    guard let degree else { return root }
    return try rooted(root, sign, degree, style)
  }

  /// Adds the degree to a root. `radicalDegreeBottomRaisePercent` gives the height of the degree's baseline as a share
  /// of the sign. By the specification it gives the bottom of the degree, but LuaTeX and the fonts use the baseline.
  private func rooted(
    _ root: FormulaBox, _ sign: FormulaBox, _ degree: [FormulaNode], _ style: MathStyle
  ) throws(Diagnostic) -> FormulaBox {
    let degree = try row(degree, style.at(.scriptScript))
    let raise = font.constant(.radicalDegreeBottomRaisePercent) * sign.total - root.depth
    let before = constant(.radicalKernBeforeDegree, style)
    let after = constant(.radicalKernAfterDegree, style)
    var result = FormulaBox()
    result.place(degree, x: before, y: raise)
    result.place(root, x: max(0, before + degree.width + after))
    return result
  }
}
