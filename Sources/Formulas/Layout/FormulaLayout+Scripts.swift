import Basics

/// Scripts and limits.
extension FormulaLayout {
  /// The distances of the scripts from the baseline.
  private struct ScriptShifts {
    var up: Double
    var down: Double
  }

  /// Typesets scripts beside a nucleus by appendix G, rules 17 and 18, with the corner kerns of the font.
  func scripts(_ atom: FormulaAtom, _ base: NucleusBox, _ style: MathStyle) throws(Diagnostic) -> FormulaBox {
    let (upper, lower) = try scriptBoxes(atom, style)
    var shifts = ScriptShifts(up: 0, down: 0)
    if base.glyph == nil {
      shifts.up = base.box.height - constant(.superscriptBaselineDropMax, style)
      shifts.down = base.box.depth + constant(.subscriptBaselineDropMin, style)
    }
    if let upper {
      let least = constant(style.isCramped ? .superscriptShiftUpCramped : .superscriptShiftUp, style)
      shifts.up = max(shifts.up, least, upper.depth + constant(.superscriptBottomMin, style))
    }
    if let lower {
      shifts.down = max(shifts.down, constant(.subscriptShiftDown, style))
      if let upper {
        separate(&shifts, upper, lower, style)
      } else {
        shifts.down = max(shifts.down, lower.height - constant(.subscriptTopMax, style))
      }
    }
    return attached(base, upper, lower, shifts, style)
  }

  private func scriptBoxes(
    _ atom: FormulaAtom, _ style: MathStyle
  ) throws(Diagnostic) -> (upper: FormulaBox?, lower: FormulaBox?) {
    let upper = try atom.superscript.map { nodes throws(Diagnostic) in try row(nodes, style.superscript) }
    return (upper, try atom.subscript.map { nodes throws(Diagnostic) in try row(nodes, style.subscript) })
  }

  /// Increases the gap between superscript and subscript to the minimum.
  private func separate(_ shifts: inout ScriptShifts, _ upper: FormulaBox, _ lower: FormulaBox, _ style: MathStyle) {
    let least = constant(.subSuperscriptGapMin, style)
    let gap = shifts.up - upper.depth - (lower.height - shifts.down)
    guard gap < least else { return }
    shifts.down += least - gap
    let lift = constant(.superscriptBottomMaxWithSubscript, style) - (shifts.up - upper.depth)
    guard lift > 0 else { return }
    shifts.up += lift
    shifts.down -= lift
  }

  private func attached(
    _ base: NucleusBox, _ upper: FormulaBox?, _ lower: FormulaBox?, _ shifts: ScriptShifts, _ style: MathStyle
  ) -> FormulaBox {
    var result = base.box
    let edge = base.box.width
    var right = edge - (base.isLargeOperator && upper == nil ? base.italic : 0)
    if let upper {
      let x = edge + (base.isLargeOperator ? 0 : base.italic) + cornerKern(base, upper, shifts.up, style)
      result.place(upper, x: x, y: shifts.up)
      right = max(right, x + upper.width)
    }
    if let lower {
      let x = edge - (base.isLargeOperator ? base.italic : 0) + cornerKern(base, lower, -shifts.down, style)
      result.place(lower, x: x, y: -shifts.down)
      right = max(right, x + lower.width)
    }
    result.width = right + constant(.spaceAfterScript, style)
    return result
  }

  /// Returns the kern between a glyph and a script whose baseline is raised by `raise`. It is computed at the edge of
  /// the script and at that of the base, and the smaller one is used, as in LuaTeX.
  private func cornerKern(_ base: NucleusBox, _ script: FormulaBox, _ raise: Double, _ style: MathStyle) -> Double {
    guard let glyph = base.glyph, case .glyph(let first, let scriptSize, _)? = script.marks.first?.shape else {
      return 0
    }
    let size = size(style)
    let corners: (GlyphCorner, GlyphCorner) = raise > 0 ? (.topRight, .bottomLeft) : (.bottomRight, .topLeft)
    let heights = raise > 0 ? [raise - script.depth, base.box.height] : [raise + script.height, -base.box.depth]
    let kerns = heights.map { height in
      font.kern(glyph, corners.0, at: height / size) * size
        + font.kern(first, corners.1, at: (height - raise) / scriptSize) * scriptSize
    }
    return kerns.min() ?? 0
  }

  /// Typesets scripts above and below an operator by appendix G, rule 13a.
  func limits(_ atom: FormulaAtom, _ base: NucleusBox, _ style: MathStyle) throws(Diagnostic) -> FormulaBox {
    let (upper, lower) = try scriptBoxes(atom, style)
    let width = max(base.box.width, upper?.width ?? 0, lower?.width ?? 0)
    let lean = base.isLargeOperator ? base.italic / 2 : 0
    var result = base.box.centered(in: width)
    if let upper {
      let rise = max(
        constant(.upperLimitBaselineRiseMin, style), constant(.upperLimitGapMin, style) + upper.depth)
      result.place(upper, x: (width - upper.width) / 2 + lean, y: base.box.height + rise)
    }
    if let lower {
      let drop = max(
        constant(.lowerLimitBaselineDropMin, style), constant(.lowerLimitGapMin, style) + lower.height)
      result.place(lower, x: (width - lower.width) / 2 - lean, y: -base.box.depth - drop)
    }
    result.width = width
    return result
  }
}
