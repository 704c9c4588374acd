import Graphics

/// Places texts beside points, to the right, to the left, above or below, so that they cover no other text or point. A
/// text without a free place is left out.
struct PointLabels {
  private var taken: [Rectangle]
  private let frame: Rectangle
  private let font: Font
  private static let gap = 3.5

  init(_ panel: Panel) {
    frame = panel.frame
    font = panel.annotations.font
    taken = panel.rows.compactMap { row in
      guard let x = panel.xPosition(row), let y = panel.yPosition(row) else { return nil }
      return Rectangle(x: x - 2, y: y - 2, width: 4, height: 4)
    }
  }

  /// Draws a text beside a point.
  ///
  /// - Parameters:
  ///   - width: the width of the text, in points.
  ///   - reach: the x position beyond which a text to the right begins: the point, or the end of its interval.
  /// - Returns: true if there was a free place.
  mutating func place(
    _ text: String, width: Double, at point: Point, reach: Double, into drawing: inout Drawing
  ) -> Bool {
    let height = 0.94 * font.size
    let places = [
      Rectangle(x: reach + Self.gap, y: point.y - height / 2, width: width, height: height),
      Rectangle(x: point.x - Self.gap - width, y: point.y - height / 2, width: width, height: height),
      Rectangle(x: point.x - width / 2, y: point.y - Self.gap - height, width: width, height: height),
      Rectangle(x: point.x - width / 2, y: point.y + Self.gap, width: width, height: height),
    ]
    guard let place = places.first(where: isFree) else { return false }
    taken.append(place)
    let baseline = place.minY + 0.73 * font.size
    drawing.text(TextRun(text, font: font, color: Theme.ink, at: Point(place.minX, baseline)))
    return true
  }

  private func isFree(_ place: Rectangle) -> Bool {
    place.minX >= frame.minX && place.maxX <= frame.maxX && place.minY >= frame.minY && place.maxY <= frame.maxY
      && !taken.contains { $0.overlaps(place) }
  }
}
