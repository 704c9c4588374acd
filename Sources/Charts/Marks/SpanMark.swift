import Basics
import Graphics

extension Mark {
  /// Pale areas across the panel between two reference values.
  static let span = Mark(
    name: "span", summary: "a shaded part of the plot between two reference values", words: MarkWords(noun: "Area"),
    prominence: .supporting, requires: [.span], signs: SpanMark.signs, draw: SpanMark.draw)
}

private enum SpanMark {
  /// Greys that can be told apart, from the first span on.
  private static func color(_ index: Int) -> Color { Color(gray: [0.88, 0.8, 0.94][index % 3]) }

  /// Draws no row: its areas do not belong to rows.
  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    for (index, span) in panel.specification.spans.enumerated() {
      guard let (scale, isAlongX) = panel.reference(span.axis), span.ends.overlaps(scale.domain) else { continue }
      let (low, high) = (scale.clampedPosition(span.ends.lowerBound), scale.clampedPosition(span.ends.upperBound))
      let frame = panel.frame
      let area =
        isAlongX
        ? Rectangle(from: Point(low, frame.minY), to: Point(high, frame.maxY))
        : Rectangle(from: Point(frame.minX, low), to: Point(frame.maxX, high))
      drawing.fill(.rectangle(area), color(index))
    }
    return 0
  }

  static func signs(_ data: ChartData, _ specification: ChartSpecification) -> [Swatch] {
    specification.spans.enumerated().filter { !$0.element.title.isEmpty }.map { index, span in
      Swatch(label: span.title, Swatch.area(color(index)))
    }
  }
}
