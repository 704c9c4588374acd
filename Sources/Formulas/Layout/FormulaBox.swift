/// Typeset mathematics: marks at their places, in points, from the left end of the baseline; y grows upwards.
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

  package var total: Double { height + depth }

  /// Takes in a box at a place and grows to hold it.
  mutating func place(_ box: FormulaBox, x: Double = 0, y: Double = 0) {
    marks += x == 0 && y == 0 ? box.marks : box.marks.map { $0.moved(x, y) }
    width = max(width, x + box.width)
    height = max(height, y + box.height)
    depth = max(depth, box.depth - y)
  }

  mutating func append(_ box: FormulaBox, y: Double = 0) { place(box, x: width, y: y) }

  /// Takes in a filled rectangle, from its lower left corner, and grows to hold it.
  mutating func placeRule(
    x: Double, y: Double, width: Double, height: Double, color: UInt32?, isBehind: Bool = false
  ) {
    let mark = FormulaMark(x: x, y: y, color: color, shape: .rule(width: width, height: height))
    if isBehind { marks.insert(mark, at: 0) } else { marks.append(mark) }
    self.width = max(self.width, x + width)
    self.height = max(self.height, y + height)
    depth = max(depth, -y)
  }

  /// A stroke, which takes no room.
  mutating func placeLine(x: Double, y: Double, toX: Double, toY: Double, width: Double, color: UInt32?) {
    marks.append(FormulaMark(x: x, y: y, color: color, shape: .line(dx: toX - x, dy: toY - y, width: width)))
  }

  /// With its middle on an axis.
  func centered(on axis: Double) -> FormulaBox {
    var box = FormulaBox(height: -.infinity, depth: -.infinity)
    box.place(self, y: axis - (height - depth) / 2)
    return box
  }

  /// In the middle of a width.
  func centered(in width: Double) -> FormulaBox {
    var box = FormulaBox(width: width)
    box.place(self, x: (width - self.width) / 2)
    return box
  }

  func padded(by margin: Double) -> FormulaBox { centered(in: width + 2 * margin) }

  package init() {}

  /// With space at its right.
  package func extended(by space: Double) -> FormulaBox {
    var box = self
    box.width += space
    return box
  }

  /// With another box at its right.
  package func followed(by next: FormulaBox) -> FormulaBox {
    var box = self
    box.append(next)
    return box
  }

  /// The same in another size.
  package func scaled(by factor: Double) -> FormulaBox {
    FormulaBox(
      width: width * factor, height: height * factor, depth: depth * factor,
      marks: marks.map { $0.scaled(by: factor) })
  }

  /// What it shows, without drawing it.
  var hidden: FormulaBox { FormulaBox(width: width, height: height, depth: depth) }
}

/// A glyph, a rectangle, a stroke or words, at a place.
package struct FormulaMark: Sendable, Equatable {
  package enum Shape: Sendable, Equatable {
    /// Of the font for mathematics; the text is what is copied, empty for further parts of a glyph.
    case glyph(GlyphID, size: Double, text: String)
    case rule(width: Double, height: Double)
    case line(dx: Double, dy: Double, width: Double)
    case words(String, FormulaTextLook, size: Double)
  }

  package var x: Double
  package var y: Double
  /// 0xRRGGBB; nil is that of the text.
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

/// A nucleus once it is typeset.
struct NucleusBox {
  var box: FormulaBox
  /// By how much a slanted sign leans out at its upper right.
  var italic = 0.0
  /// The glyph, if it is a single one, to which scripts and accents come closer.
  var glyph: GlyphID?
  var isLargeOperator = false
  /// Whether it is a sign with an accent.
  var isAccented = false
  /// Whether it is an upright letter of Latin.
  var isUpright = false

  init(_ box: FormulaBox) {
    self.box = box
  }
}
