import Basics
import Formulas

/// Glyphs of the mathematics font with their positions on a page or in a figure.
package struct PlacedGlyphs: Sendable, Equatable {
  /// One glyph with its position, its size and its text.
  package struct Item: Sendable, Equatable {
    package var glyph: GlyphID
    /// The left end of the glyph's baseline.
    package var origin: Point
    /// The size in points per em.
    package var size: Double
    /// The text that a reader copies; empty for the second and further parts of an assembled sign.
    package var text: String
  }

  package var items: [Item]
  package var color: Color
  /// The clockwise rotation of each glyph about its origin, in radians.
  package var rotation = 0.0

  /// The characters in the order in which they are drawn.
  package var text: String { items.map(\.text).joined() }
}

extension FormulaBox {
  /// Returns the commands that draw the formula with the left end of its baseline at `origin`.
  package func commands(at origin: Point, color: Color) -> [DrawingCommand] {
    var commands: [DrawingCommand] = []
    for mark in marks {
      let place = Point(origin.x + mark.x, origin.y - mark.y)
      let ink = mark.color.map { Color(hex: $0) } ?? color
      switch mark.shape {
      case .glyph(let glyph, let size, let text):
        let item = PlacedGlyphs.Item(glyph: glyph, origin: place, size: size, text: text)
        if case .glyphs(var run)? = commands.last, run.color == ink {
          run.items.append(item)
          commands[commands.count - 1] = .glyphs(run)
        } else {
          commands.append(.glyphs(PlacedGlyphs(items: [item], color: ink)))
        }
      case .rule(let width, let height):
        let area = Rectangle(x: place.x, y: place.y - height, width: width, height: height)
        if width > 0, height > 0 { commands.append(.fill(.rectangle(area), ink)) }
      case .line(let dx, let dy, let width):
        commands.append(.stroke(.line(place, Point(place.x + dx, place.y - dy)), Stroke(ink, width: width)))
      case .words(let text, let look, let size):
        commands.append(.text(TextRun(text, font: Font(look, size: size), color: ink, at: place)))
      }
    }
    return commands
  }
}

extension Font {
  /// Creates the font of words in formulas.
  init(_ look: FormulaTextLook, size: Double) {
    let family: Family =
      switch look.family {
      case .serif: .serif
      case .sans: .sans
      case .monospaced: .monospaced
      }
    self.init(family, size: size, bold: look.isBold, italic: look.isItalic)
  }
}

extension TextMeasurer {
  /// Creates the layout of formulas in text of a size.
  ///
  /// - Parameter size: the size of the surrounding text, in points per em.
  package func formulaLayout(size: Double) throws(Diagnostic) -> FormulaLayout {
    FormulaLayout(font: try mathFont(), size: size) { text, look, size throws(Diagnostic) in
      try extents(of: text, font: Font(look, size: size)).width
    }
  }

  /// Reads a formula in TeX and lays it out for text of a size, without a cache.
  ///
  /// - Throws: `badData` if the formula cannot be read, or if the font of formulas is not installed.
  package func newFormulaBox(_ tex: String, size: Double) throws(Diagnostic) -> FormulaBox {
    let layout = try formulaLayout(size: size)
    let formula: Formula
    do throws(FormulaError) { formula = try Formula(tex) } catch { throw error.diagnostic }
    return try layout.box(formula)
  }

  /// Returns a new box. Measurers that keep boxes replace this.
  package func formulaBox(_ tex: String, size: Double) throws(Diagnostic) -> FormulaBox {
    try newFormulaBox(tex, size: size)
  }

  /// Returns the extents of a text that contains formulas, or nil if it contains none.
  package func extentsWithFormulas(of text: String, font: Font) throws(Diagnostic) -> TextExtents? {
    guard MarkedFormula.isIn(text) else { return nil }
    var result = try extents(of: "x", font: font)
    result.width = 0
    for piece in MarkedFormula.pieces(of: text) {
      switch piece {
      case .text(let text): result.width += try extents(of: text, font: font).width
      case .formula(let tex):
        let box = try formulaBox(tex, size: font.size)
        result.width += box.width
        (result.ascent, result.descent) = (max(result.ascent, box.height), max(result.descent, box.depth))
      }
    }
    return result
  }
}
