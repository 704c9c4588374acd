/// Typeset mathematics: marks at their positions in points, measured from the left end of the baseline. y grows
/// upwards.
package struct FormulaBox: Sendable, Equatable {
  package var width = 0.0
  package var height = 0.0
  package var depth = 0.0
  package private(set) var marks: [FormulaMark] = []

  init(width: Double = 0, height: Double = 0, depth: Double = 0, marks: [FormulaMark] = []) {
    self.width = width
    self.height = height
    self.depth = depth
    self.marks = marks
  }

  /// The height plus the depth.
  package var total: Double { height + depth }

  /// Adds the marks of a box at a position, and grows to contain it.
  mutating func place(_ box: FormulaBox, x: Double = 0, y: Double = 0) {
    marks += x == 0 && y == 0 ? box.marks : box.marks.map { $0.moved(x, y) }
    width = max(width, x + box.width)
    height = max(height, y + box.height)
    depth = max(depth, box.depth - y)
  }

  /// Adds a box at the right.
  mutating func append(_ box: FormulaBox, y: Double = 0) { place(box, x: width, y: y) }

  /// Adds a filled rectangle by its lower left corner, and grows to contain it.
  mutating func placeRule(
    x: Double, y: Double, width: Double, height: Double, color: UInt32?, isBehind: Bool = false
  ) {
    let mark = FormulaMark(x: x, y: y, color: color, shape: .rule(width: width, height: height))
    if isBehind { marks.insert(mark, at: 0) } else { marks.append(mark) }
    self.width = max(self.width, x + width)
    self.height = max(self.height, y + height)
    depth = max(depth, -y)
  }

  /// Adds a stroke, without growing.
  mutating func placeLine(x: Double, y: Double, toX: Double, toY: Double, width: Double, color: UInt32?) {
    marks.append(FormulaMark(x: x, y: y, color: color, shape: .line(dx: toX - x, dy: toY - y, width: width)))
  }

  /// Returns the box with its vertical middle on an axis.
  func centered(on axis: Double) -> FormulaBox {
    var box = FormulaBox(height: -.infinity, depth: -.infinity)
    box.place(self, y: axis - (height - depth) / 2)
    return box
  }

  /// Returns the box in the middle of a width.
  func centered(in width: Double) -> FormulaBox {
    var box = FormulaBox(width: width)
    box.place(self, x: (width - self.width) / 2)
    return box
  }

  /// Returns the box with a margin at its left and right.
  func padded(by margin: Double) -> FormulaBox { centered(in: width + 2 * margin) }

  package init() {}

  /// Returns the box with space at its right.
  package func extended(by space: Double) -> FormulaBox {
    var box = self
    box.width += space
    return box
  }

  /// Returns the box with another box at its right.
  package func followed(by next: FormulaBox) -> FormulaBox {
    var box = self
    box.append(next)
    return box
  }

  /// Returns the box in another size.
  package func scaled(by factor: Double) -> FormulaBox {
    FormulaBox(
      width: width * factor, height: height * factor, depth: depth * factor,
      marks: marks.map { $0.scaled(by: factor) })
  }

  /// An empty box of the same size.
  var hidden: FormulaBox { FormulaBox(width: width, height: height, depth: depth) }
}

/// A glyph, a rectangle, a stroke or words, at a position.
package struct FormulaMark: Sendable, Equatable {
  package enum Shape: Sendable, Equatable {
    /// A glyph of the mathematics font. The text is what readers copy; it is empty for all but the first part of an
    /// assembled glyph.
    case glyph(GlyphID, size: Double, text: String)
    case rule(width: Double, height: Double)
    case line(dx: Double, dy: Double, width: Double)
    case words(String, FormulaTextLook, size: Double)
  }

  package var x: Double
  package var y: Double
  /// The colour as 0xRRGGBB, or nil for the colour of the text.
  package var color: UInt32?
  package var shape: Shape

  func moved(_ dx: Double, _ dy: Double) -> FormulaMark {
    FormulaMark(x: x + dx, y: y + dy, color: color, shape: shape)
  }

  func scaled(by factor: Double) -> FormulaMark {
    let scaled: Shape =
      switch shape {
      case .glyph(let glyph, let size, let text): .glyph(glyph, size: size * factor, text: text)
      case .rule(let width, let height): .rule(width: width * factor, height: height * factor)
      case .line(let dx, let dy, let width): .line(dx: dx * factor, dy: dy * factor, width: width * factor)
      case .words(let text, let look, let size): .words(text, look, size: size * factor)
      }
    return FormulaMark(x: x * factor, y: y * factor, color: color, shape: scaled)
  }
}

/// A typeset nucleus.
struct NucleusBox {
  var box: FormulaBox
  /// The italic correction: how far a slanted sign leans out at its upper right.
  var italic = 0.0
  /// The glyph if the nucleus is a single one, for the kerning of scripts and the placement of accents.
  var glyph: GlyphID?
  var isLargeOperator = false
  /// True if it is a sign with an accent.
  var isAccented = false
  /// True if it is an upright Latin letter.
  var isUpright = false

  init(_ box: FormulaBox) {
    self.box = box
  }
}
