import Graphics

/// The content of one SVG element: paths with the same fill and stroke.
struct SVGShape {
  private(set) var paths: [Path]
  private(set) var fill: Color?
  private(set) var stroke: Stroke?

  /// Takes as many commands from the start of a list as one element can paint. Returns nil if the list does not begin
  /// with a shape.
  init?(takenFrom commands: inout ArraySlice<DrawingCommand>, overlap: Double) {
    switch commands.first {
    case .fill(let path, let color):
      (paths, fill) = ([path], color)
      commands.removeFirst()
      // A path that is filled and then stroked is written once.
      if case .stroke(path, let stroke)? = commands.first {
        self.stroke = stroke
        commands.removeFirst()
      }
    case .stroke(let path, let stroke):
      (paths, self.stroke) = ([path], stroke)
      commands.removeFirst()
      takeMore(&commands)
    case .tile(let area, let color):
      let wider = Rectangle(
        x: area.minX, y: area.minY, width: area.width + overlap, height: area.height + overlap)
      (paths, fill) = ([.rectangle(wider)], color)
      commands.removeFirst()
    default: return nil
    }
  }

  /// Takes further lines with the same stroke, such as those of a grid. The stroke must be opaque, because overlaps
  /// would look different, and without dashes, because they would start elsewhere.
  private mutating func takeMore(_ commands: inout ArraySlice<DrawingCommand>) {
    guard let stroke, stroke.color.alpha == 1, stroke.dash.isEmpty else { return }
    while case .stroke(let path, stroke)? = commands.first {
      paths.append(path)
      commands.removeFirst()
    }
  }

  /// The circle that the shape consists of, which can be written as `<circle>`; nil for other shapes.
  var circle: (center: Point, radius: Double)? { paths.count == 1 ? paths[0].asCircle : nil }
}

extension [DrawingCommand] {
  /// The bounding box of everything that is painted, without texts and glyphs; nil if there is nothing.
  var bounds: Rectangle? {
    var result: Rectangle?
    for command in self {
      let part: Rectangle? =
        switch command {
        case .fill(let path, _), .stroke(let path, _): path.bounds
        case .tile(let area, _), .picture(_, let area): area
        case .group(let group): group.commands.bounds.map { group.placed($0) }
        case .text, .glyphs, .link, .anchor: nil
        }
      if let part { result = result?.union(part) ?? part }
    }
    return result
  }

  /// Counts the texts of each size.
  func countSizes(_ counts: inout [Double: Int]) {
    for command in self {
      switch command {
      case .text(let run): counts[run.font.size, default: 0] += 1
      case .group(let group): group.commands.countSizes(&counts)
      default: break
      }
    }
  }

  /// True if the commands contain a picture of the author.
  var havePictures: Bool {
    contains { command in
      switch command {
      case .picture: true
      case .group(let group): group.commands.havePictures
      default: false
      }
    }
  }
}

extension Group {
  fileprivate func placed(_ area: Rectangle) -> Rectangle {
    Rectangle(
      x: origin.x + scale * area.minX, y: origin.y + scale * area.minY, width: scale * area.width,
      height: scale * area.height)
  }
}
