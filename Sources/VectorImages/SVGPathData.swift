import Graphics
import Markup

/// Paths in the words of SVG's `d`, in hundredths of a point: moves and lines are told from where the pen is, so that they
/// are short, and each point is rounded by itself, so that no errors add up.
struct SVGPathData {
  private(set) var buffer = MarkupBuffer()
  private var pen = Spot(x: 0, y: 0)
  private var start = Spot(x: 0, y: 0)
  /// What the next numbers would be taken for without a letter.
  private var verb = Verb.none
  /// Where the next part of the path begins, if one comes.
  private var isLifted = false
  private let offset: Point

  /// In hundredths.
  private struct Spot: Equatable {
    var x: Int
    var y: Int
  }

  private enum Verb { case none, line, curve }

  /// - Parameter offset: added to every point.
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

  /// Writes the move to where the pen is: one that nothing follows has no ink.
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

  /// - Returns: whether a letter was written, which the next number may follow at once.
  private mutating func begin(_ verb: Verb, _ letter: StaticString) -> Bool {
    defer { self.verb = verb }
    guard self.verb != verb else { return false }
    buffer.add(letter)
    return true
  }

  /// A minus sign divides numbers, too.
  private mutating func number(_ hundredths: Int, isFirst: Bool = false) {
    if !isFirst, hundredths >= 0 { buffer.add(" ") }
    buffer.add(hundredths: hundredths)
  }
}

extension Path {
  /// Centre and radius of what `Path.circle` has made.
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

  /// What its points span; nil without points.
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
