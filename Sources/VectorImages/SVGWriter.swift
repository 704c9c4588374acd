import Basics
import Formulas
import Graphics
import Markup

/// A figure as SVG whose texts are texts: they can be searched, copied and read aloud. It has no script, no style and no
/// address, and is made of the program's own drawing alone.
package struct SVGWriter {
  static let usualFamily = Font.Family.sans

  private let outliner: any GlyphOutliner

  package init(outliner: any GlyphOutliner) { self.outliner = outliner }

  /// What a figure says besides its drawing.
  package struct Words {
    /// A few words.
    var title: String
    /// What it shows, for those who do not see it.
    var description: String

    package init(title: String, description: String) {
      (self.title, self.description) = (title, description)
    }
  }

  /// A figure in a page, and the colours that the page must give it.
  package struct Inlay: Sendable {
    package var markup: HTML
    package var colors: Set<PageColor>
  }

  /// Whether this way can show a drawing: it holds no picture of the author.
  package static func holds(_ drawing: Drawing) -> Bool { !drawing.commands.havePictures }

  /// A file of its own.
  ///
  /// - Throws: `badData` for a text that no font can show.
  package func file(_ drawing: Drawing, _ words: Words) throws(Diagnostic) -> [UInt8] {
    var canvas = SVGCanvas(drawing, .file, outliner: outliner)
    let size = canvas.usualSize
    canvas.add { buffer in
      buffer.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"")
      buffer.add(" aria-labelledby=\"title description\" xml:space=\"preserve\"")
      add(drawing.size, scale: 1, unit: "pt", textSize: size, to: &buffer)
      buffer.add(">\n<title id=\"title\">")
      buffer.add(text: words.title.spoken)
      buffer.add("</title>\n<desc id=\"description\">")
      buffer.add(text: words.description.spoken)
      buffer.add("</desc>\n")
    }
    try canvas.paint(drawing.commands)
    canvas.add { $0.add("</svg>\n") }
    return canvas.buffer.bytes
  }

  /// An element of a page.
  ///
  /// The title is said, but does not come up below the pointer: where the pointer is, a mark may have more to say.
  ///
  /// - Parameters:
  ///   - name: what no other part of the page is called, without a point in it.
  ///   - scale: pixels of the page for a point.
  ///   - tellsGroups: whether marks name their group, for a script that shows those of one group.
  /// - Throws: `badData` for a text that no font can show.
  package func inlay(
    _ drawing: Drawing, _ words: Words, name: String, scale: Double, tellsGroups: Bool = false
  ) throws(Diagnostic) -> Inlay {
    var canvas = SVGCanvas(drawing, .page(name: name, tellsGroups: tellsGroups), outliner: outliner)
    let size = canvas.usualSize
    canvas.add { buffer in
      buffer.add("<svg class=\"drawing\"")
      add(drawing.size, scale: scale, unit: "", textSize: size, to: &buffer)
      let head: HTML = """
        >
        <defs><title id="\(name).title">\(words.title.spoken)</title>
        <desc id="\(name).text">\(words.description.spoken)</desc></defs>
        <g role="img" aria-labelledby="\(name).title \(name).text">

        """
      buffer.add(html: head)
    }
    try canvas.paint(drawing.commands)
    canvas.add { $0.add("</g>\n") }
    try MarkStops(canvas.marks, in: drawing.size, outliner: outliner).write(on: &canvas)
    canvas.add { $0.add("</svg>") }
    return Inlay(markup: HTML(canvas.buffer), colors: canvas.colors)
  }

  /// Size, coordinates in points, and what is the same for most elements.
  private func add(
    _ size: Size, scale: Double, unit: StaticString, textSize: Double, to buffer: inout MarkupBuffer
  ) {
    buffer.add(" width=\"")
    buffer.add(size.width * scale)
    buffer.add(unit)
    buffer.add("\" height=\"")
    buffer.add(size.height * scale)
    buffer.add(unit)
    buffer.add("\" viewBox=\"0 0 ")
    buffer.add(size.width)
    buffer.add(" ")
    buffer.add(size.height)
    buffer.add("\"")
    buffer.add(family: Self.usualFamily, of: outliner.fonts)
    buffer.add(" font-size=\"")
    buffer.add(textSize)
    buffer.add("\" text-rendering=\"geometricPrecision\" fill=\"none\" stroke-miterlimit=\"10\"")
  }
}

extension String {
  /// With its formulas in characters.
  var spoken: String { MarkedFormula.replaced(self, LinearFormula.text) }
}

extension MarkNote {
  /// One line below the other.
  var text: String { lines.joined(separator: "\n").spoken }
}
