import Basics

/// Accents, braces over and under a list, rules over and under it, and arrows with labels.
extension FormulaLayout {
  /// Typesets an accent by appendix G, rule 12, with the attachment points of the font.
  func accent(
    _ accent: FormulaAccent, _ nodes: [FormulaNode], _ style: MathStyle, _ color: UInt32?
  ) throws(Diagnostic) -> NucleusBox {
    let base = try base(nodes, style)
    let size = size(style)
    guard let plain = font.glyph(accent.scalar, scriptLevel: style.scriptLevel) else {
      return NucleusBox(try limits(accent.asLimits(nodes), base, style))
    }
    let mark =
      accent.isWide
      ? widest(plain, accent.scalar, base.box.width, size, color)
      : box(plain, size, String(accent.scalar), color: color)
    let place = base.glyph.map { font.metrics($0).accentPlace * size } ?? base.box.width / 2
    let middle = mark.singleGlyph.map { font.metrics($0).accentPlace * size } ?? mark.width / 2
    switch accent.side {
    case .above: return crowned(base, mark, x: place - middle, style)
    case .below:
      var result = NucleusBox(base.box)
      result.box.place(mark, x: (base.box.width - mark.width) / 2 + mark.leftOfOrigin(middle), y: -base.box.depth)
      result.box.width = base.box.width
      return result
    }
  }

  /// Typesets a brace or bracket over or under a list.
  func spanned(
    _ side: VerticalSide, _ scalar: Unicode.Scalar, _ nodes: [FormulaNode], _ style: MathStyle, _ color: UInt32?
  ) throws(Diagnostic) -> FormulaBox {
    let base = try base(nodes, style)
    guard let glyph = font.glyph(scalar, scriptLevel: style.scriptLevel) else {
      return try ruled(side, nodes, style, color)
    }
    let brace = widest(glyph, scalar, base.box.width, size(style), color)
    let x = (base.box.width - brace.width) / 2
    if side == .above { return crowned(base, brace, x: x, style).box }
    var result = base.box
    result.place(brace, x: x, y: -base.box.depth)
    result.width = base.box.width
    return result
  }

  /// Typesets the base of an accent: a single sign or a list.
  private func base(_ nodes: [FormulaNode], _ style: MathStyle) throws(Diagnostic) -> NucleusBox {
    if nodes.count == 1, let atom = nodes[0].atom, !atom.hasScripts {
      switch atom.nucleus {
      case .symbol, .accent: return try nucleus(atom, style.cramped)
      default: break
      }
    }
    return NucleusBox(try row(nodes, style.cramped))
  }

  /// Puts an accent on a base at a horizontal position.
  private func crowned(_ base: NucleusBox, _ accent: FormulaBox, x: Double, _ style: MathStyle) -> NucleusBox {
    var result = base
    result.isAccented = true
    if base.isAccented { result.italic = 0 }
    let least = constant(.accentBaseHeight, style)
    result.box.place(accent, x: x, y: base.box.height - min(base.box.height, least))
    result.box.width = base.box.width
    return result
  }

  /// Returns the widest form of a glyph that is not wider than `width`. If every ready-made form is narrower and the
  /// font has parts for the glyph, it is assembled from them.
  private func widest(
    _ base: GlyphID, _ scalar: Unicode.Scalar, _ width: Double, _ size: Double, _ color: UInt32?
  ) -> FormulaBox {
    let text = String(scalar)
    var best = box(base, size, text, color: color)
    for variant in font.variants(base, .horizontal) {
      let box = box(variant, size, text, color: color)
      if box.width > width { return best }
      best = box
    }
    let parts = font.assembly(base, .horizontal)
    return parts.isEmpty ? best : assembled(parts, width / size, .horizontal, size, text, color)
  }

  /// Typesets a list with a rule over or under it by appendix G, rules 9 and 10.
  func ruled(
    _ side: VerticalSide, _ nodes: [FormulaNode], _ style: MathStyle, _ color: UInt32?
  ) throws(Diagnostic) -> FormulaBox {
    var result = try row(nodes, side == .above ? style.cramped : style)
    let width = result.width
    if side == .above {
      let thickness = constant(.overbarRuleThickness, style)
      let y = result.height + constant(.overbarVerticalGap, style)
      result.placeRule(x: 0, y: y, width: width, height: thickness, color: color)
      result.height += constant(.overbarExtraAscender, style)
    } else {
      let thickness = constant(.underbarRuleThickness, style)
      let y = -result.depth - constant(.underbarVerticalGap, style) - thickness
      result.placeRule(x: 0, y: y, width: width, height: thickness, color: color)
      result.depth += constant(.underbarExtraDescender, style)
    }
    return result
  }

  /// Typesets an arrow that is as long as the labels above and below it.
  func arrow(
    _ scalar: Unicode.Scalar, _ above: [FormulaNode], _ below: [FormulaNode]?, _ style: MathStyle, _ color: UInt32?
  ) throws(Diagnostic) -> FormulaBox {
    let upper = try row(above, style.superscript)
    let lower = try below.map { nodes throws(Diagnostic) in try row(nodes, style.subscript) }
    let margin = 7.0 / 18 * size(style.superscript)
    let shaft = try stretched(
      scalar, max(upper.width, lower?.width ?? 0) + 2 * margin, .horizontal, style, color)
    var result = shaft
    let gap = constant(.stretchStackGapAboveMin, style)
    result.place(upper, x: (shaft.width - upper.width) / 2, y: shaft.height + gap + upper.depth)
    if let lower {
      let gap = constant(.stretchStackGapBelowMin, style)
      result.place(lower, x: (shaft.width - lower.width) / 2, y: -shaft.depth - gap - lower.height)
    }
    result.width = shaft.width
    return result
  }
}

extension FormulaAccent {
  /// Returns the atom with the sign above or below it, like a script, for fonts without such an accent.
  fileprivate func asLimits(_ nodes: [FormulaNode]) -> FormulaAtom {
    var atom = FormulaAtom(.ordinary, .of(nodes), limits: .always)
    let mark = [FormulaNode(FormulaAtom(.ordinary, .symbol(scalar)), at: 0)]
    if side == .above { atom.superscript = mark } else { atom.subscript = mark }
    return atom
  }
}

extension FormulaBox {
  /// The glyph, if the box consists of a single one.
  fileprivate var singleGlyph: GlyphID? {
    guard marks.count == 1, case .glyph(let glyph, _, _) = marks[0].shape else { return nil }
    return glyph
  }

  /// Returns the shift that centres a mark. Combining marks have no advance width, and their ink is left of the origin.
  fileprivate func leftOfOrigin(_ middle: Double) -> Double { singleGlyph == nil ? 0 : width / 2 - middle }
}
