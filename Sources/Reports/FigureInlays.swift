import Basics
import CairoGraphics
import Documents
import VectorImages

/// The figures of a report that its page draws itself, each made once. May be shared by threads.
final class FigureInlays: Sendable {
  private let shaper: TextShaper
  private let isInteractive: Bool
  private let made = Memo<String, SVGWriter.Inlay?>()

  /// In bytes: a figure with more parts than a page should hold, such as a cloud of points, is an image.
  private static let most = 400_000

  init(shaper: TextShaper, isInteractive: Bool) { (self.shaper, self.isInteractive) = (shaper, isInteractive) }

  /// Nil for a figure that is an image: a picture of the author, or one of very many parts.
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
  /// What its drawing says in words.
  package var words: SVGWriter.Words {
    SVGWriter.Words(title: shownName, description: alternativeText)
  }
}
