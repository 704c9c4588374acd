import Basics

/// When the italic correction of a sign is added to its width. It is never added at the end of a list.
package enum ItalicSpacing: Sendable {
  /// Before everything, as in TeX, but not between upright letters.
  case always
  /// Only before a single sign or a large operator, and after accents, as in LuaTeX. Used to compare layouts with
  /// LuaTeX's.
  case beforeSigns

  /// Returns true if the italic correction of a piece is added before the next node.
  func counts(_ piece: NucleusBox, before next: FormulaNode) -> Bool {
    if piece.isAccented { return true }
    guard let atom = next.atom else { return self == .always }
    return switch atom.nucleus {
    case .symbol(let scalar): self == .beforeSigns || !(piece.isUpright && Self.isUpright(scalar))
    case .largeOperator: true
    default: self == .always
    }
  }

  static func isUpright(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII && scalar.properties.isAlphabetic }
}

/// Typesets lists by the rules of *The TeXbook*, appendix G, with the constants of OpenType's `MATH` table.
package struct FormulaLayout: Sendable {
  /// Returns the width of words in points, in a look and a size.
  package typealias WordMeasurer = @Sendable (String, FormulaTextLook, Double) throws(Diagnostic) -> Double

  let font: any MathFont
  /// The size of display and text style, in points.
  let size: Double
  private let italics: ItalicSpacing
  private let measureWords: WordMeasurer

  package init(
    font: any MathFont, size: Double, italics: ItalicSpacing = .always, words: @escaping WordMeasurer
  ) {
    self.font = font
    self.size = size
    self.italics = italics
    measureWords = words
  }

  /// Typesets a whole formula in one piece.
  package func box(_ formula: Formula) throws(Diagnostic) -> FormulaBox {
    try row(formula.list, MathStyle(formula.isDisplayed ? .display : .text))
  }

  /// Returns the size of a style in points.
  func size(_ style: MathStyle) -> Double {
    switch style.level {
    case .display, .text: size * style.scale
    case .script: size * style.scale * font.constant(.scriptPercentScaleDown)
    case .scriptScript: size * style.scale * font.constant(.scriptScriptPercentScaleDown)
    }
  }

  /// Returns a constant of the font, in points.
  func constant(_ constant: MathConstant, _ style: MathStyle) -> Double { font.constant(constant) * size(style) }

  func axis(_ style: MathStyle) -> Double { constant(.axisHeight, style) }

  func length(_ length: FormulaLength, _ style: MathStyle) -> Double {
    switch length {
    case .mu(let count): count * size(style)
    case .em(let count): count * size * style.scale
    case .points(let count): count
    }
  }

  func box(_ glyph: GlyphID, _ size: Double, _ text: String, color: UInt32?) -> FormulaBox {
    let metrics = font.metrics(glyph)
    return FormulaBox(
      width: metrics.advance * size, height: metrics.height * size, depth: metrics.depth * size,
      marks: [FormulaMark(x: 0, y: 0, color: color, shape: .glyph(glyph, size: size, text: text))])
  }

  /// Typesets a list of atoms side by side. If it is fenced, the space before a closing delimiter is added at its end.
  func row(_ nodes: [FormulaNode], _ start: MathStyle, isFenced: Bool = false) throws(Diagnostic) -> FormulaBox {
    var row = FormulaRow(style: start)
    let classes = nodes.classes
    for (place, node) in nodes.enumerated() {
      try add(node, classes[place], next: place + 1 < nodes.count ? nodes[place + 1] : nil, to: &row)
    }
    if isFenced { row.box.width += row.space(before: .closing, self) }
    return row.box
  }

  /// Adds a node to a row, with the space before it.
  func add(_ node: FormulaNode, _ own: AtomClass, next: FormulaNode?, to row: inout FormulaRow) throws(Diagnostic) {
    switch node.kind {
    case .style(let level): row.style = row.style.at(level)
    case .size(let factor): row.style.scale = factor
    case .space(let width): row.box.width += length(width, row.style)
    case .lineEnd: break
    case .atom(let atom):
      row.box.width += row.space(before: own, self)
      let piece = try self.piece(atom, row.style)
      row.box.append(piece.box)
      if let next, atom.kind == .ordinary, italics.counts(piece, before: next) { row.box.width += piece.italic }
      row.previous = own
    }
  }

  /// Typesets an atom with its scripts.
  private func piece(_ atom: FormulaAtom, _ style: MathStyle) throws(Diagnostic) -> NucleusBox {
    let base = try nucleus(atom, style)
    guard atom.hasScripts else { return base }
    let hasLimits = atom.limits == .always || atom.limits == .displayed && style.isDisplay
    return NucleusBox(try hasLimits ? limits(atom, base, style) : scripts(atom, base, style))
  }

  /// Typesets the nucleus of an atom.
  func nucleus(_ atom: FormulaAtom, _ style: MathStyle) throws(Diagnostic) -> NucleusBox {
    let color = atom.color
    switch atom.nucleus {
    case .symbol(let scalar): return try symbol(scalar, style, color)
    case .largeOperator(let scalar): return try largeOperator(scalar, style, color)
    case .name(let name): return NucleusBox(try row(name.asLetters(color: color), style))
    case .list(let nodes): return NucleusBox(try row(nodes, style))
    case .words(let words): return NucleusBox(try self.words(words, style, color))
    case .fraction(let fraction): return NucleusBox(try self.fraction(fraction, style, color))
    case .radical(let nodes, let degree): return NucleusBox(try radical(nodes, degree: degree, style, color))
    case .fenced(let fences, let parts): return NucleusBox(try fenced(fences, parts, style, color))
    case .sized(let scalar, let step): return NucleusBox(try sized(scalar, step, style, color))
    case .accent(let accent, let nodes): return try self.accent(accent, nodes, style, color)
    case .rule(let side, let nodes): return NucleusBox(try ruled(side, nodes, style, color))
    case .spanned(let side, let scalar, let nodes): return NucleusBox(try spanned(side, scalar, nodes, style, color))
    case .arrow(let scalar, let above, let below): return NucleusBox(try arrow(scalar, above, below, style, color))
    case .table(let table): return NucleusBox(try self.table(table, style, color))
    case .padded(let padding, let nodes): return NucleusBox(try padded(padding, nodes, style))
    case .enclosed(let enclosure, let nodes): return NucleusBox(try enclosed(enclosure, nodes, style, color))
    case .block(let width, let height, let raise):
      var box = FormulaBox()
      box.placeRule(
        x: 0, y: length(raise, style), width: max(0, length(width, style)), height: max(0, length(height, style)),
        color: color)
      return NucleusBox(box)
    }
  }

  private func symbol(_ scalar: Unicode.Scalar, _ style: MathStyle, _ color: UInt32?) throws(Diagnostic) -> NucleusBox {
    guard let glyph = font.glyph(scalar, scriptLevel: style.scriptLevel) else {
      return NucleusBox(try text(String(scalar), FormulaTextLook(), style, color))
    }
    var piece = NucleusBox(box(glyph, size(style), String(scalar), color: color))
    piece.glyph = glyph
    piece.isUpright = ItalicSpacing.isUpright(scalar)
    piece.italic = font.metrics(glyph).italicCorrection * size(style)
    return piece
  }

  private func largeOperator(
    _ scalar: Unicode.Scalar, _ style: MathStyle, _ color: UInt32?
  ) throws(Diagnostic) -> NucleusBox {
    guard var glyph = font.glyph(scalar, scriptLevel: style.scriptLevel) else {
      return try symbol(scalar, style, color)
    }
    if style.isDisplay {
      let least = font.constant(.displayOperatorMinHeight)
      let variants = font.variants(glyph, .vertical)
      glyph = variants.first { font.metrics($0).total >= least } ?? variants.last ?? glyph
    }
    var piece = NucleusBox(box(glyph, size(style), String(scalar), color: color).centered(on: axis(style)))
    piece.italic = font.metrics(glyph).italicCorrection * size(style)
    piece.isLargeOperator = true
    return piece
  }

  private func words(_ words: [FormulaWords], _ style: MathStyle, _ color: UInt32?) throws(Diagnostic) -> FormulaBox {
    var row = FormulaBox()
    for piece in words {
      switch piece {
      case .text(let text, let look): row.append(try self.text(text, look, style, color))
      case .formula(let nodes): row.append(try self.row(nodes, style.at(style.isScript ? style.level : .text)))
      }
    }
    return row
  }

  /// Typesets words in the font of the text. Their height is that of the same letters in the mathematics font.
  private func text(
    _ text: String, _ look: FormulaTextLook, _ style: MathStyle, _ color: UInt32?
  ) throws(Diagnostic) -> FormulaBox {
    let size = size(style)
    let letters = text.unicodeScalars.map { scalar in
      font.glyph(scalar, scriptLevel: 0).map(font.metrics) ?? GlyphMetrics(advance: 0, height: 0.7, depth: 0.2)
    }
    return FormulaBox(
      width: try measureWords(text, look, size), height: (letters.map(\.height).max() ?? 0) * size,
      depth: (letters.map(\.depth).max() ?? 0) * size,
      marks: [FormulaMark(x: 0, y: 0, color: color, shape: .words(text, look, size: size))])
  }
}

/// A list that is being typeset.
struct FormulaRow {
  var box = FormulaBox()
  var style: MathStyle
  /// The class of the last atom, or nil at the beginning.
  var previous: AtomClass?

  init(style: MathStyle) {
    self.style = style
  }

  /// Returns the space between the last atom and an atom of a class.
  func space(before next: AtomClass, _ layout: FormulaLayout) -> Double {
    guard let previous else { return 0 }
    return AtomSpace.between(previous, next, isScript: style.isScript).width * layout.size(style)
  }
}

extension String {
  /// Returns the letters of a function's name. A space between its words becomes a thin space.
  fileprivate func asLetters(color: UInt32?) -> [FormulaNode] {
    unicodeScalars.map { scalar in
      guard scalar != " " else { return FormulaNode(.space(.mu(3.0 / 18)), at: 0) }
      var atom = FormulaAtom(.ordinary, .symbol(scalar))
      atom.color = color
      return FormulaNode(atom, at: 0)
    }
  }
}
