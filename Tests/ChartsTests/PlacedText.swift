import Basics
import Foundation
import Graphics

/// A text of a drawing with the corners of its bounding box, in page coordinates.
struct PlacedText: CustomStringConvertible {
  let text: String
  let size: Double
  let corners: [Point]

  var description: String { "'\(text)'" }

  /// Returns all texts that contain letters, including those in groups.
  static func all(in drawing: Drawing, _ measurer: some TextMeasurer) throws(Diagnostic) -> [PlacedText] {
    try all(in: drawing.commands, origin: Point(0, 0), scale: 1, measurer)
  }

  private static func all(
    in commands: [DrawingCommand], origin: Point, scale: Double, _ measurer: some TextMeasurer
  ) throws(Diagnostic) -> [PlacedText] {
    var texts: [PlacedText] = []
    for command in commands {
      switch command {
      case .text(let run) where run.text.contains(where: { $0 != " " }):
        texts.append(try PlacedText(run, origin, scale, measurer))
      case .group(let group):
        let inner = Point(origin.x + group.origin.x * scale, origin.y + group.origin.y * scale)
        texts += try all(in: group.commands, origin: inner, scale: scale * group.scale, measurer)
      default: break
      }
    }
    return texts
  }

  /// Creates a box from the height of capitals to the bottom of descenders, 0.73 and 0.21 em in Liberation Sans.
  private init(
    _ run: TextRun, _ origin: Point, _ scale: Double, _ measurer: some TextMeasurer
  ) throws(Diagnostic) {
    let width = try measurer.extents(of: run.text, font: run.font).width
    let start: Double
    switch run.anchor {
    case .start: start = 0
    case .middle: start = -width / 2
    case .end: start = -width
    }
    let (top, bottom) = (-0.73 * run.font.size, 0.21 * run.font.size)
    let box = [Point(start, top), Point(start + width, top), Point(start + width, bottom), Point(start, bottom)]
    let (s, c) = (sin(run.rotation), cos(run.rotation))
    corners = box.map { p in
      Point(
        origin.x + scale * (run.origin.x + c * p.x - s * p.y), origin.y + scale * (run.origin.y + s * p.x + c * p.y))
    }
    text = run.text
    size = run.font.size * scale
  }

  var bounds: Rectangle {
    let (xs, ys) = (corners.map(\.x), corners.map(\.y))
    return Rectangle(from: Point(xs.min()!, ys.min()!), to: Point(xs.max()!, ys.max()!))
  }

  func isInside(_ page: Size) -> Bool {
    corners.allSatisfy { $0.x >= -0.01 && $0.y >= -0.01 && $0.x <= page.width + 0.01 && $0.y <= page.height + 0.01 }
  }

  /// Returns true if the boxes overlap by more than a tolerance: if no edge of either separates them (separating axis
  /// theorem).
  func overlaps(_ other: PlacedText) -> Bool {
    for polygon in [corners, other.corners] {
      for (a, b) in zip(polygon, polygon.dropFirst() + polygon.prefix(1)) {
        let axis = Point(b.y - a.y, a.x - b.x)
        let length = max((axis.x * axis.x + axis.y * axis.y).squareRoot(), 1e-9)
        func extent(_ points: [Point]) -> (Double, Double) {
          let values = points.map { ($0.x * axis.x + $0.y * axis.y) / length }
          return (values.min()!, values.max()!)
        }
        let (p, q) = (extent(corners), extent(other.corners))
        if p.1 <= q.0 + 0.05 || q.1 <= p.0 + 0.05 { return false }
      }
    }
    return true
  }
}

extension [DrawingCommand] {
  /// The commands without the groups that only hold notes.
  var painting: [DrawingCommand] {
    flatMap { command -> [DrawingCommand] in
      guard case .group(let group) = command, group.note != nil else { return [command] }
      return group.commands.painting
    }
  }

  /// The notes that have text, including those in groups.
  var notes: [MarkNote] {
    flatMap { command -> [MarkNote] in
      guard case .group(let group) = command else { return [] }
      return [group.note].compactMap(\.self).filter { !$0.lines.isEmpty } + group.commands.notes
    }
  }
}
