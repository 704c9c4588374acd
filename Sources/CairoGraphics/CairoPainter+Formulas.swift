import Basics
import CCairo
import Formulas
import Graphics

// MARK: Formulas

extension CairoPainter {
  /// Adds a text that contains formulas, from left to right.
  func addWithFormulas(_ text: TextRun) throws(Diagnostic) {
    let width = try shaper.extents(of: text.text, font: text.font).width
    var x = text.origin.x - width * text.anchor.fraction
    for piece in MarkedFormula.pieces(of: text.text) {
      switch piece {
      case .text(let plain):
        var run = text
        (run.text, run.origin, run.anchor) = (plain, Point(x, text.origin.y), .start)
        try add(run)
        x += try shaper.extents(of: plain, font: text.font).width
      case .formula(let tex):
        let box = try shaper.formulaBox(tex, size: text.font.size)
        for command in box.commands(at: Point(x, text.origin.y), color: text.color) { try paint(command) }
        x += box.width
      }
    }
  }

  /// Shows glyphs, those of one size at a time. Each glyph is a cluster of its own, so that a PDF contains its text.
  func show(_ glyphs: PlacedGlyphs) throws(Diagnostic) {
    let face = try shaper.mathFace()
    var rest = glyphs.items[...]
    while let first = rest.first {
      let run = rest.prefix { $0.size == first.size }
      rest = rest.dropFirst(run.count)
      setSource(glyphs.color)
      let shown = run.map { item in (item.glyph, item.text, placed(item.origin)) }
      face.show(shown, size: first.size, rotation: glyphs.rotation, on: cairo)
    }
  }
}
