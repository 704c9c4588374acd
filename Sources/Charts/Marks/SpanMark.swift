import Basics
import Graphics

extension Mark {
  /// Pale areas across the panel between two reference values.
  static let span = Mark(
    name: "span", summary: "a shaded part of the plot between two reference values", words: MarkWords(noun: "Area"),
    prominence: .supporting, requires: [.span], signs: SpanMark.signs, draw: SpanMark.draw)
}

private enum SpanMark {
  private static let shades = [
    Color(hex: 0xE0E0E0, dark: 0x2B2F36), Color(hex: 0xCCCCCC, dark: 0x3B4049), Color(hex: 0xF0F0F0, dark: 0x202329),
  ]

  /// Returns the grey of a span. Three distinct greys repeat.
  private static func color(_ index: Int) -> Color { shades[index % 3] }

  /// Returns 0, because spans do not belong to rows.
  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    for (index, span) in panel.specification.spans.enumerated() {
      guard let (scale, isAlongX) = panel.reference(span.axis), span.ends.overlaps(scale.domain) else { continue }
      let (low, high) = (scale.clampedPosition(span.ends.lowerBound), scale.clampedPosition(span.ends.upperBound))
      let frame = panel.frame
      let area =
        isAlongX
        ? Rectangle(from: Point(low, frame.minY), to: Point(high, frame.maxY))
        : Rectangle(from: Point(frame.minX, low), to: Point(frame.maxX, high))
      let ends = [span.ends.lowerBound, span.ends.upperBound]
      let text = ValueText(.automatic, values: ends)
      drawing.mark(MarkNote([RowNotes.told(span.title, "\(text(ends[0])) to \(text(ends[1]))")])) {
        $0.fill(.rectangle(area), color(index))
      }
    }
    return 0
  }

  static func signs(_ data: ChartData, _ specification: ChartSpecification) -> [Swatch] {
    specification.spans.enumerated().filter { !$0.element.title.isEmpty }.map { index, span in
      Swatch(label: span.title, Swatch.area(color(index)))
    }
  }
}
