import Basics
import CairoGraphics
import Documents
import VectorImages

/// How files of SVG hold their texts.
package enum SVGTextForm: String, CaseIterable, Named, Sendable {
  /// As texts, which can be searched, edited and read aloud, in the fonts of whoever opens the file.
  case text
  /// As shapes of letters, which look alike everywhere.
  case paths

  package var name: String { rawValue }

  /// The file of a figure. Pictures of the author in it are painted by cairo, and then so are its texts.
  package func bytes(of figure: Figure, _ shaper: TextShaper) throws(Diagnostic) -> [UInt8] {
    guard self == .text, SVGWriter.holds(figure.drawing) else {
      return try CairoRenderer.svg(figure.drawing, shaper: shaper)
    }
    return try SVGWriter(outliner: shaper).file(figure.drawing, figure.words)
  }
}
