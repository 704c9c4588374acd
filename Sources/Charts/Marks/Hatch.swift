import Graphics

/// Diagonal lines on a pale background, which mean that there is no value. No colour scheme contains either colour.
enum Hatch {
  private static let spacing = 3.0

  /// Draws the lines x + y = k·spacing within an area, so that the lines of neighbouring areas meet.
  static func draw(_ area: Rectangle, into drawing: inout Drawing) {
    drawing.append(.tile(area, Theme.missingFill))
    drawing.append(
      .group(Group(clip: area, commands: [.stroke(lines(in: area), Stroke(Theme.missingHatch, width: 0.6))])))
  }

  private static func lines(in area: Rectangle) -> Path {
    var path = Path()
    let first = ((area.minX + area.minY) / spacing).rounded(.up)
    let last = ((area.maxX + area.maxY) / spacing).rounded(.down)
    guard first <= last else { return path }
    for k in stride(from: first, through: last, by: 1) {
      let sum = k * spacing
      let start = Point(max(area.minX, sum - area.maxY), min(area.maxY, sum - area.minX))
      let end = Point(min(area.maxX, sum - area.minY), max(area.minY, sum - area.maxX))
      path.elements += [.move(start), .line(end)]
    }
    return path
  }
}

/// The sign of a flagged cell: a triangle in its upper right corner.
enum FlagCorner {
  static func draw(in area: Rectangle, color: Color, into drawing: inout Drawing) {
    let side = min(3.2, area.width / 3, area.height / 4)
    let corner = Point(area.maxX - 0.8, area.minY + 0.8)
    drawing.fill(
      .polygon([Point(corner.x - side, corner.y), corner, Point(corner.x, corner.y + side)]), color)
  }
}
