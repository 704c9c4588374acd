import Basics
import CairoGraphics
import Documents
import VectorImages

/// How SVG files contain their texts.
package enum SVGTextForm: String, CaseIterable, Named, Sendable {
  /// As text, which can be searched, edited and read aloud. The viewer chooses the fonts.
  case text
  /// As glyph outlines, which look the same everywhere.
  case paths

  package var name: String { rawValue }

  /// Returns the SVG of a figure. If it contains picture files, cairo draws it, and its texts become outlines.
  package func bytes(of figure: Figure, _ shaper: TextShaper) throws(Diagnostic) -> [UInt8] {
    guard self == .text, SVGWriter.holds(figure.drawing) else {
      return try CairoRenderer.svg(figure.drawing, shaper: shaper)
    }
    return try SVGWriter(outliner: shaper).file(figure.drawing, figure.words)
  }
}
