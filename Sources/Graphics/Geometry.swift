/// A position in points (1/72 inch). The origin is at the top left, and y grows downward.
package struct Point: Hashable, Sendable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  package static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
}

/// A width and a height in points.
package struct Size: Hashable, Sendable {
  package var width: Double
  package var height: Double

  package init(_ width: Double, _ height: Double) {
    self.width = width
    self.height = height
  }
}

/// A rectangle with sides along the axes, given by its top left corner and its size.
package struct Rectangle: Hashable, Sendable {
  package var origin: Point
  package var size: Size

  package init(origin: Point, size: Size) {
    (self.origin, self.size) = (origin, size)
  }

  package init(x: Double, y: Double, width: Double, height: Double) {
    origin = Point(x, y)
    size = Size(width, height)
  }

  /// Creates the rectangle that has two points as opposite corners, in any order.
  package init(from a: Point, to b: Point) {
    self.init(x: min(a.x, b.x), y: min(a.y, b.y), width: abs(b.x - a.x), height: abs(b.y - a.y))
  }

  package var minX: Double { origin.x }
  package var minY: Double { origin.y }
  package var maxX: Double { origin.x + size.width }
  package var maxY: Double { origin.y + size.height }
  package var midX: Double { origin.x + size.width / 2 }
  package var midY: Double { origin.y + size.height / 2 }
  package var width: Double { size.width }
  package var height: Double { size.height }

  /// Returns the rectangle with each side moved inward by `d` points, or outward if `d` is negative.
  package func inset(by d: Double) -> Rectangle {
    Rectangle(x: minX + d, y: minY + d, width: width - 2 * d, height: height - 2 * d)
  }

  /// Returns the smallest rectangle that contains both.
  package func union(_ other: Rectangle) -> Rectangle {
    Rectangle(
      from: Point(min(minX, other.minX), min(minY, other.minY)),
      to: Point(max(maxX, other.maxX), max(maxY, other.maxY)))
  }

  /// Returns true if the interiors overlap. Rectangles that only touch do not.
  package func overlaps(_ other: Rectangle) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }
}
