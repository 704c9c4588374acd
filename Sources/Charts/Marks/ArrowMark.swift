import Basics
import Graphics

extension Mark {
  /// A text with an arrow to a position. The text is placed where it hides as few points as possible.
  static let arrow = Mark(
    name: "arrow", summary: "words with an arrow to a place of the plot", words: MarkWords(noun: "Annotated plot"),
    prominence: .supporting, requires: [.arrow], draw: ArrowMark.draw)
}

private enum ArrowMark {
  private static let distances = [18.0, 30, 46]
  private static let head = 3.4

  /// Returns 0, because arrows do not belong to rows.
  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    var taken = panel.rows.compactMap { row -> Rectangle? in
      guard let x = panel.xPosition(row), let y = panel.yPosition(row) else { return nil }
      return Rectangle(x: x - 1.5, y: y - 1.5, width: 3, height: 3)
    }
    let font = panel.annotations.font
    let texts = panel.annotations.places(in: drawing.commands)
    taken += texts
    for (index, note) in panel.specification.arrows.enumerated() {
      let written = note.onAxes(panel.data)
      guard let x = position(written.x, panel.data.x, panel.x), let y = position(written.y, panel.data.y, panel.y)
      else { continue }
      let size = Size(panel.annotations.arrowWidths[index], 0.94 * font.size)
      let place = place(size, at: Point(x, y), in: panel.frame, taken, texts)
      taken.append(place)
      drawArrow(from: place, to: Point(x, y), into: &drawing)
      drawing.fill(.rectangle(place.inset(by: -1)), Theme.paper)
      drawing.text(
        TextRun(note.text, font: font, color: Theme.ink, at: Point(place.minX, place.minY + 0.73 * font.size)))
    }
    return 0
  }

  /// Returns the place inside the panel that covers the fewest points and texts, and of equally good ones the nearest.
  ///
  /// - Parameter texts: the places of texts, which the arrow should not cross either.
  private static func place(
    _ size: Size, at point: Point, in frame: Rectangle, _ taken: [Rectangle], _ texts: [Rectangle]
  ) -> Rectangle {
    let directions = [(0.8, -0.6), (-0.8, -0.6), (0.8, 0.6), (-0.8, 0.6), (0, -1), (0, 1), (1, 0), (-1, 0)]
    let places = distances.flatMap { distance in
      directions.map { direction in
        let (dx, dy) = direction
        let middle = Point(
          point.x + dx * distance + (dx == 0 ? 0 : (dx < 0 ? -1 : 1) * size.width / 2), point.y + dy * distance)
        return Rectangle(
          x: middle.x - size.width / 2, y: middle.y - size.height / 2, width: size.width, height: size.height
        ).moved(into: frame)
      }
    }
    let free = places.filter { !$0.inset(by: -2).holds(point) }
    let candidates = free.isEmpty ? places : free
    let hits = candidates.map { place in
      taken.count { $0.overlaps(place) } + texts.count { $0.isCrossed(from: start(of: place, to: point), to: point) }
    }
    let best = hits.indices.min { (hits[$0], $0) < (hits[$1], $1) } ?? 0
    return candidates[best]
  }

  /// Returns the point of a text's place that is nearest to what the arrow points to.
  private static func start(of place: Rectangle, to point: Point) -> Point {
    Point(min(max(point.x, place.minX), place.maxX), min(max(point.y, place.minY), place.maxY))
  }

  private static func drawArrow(from place: Rectangle, to point: Point, into drawing: inout Drawing) {
    let start = start(of: place, to: point)
    let (dx, dy) = (point.x - start.x, point.y - start.y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 4 else { return }
    let (ux, uy) = (dx / length, dy / length)
    let tip = Point(point.x - 2.5 * ux, point.y - 2.5 * uy)
    let back = Point(tip.x - head * ux, tip.y - head * uy)
    drawing.stroke(.line(start, back), Stroke(Theme.ink, width: 0.8))
    let side = 0.45 * head
    drawing.fill(
      .polygon([tip, Point(back.x - side * uy, back.y + side * ux), Point(back.x + side * uy, back.y - side * ux)]),
      Theme.ink)
  }

  /// Returns the position of a number or category name, or nil if it is not on the axis.
  private static func position(_ text: String, _ channel: EncodedChannel, _ scale: PositionScale) -> Double? {
    switch scale {
    case .band(let bands): channel.index(named: text).map(bands.center)
    case .continuous(let scale): Double(text).flatMap { scale.contains($0) ? scale.position($0) : nil }
    }
  }
}

extension ArrowNote {
  /// Returns the position along the axes as drawn. They are exchanged if the layout has exchanged x and y.
  fileprivate func onAxes(_ data: ChartData) -> (x: String, y: String) {
    let isTurned = !(data.x.canRead(x) && data.y.canRead(y)) && data.x.canRead(y) && data.y.canRead(x)
    return isTurned ? (y, x) : (x, y)
  }

  /// Returns true if the arrow points to a position on the axes.
  func isShown(_ data: ChartData, _ plans: ValuePlans?) -> Bool {
    let place = onAxes(data)
    func isIn(_ text: String, _ channel: EncodedChannel, _ plan: ValuePlan?) -> Bool {
      guard channel.domain == nil, let plan else { return channel.canRead(text) }
      return Double(text).map { plan.scale().contains($0) } ?? false
    }
    return isIn(place.x, data.x, plans?.x) && isIn(place.y, data.y, plans?.y)
  }
}

extension EncodedChannel {
  /// Returns true if a text is a number, for a channel of numbers, or the name of a category.
  fileprivate func canRead(_ text: String) -> Bool {
    domain == nil ? Double(text) != nil : index(named: text) != nil
  }

  /// Returns the index of the category with a name. For a hierarchy, the name has the values of all levels, separated
  /// by spaces.
  func index(named text: String) -> Int? {
    guard let domain else { return nil }
    return domain.paths.indices.first { domain.name($0) == text || domain.paths[$0].joined(separator: " ") == text }
  }
}

extension Rectangle {
  /// Returns true if a line goes through the rectangle, by points along the line.
  fileprivate func isCrossed(from start: Point, to end: Point) -> Bool {
    (0...20).contains { step in
      let share = Double(step) / 20
      return holds(Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share))
    }
  }

  fileprivate func holds(_ point: Point) -> Bool {
    point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
  }

  /// Returns the rectangle moved inside a frame by the shortest way, as far as it fits.
  fileprivate func moved(into frame: Rectangle) -> Rectangle {
    let x = max(frame.minX + 1, min(minX, frame.maxX - width - 1))
    let y = max(frame.minY + 1, min(minY, frame.maxY - height - 1))
    return Rectangle(x: x, y: y, width: width, height: height)
  }
}
