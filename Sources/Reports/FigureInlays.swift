import Basics
import CairoGraphics
import Documents
import VectorImages

/// The figures of a report as inline SVG. Each is made once. Threads may share it.
final class FigureInlays: Sendable {
  private let shaper: TextShaper
  private let isInteractive: Bool
  private let made = Memo<String, SVGWriter.Inlay?>()

  /// The largest size in bytes. A larger figure, such as a cloud of very many points, becomes an image.
  private static let most = 400_000

  init(shaper: TextShaper, isInteractive: Bool) { (self.shaper, self.isInteractive) = (shaper, isInteractive) }

  /// Returns the figure as inline SVG. Returns nil for a figure that must be an image: a picture file, a drawing that
  /// contains one, or a drawing that is too large.
  func inlay(of figure: Figure) throws -> SVGWriter.Inlay? {
    try made.value(figure.label) { () throws -> SVGWriter.Inlay? in
      guard figure.picture == nil, SVGWriter.holds(figure.drawing) else { return nil }
      let inlay = try SVGWriter(outliner: shaper).inlay(
        figure.drawing, figure.words, name: figure.anchor, scale: HTMLWriter.figureScale, tellsGroups: isInteractive)
      return inlay.markup.text.utf8.count <= Self.most ? inlay : nil
    }
  }
}

extension Figure {
  /// The title and the description of the figure, for readers who do not see it.
  package var words: SVGWriter.Words {
    SVGWriter.Words(title: shownName, description: alternativeText)
  }
}
