import Basics

/// A finished layout: what to paint, where, in painting order. Every output is made from this value alone, so that PNG,
/// PDF and SVG cannot disagree.
package struct Drawing: Sendable, Equatable {
  package var size: Size
  package private(set) var commands: [DrawingCommand] = []

  package init(size: Size) {
    self.size = size
  }

  package mutating func append(_ command: DrawingCommand) {
    commands.append(command)
  }

  package mutating func fill(_ path: Path, _ color: Color) {
    append(.fill(path, color))
  }

  package mutating func stroke(_ path: Path, _ stroke: Stroke) {
    append(.stroke(path, stroke))
  }

  package mutating func text(_ run: TextRun) {
    append(.text(run))
  }

  /// Another drawing, moved and scaled, as one group.
  package mutating func place(_ other: Drawing, at origin: Point, scale: Double = 1) {
    append(.group(Group(origin: origin, scale: scale, commands: other.commands)))
  }
}

package enum DrawingCommand: Sendable, Equatable {
  case fill(Path, Color)
  case stroke(Path, Stroke)
  /// Adjacent rectangles, such as heatmap cells, painted from the top left. The renderer snaps them to pixels or
  /// extends them under their right and lower neighbours, so that no seam shows. They are in a group that clips them.
  case tile(Rectangle, Color)
  case text(TextRun)
  /// Of formulas.
  case glyphs(PlacedGlyphs)
  case group(Group)
  /// An area of a page that leads somewhere; figures for papers have none.
  case link(Rectangle, LinkTarget)
  /// A named place that internal links lead to.
  case anchor(String, Point)
  /// A file of the author, stretched over an area.
  case picture(Picture, Rectangle)
}

/// Commands under one translation and scale, clipped if a clip is given (in the group's own coordinates).
package struct Group: Sendable, Equatable {
  package var origin: Point
  package var scale: Double
  package var clip: Rectangle?
  package var commands: [DrawingCommand]
  /// For PDF alone; nil where the groups around it say what this is.
  package var tag: DrawingTag?
  /// For SVG alone: what the commands stand for. Such a group is neither moved, scaled nor clipped.
  package var note: MarkNote?

  package init(
    origin: Point = Point(0, 0), scale: Double = 1, clip: Rectangle? = nil, commands: [DrawingCommand],
    tag: DrawingTag? = nil, note: MarkNote? = nil
  ) {
    self.origin = origin
    self.scale = scale
    self.clip = clip
    self.commands = commands
    self.tag = tag
    self.note = note
  }
}

package enum LinkTarget: Hashable, Sendable {
  case url(Address)
  case anchor(String)
}

package struct Path: Sendable, Equatable {
  package enum Element: Sendable, Equatable {
    case move(Point)
    case line(Point)
    case curve(Point, Point, Point)
    case close
  }

  package var elements: [Element]

  package init(_ elements: [Element] = []) {
    self.elements = elements
  }

  /// With each of its points elsewhere.
  package func mapped(_ place: (Point) -> Point) -> Path {
    Path(
      elements.map { element in
        switch element {
        case .move(let point): .move(place(point))
        case .line(let point): .line(place(point))
        case .curve(let first, let second, let end): .curve(place(first), place(second), place(end))
        case .close: .close
        }
      })
  }

  package static func rectangle(_ r: Rectangle) -> Path {
    polygon([Point(r.minX, r.minY), Point(r.maxX, r.minY), Point(r.maxX, r.maxY), Point(r.minX, r.maxY)])
  }

  package static func line(_ a: Point, _ b: Point) -> Path {
    Path([.move(a), .line(b)])
  }

  package static func polyline(_ points: [Point]) -> Path {
    Path(points.enumerated().map { $0 == 0 ? .move($1) : .line($1) })
  }

  package static func polygon(_ points: [Point]) -> Path {
    Path(polyline(points).elements + [.close])
  }

  /// Four cubic arcs; the largest radial error is 0.027 % of the radius.
  package static func circle(center c: Point, radius r: Double) -> Path {
    let k = 0.5522847498 * r
    return Path([
      .move(Point(c.x + r, c.y)),
      .curve(Point(c.x + r, c.y + k), Point(c.x + k, c.y + r), Point(c.x, c.y + r)),
      .curve(Point(c.x - k, c.y + r), Point(c.x - r, c.y + k), Point(c.x - r, c.y)),
      .curve(Point(c.x - r, c.y - k), Point(c.x - k, c.y - r), Point(c.x, c.y - r)),
      .curve(Point(c.x + k, c.y - r), Point(c.x + r, c.y - k), Point(c.x + r, c.y)),
      .close,
    ])
  }
}

package struct Stroke: Sendable, Equatable {
  package var color: Color
  /// In points.
  package var width: Double
  /// Lengths of dashes and gaps in points; empty is a solid line.
  package var dash: [Double]

  package init(_ color: Color, width: Double, dash: [Double] = []) {
    self.color = color
    self.width = width
    self.dash = dash
  }
}

/// One line of text in one font. `origin` is on the baseline, at the start, middle or end of the line as `anchor` says.
package struct TextRun: Sendable, Equatable {
  package enum Anchor: String, Sendable {
    case start, middle, end

    /// The share of the line's width that is left of the origin.
    package var fraction: Double {
      switch self {
      case .start: 0
      case .middle: 0.5
      case .end: 1
      }
    }
  }

  package var text: String
  package var font: Font
  package var color: Color
  package var origin: Point
  package var anchor: Anchor
  /// Clockwise about the origin, in radians.
  package var rotation: Double

  package init(
    _ text: String, font: Font, color: Color = .black, at origin: Point, anchor: Anchor = .start, rotation: Double = 0
  ) {
    self.text = text
    self.font = font
    self.color = color
    self.origin = origin
    self.anchor = anchor
    self.rotation = rotation
  }
}
