import Basics
import Graphics
import Markup

/// The marks of a figure that can be focused by keyboard: all marks if there are few, otherwise those with the greatest
/// and the least value. A mark with the focus shows its values beside it, without a script.
struct MarkStops {
  private static let most = 12
  private static let font = Font(SVGWriter.usualFamily, size: 8)
  private static let lineHeight = 10.5
  private static let margin = 4.0
  /// The number of scalars after which a visible line is cut. Screen readers read all of it.
  private static let mostScalars = 70

  private let marks: [SVGCanvas.NotedMark]
  private let size: Size
  private let outliner: any GlyphOutliner

  init(_ marks: [SVGCanvas.NotedMark], in size: Size, outliner: any GlyphOutliner) {
    (self.size, self.outliner) = (size, outliner)
    self.marks = Self.chosen(of: marks)
  }

  private static func chosen(of marks: [SVGCanvas.NotedMark]) -> [SVGCanvas.NotedMark] {
    var seen: Set<[String]> = []
    let distinct = marks.filter { !$0.note.lines.isEmpty && seen.insert($0.note.lines).inserted }
    guard distinct.count > most else { return distinct }
    let places = distinct.indices.filter { distinct[$0].note.value.isFinite }
    guard let high = places.max(by: { distinct[$0].note.value < distinct[$1].note.value }),
      let low = places.min(by: { distinct[$0].note.value < distinct[$1].note.value })
    else { return [] }
    return Set([high, low]).sorted().map { distinct[$0] }
  }

  func write(on canvas: inout SVGCanvas) throws(Diagnostic) {
    for mark in marks {
      let label = mark.note.lines.joined(separator: ", ").spoken
      canvas.add { $0.add(html: "<g class=\"stop\" tabindex=\"0\" role=\"img\" aria-label=\"\(label)\">") }
      add(mark.bounds.inset(by: -2), "ring", to: &canvas)
      try writeReadout(of: mark, on: &canvas)
      canvas.add { $0.add("</g>\n") }
    }
  }

  /// Writes the values beside the mark, inside the figure if there is room.
  private func writeReadout(of mark: SVGCanvas.NotedMark, on canvas: inout SVGCanvas) throws(Diagnostic) {
    let lines = mark.note.lines.map { $0.spoken.cut(to: Self.mostScalars) }
    var width = 0.0
    for line in lines { width = max(width, try outliner.extents(of: line, font: Self.font).width) }
    let room = Size(width + 2 * Self.margin, Double(lines.count) * Self.lineHeight + 2 * Self.margin)
    let right = mark.bounds.maxX + Self.margin
    let left = right + room.width <= size.width ? right : mark.bounds.minX - Self.margin - room.width
    let x = max(0, min(left, size.width - room.width))
    let y = max(0, min(mark.bounds.midY - room.height / 2, size.height - room.height))
    canvas.add { $0.add("<g class=\"readout\">") }
    add(Rectangle(x: x, y: y, width: room.width, height: room.height), "plate", to: &canvas)
    for (index, line) in lines.enumerated() {
      canvas.add { $0.add("<text") }
      canvas.addAttribute("x", x + Self.margin)
      canvas.addAttribute("y", y + Self.margin + Double(index) * Self.lineHeight + Self.font.size)
      canvas.addAttribute("font-size", Self.font.size)
      canvas.add { $0.add(html: ">\(line)</text>") }
    }
    canvas.add { $0.add("</g>") }
  }

  private func add(_ area: Rectangle, _ kind: StaticString, to canvas: inout SVGCanvas) {
    var data = SVGPathData(offset: Point(0, 0))
    data.add(.rectangle(area))
    canvas.add {
      $0.add("<path class=\"")
      $0.add(kind)
      $0.add("\" d=\"")
      $0.add(data.buffer)
      $0.add("\"/>")
    }
  }
}

extension String {
  fileprivate func cut(to count: Int) -> String {
    guard unicodeScalars.count > count else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.prefix(count - 1))) + "…"
  }
}
