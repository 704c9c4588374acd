import Basics

/// Boxes with another size than their content, and boxes with frames, backgrounds or strokes.
extension FormulaLayout {
  func padded(_ padding: FormulaPadding, _ nodes: [FormulaNode], _ style: MathStyle) throws(Diagnostic) -> FormulaBox {
    var content = try row(nodes, style)
    if padding.isCentered { content = content.centered(on: axis(style)) }
    if !padding.isVisible { content = content.hidden }
    let width = content.width
    let shift =
      switch padding.overlap {
      case .left: -width
      case .both: -width / 2
      case .right, nil: 0.0
      }
    let raise = length(padding.raise, style)
    var result = FormulaBox(height: -.infinity, depth: -.infinity)
    result.place(content, x: shift, y: raise)
    result.width = padding.overlap != nil || !padding.keepsWidth ? 0 : width
    result.height = padding.keepsHeight ? result.height : 0
    result.depth = padding.keepsDepth ? result.depth : 0
    return result
  }

  func enclosed(
    _ enclosure: FormulaEnclosure, _ nodes: [FormulaNode], _ style: MathStyle, _ color: UInt32?
  ) throws(Diagnostic) -> FormulaBox {
    let content = try row(nodes, style)
    let em = size(style)
    switch enclosure {
    case .box: return framed(content, em: em, ground: nil, frame: .some(color))
    case .ground(let ground, let frame): return framed(content, em: em, ground: ground, frame: frame.map { .some($0) })
    case .struck(let rising, let falling):
      var result = content
      let (width, line) = (content.width, 0.05 * em)
      let (low, high) = (-content.depth, content.height)
      if rising { result.placeLine(x: 0, y: low, toX: width, toY: high, width: line, color: color) }
      if falling { result.placeLine(x: 0, y: high, toX: width, toY: low, width: line, color: color) }
      return result
    case .struckOut:
      var result = content
      result.placeLine(x: 0, y: 0.25 * em, toX: content.width, toY: 0.25 * em, width: 0.05 * em, color: color)
      return result
    case .phase:
      var result = content.padded(by: 0.1 * em)
      let (low, high) = (-content.depth - 0.15 * em, content.height + 0.1 * em)
      let lean = (high - low) / 2
      result = FormulaBox(width: lean).followed(by: result)
      result.placeLine(x: 0, y: low, toX: lean, toY: high, width: 0.05 * em, color: color)
      result.placeRule(x: 0, y: low - 0.025 * em, width: result.width, height: 0.05 * em, color: color)
      result.height = max(result.height, high)
      return result
    case .actuarial:
      var result = content
      let (line, top) = (0.04 * em, content.height + 0.1 * em)
      result.width += 0.1 * em
      result.placeRule(x: result.width, y: -content.depth, width: line, height: top + content.depth, color: color)
      result.placeRule(x: 0, y: top, width: result.width, height: line, color: color)
      return result
    }
  }

  /// Returns a box with 0.3 em of space around it (`\fboxsep`).
  ///
  /// - Parameters:
  ///   - ground: The colour of the background, or nil for none.
  ///   - frame: The colour of the frame, or nil for no frame. The inner nil is the colour of the text.
  private func framed(_ content: FormulaBox, em: Double, ground: UInt32?, frame: UInt32??) -> FormulaBox {
    let (margin, line) = (0.3 * em, 0.04 * em)
    var result = content.padded(by: margin)
    result.height += margin
    result.depth += margin
    let (width, height, bottom) = (result.width, result.total, -result.depth)
    if let frame {
      result.placeRule(x: 0, y: bottom, width: width, height: line, color: frame)
      result.placeRule(x: 0, y: bottom + height - line, width: width, height: line, color: frame)
      result.placeRule(x: 0, y: bottom, width: line, height: height, color: frame)
      result.placeRule(x: width - line, y: bottom, width: line, height: height, color: frame)
    }
    if let ground {
      result.placeRule(x: 0, y: bottom, width: width, height: height, color: ground, isBehind: true)
    }
    return result
  }
}
