import Basics
import Formulas
import Graphics
import Markup

/// Writes figures as SVG in which texts are texts, so that they can be searched, copied and read aloud. The SVG has no
/// scripts, styles or links, and contains only the program's own drawing.
package struct SVGWriter {
  static let usualFamily = Font.Family.sans

  private let outliner: any GlyphOutliner

  package init(outliner: any GlyphOutliner) { self.outliner = outliner }

  /// The title and the description of a figure.
  package struct Words {
    /// A title of a few words.
    var title: String
    /// A description for readers who cannot see the figure.
    var description: String

    package init(title: String, description: String) {
      (self.title, self.description) = (title, description)
    }
  }

  /// A figure in a page, and the colours that the page must define.
  package struct Inlay: Sendable {
    package var markup: HTML
    package var colors: Set<PageColor>
  }

  /// Returns true if a drawing can be written: if it contains no picture of the author.
  package static func holds(_ drawing: Drawing) -> Bool { !drawing.commands.havePictures }

  /// Writes a figure as a complete file.
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

  /// Writes a figure as an element of a page.
  ///
  /// Screen readers read the title, but browsers do not show it under the pointer, where it would hide the notes of
  /// marks.
  ///
  /// - Parameters:
  ///   - name: a name that is unique in the page and contains no `.`.
  ///   - scale: the pixels of the page for each point.
  ///   - tellsGroups: whether marks have the names of their groups, for a script that highlights the marks of a group.
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

  /// Writes the attributes of the root: its size, the coordinate system in points, and defaults that most elements
  /// share.
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
  /// The text with its formulas written in plain characters.
  var spoken: String { MarkedFormula.replaced(self, LinearFormula.text) }
}

extension MarkNote {
  /// The lines of the note, separated by line breaks.
  var text: String { lines.joined(separator: "\n").spoken }
}
