import Graphics
import Markup

/// Writes paths as short values of the SVG attribute `d`, with numbers rounded to hundredths of a point. Coordinates of
/// lines and curves are relative, so that they are short. Each point is rounded by itself, so that errors do not add
/// up.
struct SVGPathData {
  private(set) var buffer = MarkupBuffer()
  private var pen = Spot(x: 0, y: 0)
  private var start = Spot(x: 0, y: 0)
  /// The command that the next numbers continue if no letter is written.
  private var verb = Verb.none
  /// True if a move to `pen` has to be written before the next line or curve.
  private var isLifted = false
  private let offset: Point

  /// A point in hundredths of a point.
  private struct Spot: Equatable {
    var x: Int
    var y: Int
  }

  private enum Verb { case none, line, curve }

  /// - Parameter offset: the offset that is added to every point.
  init(offset: Point) { self.offset = offset }

  var isEmpty: Bool { buffer.bytes.isEmpty }

  mutating func add(_ path: Path) {
    for element in path.elements {
      switch element {
      case .move(let point): move(to: spot(point))
      case .line(let point): line(to: spot(point))
      case .curve(let first, let second, let end): curve(spot(first), spot(second), spot(end))
      case .close:
        if !isLifted { buffer.add("z") }
        (pen, verb, isLifted) = (start, .none, true)
      }
    }
  }

  private func spot(_ point: Point) -> Spot {
    Spot(x: MarkupBuffer.hundredths(point.x + offset.x), y: MarkupBuffer.hundredths(point.y + offset.y))
  }

  private mutating func move(to point: Spot) { (pen, start, verb, isLifted) = (point, point, .none, true) }

  /// Writes a pending move to the pen's position. A move that nothing follows is never written, because it paints
  /// nothing.
  private mutating func lower() {
    guard isLifted else { return }
    buffer.add("M")
    number(pen.x, isFirst: true)
    number(pen.y)
    (start, isLifted) = (pen, false)
  }

  private mutating func line(to point: Spot) {
    lower()
    defer { pen = point }
    let step = Spot(x: point.x - pen.x, y: point.y - pen.y)
    if step.y == 0 {
      buffer.add("h")
      buffer.add(hundredths: step.x)
      verb = .none
    } else if step.x == 0 {
      buffer.add("v")
      buffer.add(hundredths: step.y)
      verb = .none
    } else {
      let isFirst = begin(.line, "l")
      number(step.x, isFirst: isFirst)
      number(step.y)
    }
  }

  private mutating func curve(_ first: Spot, _ second: Spot, _ end: Spot) {
    lower()
    var isFirst = begin(.curve, "c")
    for point in [first, second, end] {
      number(point.x - pen.x, isFirst: isFirst)
      number(point.y - pen.y)
      isFirst = false
    }
    pen = end
  }

  /// - Returns: true if a letter was written, after which the next number needs no separator.
  private mutating func begin(_ verb: Verb, _ letter: StaticString) -> Bool {
    defer { self.verb = verb }
    guard self.verb != verb else { return false }
    buffer.add(letter)
    return true
  }

  /// Writes a number, with a space before it unless it is the first or begins with a minus sign.
  private mutating func number(_ hundredths: Int, isFirst: Bool = false) {
    if !isFirst, hundredths >= 0 { buffer.add(" ") }
    buffer.add(hundredths: hundredths)
  }
}

extension Path {
  /// The centre and radius of a path that `Path.circle` has made; nil for other paths.
  var asCircle: (center: Point, radius: Double)? {
    guard elements.count == 6, case .move(let right) = elements[0], case .curve(_, _, let bottom) = elements[1],
      case .curve(_, _, let left) = elements[2], case .close = elements[5]
    else { return nil }
    let (center, radius) = (Point(bottom.x, right.y), right.x - bottom.x)
    guard radius > 0, abs(bottom.x - left.x - radius) < 1e-6 * radius else { return nil }
    return Path.circle(center: center, radius: radius).isNear(self, within: 1e-6) ? (center, radius) : nil
  }

  private func isNear(_ other: Path, within distance: Double) -> Bool {
    func near(_ a: Point, _ b: Point) -> Bool { abs(a.x - b.x) < distance && abs(a.y - b.y) < distance }
    return elements.count == other.elements.count
      && zip(elements, other.elements).allSatisfy { first, second in
        switch (first, second) {
        case (.move(let a), .move(let b)), (.line(let a), .line(let b)): near(a, b)
        case (.curve(let a, let b, let c), .curve(let d, let e, let f)): near(a, d) && near(b, e) && near(c, f)
        case (.close, .close): true
        default: false
        }
      }
  }

  /// The bounding box of all points, including control points; nil if there are none.
  var bounds: Rectangle? {
    var result: Rectangle?
    func add(_ point: Point) {
      let spot = Rectangle(from: point, to: point)
      result = result?.union(spot) ?? spot
    }
    for element in elements {
      switch element {
      case .move(let point), .line(let point): add(point)
      case .curve(let first, let second, let end): [first, second, end].forEach(add)
      case .close: break
      }
    }
    return result
  }
}
