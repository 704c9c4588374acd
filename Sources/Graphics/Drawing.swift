import Basics

/// A finished layout: a list of commands in the order in which they are painted. Every output is made only from this
/// value, so PNG, PDF and SVG cannot differ.
package struct Drawing: Sendable, Equatable {
  /// The size of the page or figure, in points.
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

  /// Appends another drawing as one group that is moved and scaled.
  package mutating func place(_ other: Drawing, at origin: Point, scale: Double = 1) {
    append(.group(Group(origin: origin, scale: scale, commands: other.commands)))
  }
}

/// One step of painting a drawing.
package enum DrawingCommand: Sendable, Equatable {
  case fill(Path, Color)
  case stroke(Path, Stroke)
  /// One of several adjacent rectangles, such as the cells of a heatmap, which are painted from the top left. Renderers
  /// snap tiles to pixels or extend them under their right and lower neighbours, so that no seam is visible. Tiles must
  /// be in a group that clips them.
  case tile(Rectangle, Color)
  case text(TextRun)
  /// The glyphs of a formula.
  case glyphs(PlacedGlyphs)
  case group(Group)
  /// An area of a page that is a link. Figures for papers have none.
  case link(Rectangle, LinkTarget)
  /// A named position that internal links lead to.
  case anchor(String, Point)
  /// A picture file of the author, scaled to fill an area.
  case picture(Picture, Rectangle)
}

/// Commands that share a translation, a scale and a clip.
package struct Group: Sendable, Equatable {
  package var origin: Point
  package var scale: Double
  /// The area outside which nothing is painted, in the group's own coordinates; nil for no clip.
  package var clip: Rectangle?
  package var commands: [DrawingCommand]
  /// What the group is in the structure of a PDF. Nil if the groups around it say that. Other outputs ignore it.
  package var tag: DrawingTag?
  /// What the commands stand for, for SVG only. A group with a note is neither moved, scaled nor clipped.
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

/// The target of a link: an external address, or the name of an anchor in the same document.
package enum LinkTarget: Hashable, Sendable {
  case url(Address)
  case anchor(String)
}

/// Lines and cubic Bézier curves that can be filled or stroked.
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

  /// Returns the path with `place` applied to each of its points.
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

  /// Returns the open line through some points.
  package static func polyline(_ points: [Point]) -> Path {
    Path(points.enumerated().map { $0 == 0 ? .move($1) : .line($1) })
  }

  /// Returns the closed line through some points.
  package static func polygon(_ points: [Point]) -> Path {
    Path(polyline(points).elements + [.close])
  }

  /// Returns a circle made of four cubic curves. The greatest error is 0.027% of the radius.
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

/// The colour, width and dash of a line.
package struct Stroke: Sendable, Equatable {
  package var color: Color
  /// The width of the line, in points.
  package var width: Double
  /// The lengths of dashes and gaps in turn, in points. Empty for a solid line.
  package var dash: [Double]

  package init(_ color: Color, width: Double, dash: [Double] = []) {
    self.color = color
    self.width = width
    self.dash = dash
  }
}

/// One line of text in one font. `origin` is on the baseline; `anchor` says whether it is at the start, the middle or
/// the end of the line.
package struct TextRun: Sendable, Equatable {
  package enum Anchor: String, Sendable {
    case start, middle, end

    /// The share of the line's width that is at the left of the origin.
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
  /// The clockwise rotation about the origin, in radians.
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
