import Basics
import Formulas
import Graphics
import Markup
import Platform

// MARK: Text

extension SVGCanvas {
  mutating func write(_ run: TextRun) throws(Diagnostic) {
    let width = try outliner.extents(of: run.text, font: run.font).width
    let start = placed(Point(run.origin.x - width * run.anchor.fraction, run.origin.y))
    guard MarkedFormula.isIn(run.text) else { return write(run, at: start, width: width) }
    if run.rotation != 0 {
      add { $0.add("<g transform=\"") }
      addRotation(run)
      add { $0.add("\">") }
    }
    try writePieces(run, at: start)
    if run.rotation != 0 { add { $0.add("</g>\n") } }
  }

  /// Writes the words and formulas of a text from left to right.
  private mutating func writePieces(_ run: TextRun, at start: Point) throws(Diagnostic) {
    var x = start.x - placed(Point(0, 0)).x
    for piece in MarkedFormula.pieces(of: run.text) {
      switch piece {
      case .text(let text):
        var words = run
        (words.text, words.anchor, words.rotation) = (text, .start, 0)
        let width = try outliner.extents(of: text, font: run.font).width
        write(words, at: placed(Point(x, run.origin.y)), width: width)
        x += width
      case .formula(let tex):
        let box = try outliner.formulaBox(tex, size: run.font.size)
        try paint(box.commands(at: Point(x, run.origin.y), color: run.color))
        x += box.width
      }
    }
  }

  /// Writes a text with the width that it was measured with, whichever font the reader's system uses for the family.
  /// Both glyphs and gaps are stretched, because a text of one letter or one ligature has no gap.
  private mutating func write(_ run: TextRun, at start: Point, width: Double) {
    let text = run.text.withoutControls
    guard !text.isEmpty else { return }
    add { $0.add("<text") }
    addAttribute("x", start.x)
    addAttribute("y", start.y)
    add(run.font)
    add(run.color, "fill")
    if width > 0 {
      addAttribute("textLength", width)
      add { $0.add(" lengthAdjust=\"spacingAndGlyphs\"") }
    }
    // The end of a text from right to left is at its left, which is the position that is given.
    if outliner.directions(of: text)?.isRightToLeft == true {
      add { $0.add(" direction=\"rtl\" text-anchor=\"end\"") }
    }
    if run.rotation != 0 {
      add { $0.add(" transform=\"") }
      addRotation(run)
      add { $0.add("\"") }
    }
    add {
      $0.add(">")
      $0.add(text: text)
      $0.add("</text>\n")
    }
  }

  private mutating func addRotation(_ run: TextRun) {
    let center = placed(run.origin)
    add {
      $0.add("rotate(")
      $0.add(run.rotation * 180 / .pi)
      $0.add(" ")
      $0.add(center.x)
      $0.add(" ")
      $0.add(center.y)
      $0.add(")")
    }
  }

  /// Writes the attributes of a font that differ from those of the whole figure.
  private mutating func add(_ font: Font) {
    if font.size != usualSize { addAttribute("font-size", font.size) }
    if font.family != SVGWriter.usualFamily {
      let fonts = outliner.fonts
      add { $0.add(family: font.family, of: fonts) }
    }
    if font.isBold { add { $0.add(" font-weight=\"bold\"") } }
    if font.isItalic { add { $0.add(" font-style=\"italic\"") } }
  }
}

// MARK: Glyphs of formulas

extension SVGCanvas {
  mutating func write(_ glyphs: PlacedGlyphs) throws(Diagnostic) {
    guard !glyphs.items.isEmpty else { return }
    var data = SVGPathData(offset: placed(Point(0, 0)))
    let (cosine, sine) = (cos(glyphs.rotation), sin(glyphs.rotation))
    for item in glyphs.items {
      let outline = try outliner.outline(of: item.glyph)
      data.add(
        outline.mapped { point in
          let (x, y) = (point.x * item.size, point.y * item.size)
          return Point(item.origin.x + x * cosine - y * sine, item.origin.y + x * sine + y * cosine)
        })
    }
    guard !data.isEmpty else { return }
    add {
      $0.add("<path d=\"")
      $0.add(data.buffer)
      $0.add("\"")
    }
    add(glyphs.color, "fill")
    add { $0.add("/>\n") }
  }
}

extension MarkupBuffer {
  /// Writes the attribute `font-family`: the chosen family, if there is one, and fallbacks.
  mutating func add(family: Font.Family, of fonts: FontChoice) {
    add(" font-family=\"")
    if let name = fonts.chosenName(of: family) {
      let scalars = name.unicodeScalars.filter { !"'\\".unicodeScalars.contains($0) }
      add(text: "'\(String(String.UnicodeScalarView(scalars)))', ")
    }
    add(family.names)
    add("\"")
  }
}

extension Font.Family {
  /// The family, followed by families with equally wide letters for systems that lack it.
  fileprivate var names: StaticString {
    switch self {
    case .sans: "Liberation Sans, Arial, Helvetica, sans-serif"
    case .serif: "Liberation Serif, Times New Roman, Times, serif"
    case .monospaced: "DejaVu Sans Mono, Menlo, Consolas, monospace"
    case .snapshot: "DejaVu Sans, Verdana, sans-serif"
    }
  }
}
