import Basics
import CCairo
import Graphics

/// Paints drawing commands, in order, on one context.
struct CairoPainter {
  /// What keeps seams from showing between tiles that abut.
  enum Edges {
    /// Vectors: each tile reaches under its right and lower neighbours, painted later, by a pixel of the coarsest screen.
    /// At 0.4 points the pixels of an edge still let the ground through below 180 dpi.
    case overlapping
    /// Pixels: edges lie between pixels.
    case snapped
  }

  /// In points: a pixel at 36 dpi.
  private static let overlap = 2.0

  private let context: CairoContext
  private let cairo: OpaquePointer
  private let edges: Edges
  private let shaper: TextShaper

  init(_ context: CairoContext, edges: Edges) {
    self.context = context
    cairo = context.pointer
    self.edges = edges
    shaper = TextShaper()
  }

  func paint(_ commands: [DrawingCommand]) throws(Diagnostic) {
    for command in commands { try paint(command) }
  }

  private func paint(_ command: DrawingCommand) throws(Diagnostic) {
    switch command {
    case .fill(let path, let color): fill(path, color)
    case .stroke(let path, let style): stroke(path, style)
    case .tile(let rectangle, let color): tile(rectangle, color)
    case .text(let run): try paint(run)
    case .group(let group): try paint(group)
    case .link(let area, let target): link(area, to: target)
    case .anchor(let name, let point): anchor(name, at: point)
    }
  }

  private func paint(_ group: Group) throws(Diagnostic) {
    precondition(group.scale > 0, "a group's scale is \(group.scale), which no point can be drawn at")
    cairo_save(cairo)
    cairo_translate(cairo, group.origin.x, group.origin.y)
    cairo_scale(cairo, group.scale, group.scale)
    if let clip = group.clip {
      rectangle(clip)
      cairo_clip(cairo)
    }
    try paint(group.commands)
    cairo_restore(cairo)
  }

  private func paint(_ run: TextRun) throws(Diagnostic) {
    let line = try shaper.line(run.text, font: run.font)
    cairo_save(cairo)
    setSource(run.color)
    cairo_translate(cairo, run.origin.x, run.origin.y)
    if run.rotation != 0 { cairo_rotate(cairo, run.rotation) }
    cairo_move_to(cairo, -line.extents.width * run.anchor.fraction, 0)
    line.show(on: cairo)
    cairo_restore(cairo)
  }
}

// MARK: Shapes

extension CairoPainter {
  private func fill(_ path: Path, _ color: Color) {
    setSource(color)
    trace(path)
    cairo_fill(cairo)
  }

  private func stroke(_ path: Path, _ style: Stroke) {
    setSource(style.color)
    cairo_set_line_width(cairo, style.width)
    cairo_set_dash(cairo, style.dash, Int32(style.dash.count), 0)
    trace(path)
    cairo_stroke(cairo)
  }

  private func tile(_ area: Rectangle, _ color: Color) {
    setSource(color)
    switch edges {
    case .overlapping:
      cairo_rectangle(cairo, area.minX, area.minY, area.width + Self.overlap, area.height + Self.overlap)
      cairo_fill(cairo)
    case .snapped:
      cairo_set_antialias(cairo, CAIRO_ANTIALIAS_NONE)
      rectangle(area)
      cairo_fill(cairo)
      cairo_set_antialias(cairo, CAIRO_ANTIALIAS_DEFAULT)
    }
  }

  /// A rectangle in the current path, its edges between pixels if edges are snapped.
  private func rectangle(_ area: Rectangle) {
    guard edges == .snapped else {
      cairo_rectangle(cairo, area.minX, area.minY, area.width, area.height)
      return
    }
    let (a, b) = (snapped(area.minX, area.minY), snapped(area.maxX, area.maxY))
    cairo_rectangle(cairo, a.x, a.y, b.x - a.x, b.y - a.y)
  }

  private func snapped(_ x: Double, _ y: Double) -> Point {
    var point = Point(x, y)
    cairo_user_to_device(cairo, &point.x, &point.y)
    point = Point(point.x.rounded(), point.y.rounded())
    cairo_device_to_user(cairo, &point.x, &point.y)
    return point
  }

  private func trace(_ path: Path) {
    cairo_new_path(cairo)
    for element in path.elements {
      switch element {
      case .move(let p): cairo_move_to(cairo, p.x, p.y)
      case .line(let p): cairo_line_to(cairo, p.x, p.y)
      case .curve(let a, let b, let p): cairo_curve_to(cairo, a.x, a.y, b.x, b.y, p.x, p.y)
      case .close: cairo_close_path(cairo)
      }
    }
  }

  private func setSource(_ color: Color) {
    cairo_set_source_rgba(cairo, color.red, color.green, color.blue, color.alpha)
  }
}

// MARK: Links and anchors (PDF; other surfaces ignore tags)

extension CairoPainter {
  private func link(_ area: Rectangle, to target: LinkTarget) {
    var (a, b) = (Point(area.minX, area.minY), Point(area.maxX, area.maxY))
    cairo_user_to_device(cairo, &a.x, &a.y)
    cairo_user_to_device(cairo, &b.x, &b.y)
    let destination =
      switch target {
      case .url(let address): "uri=\(quoted(address))"
      case .anchor(let name): "dest=\(quoted(name))"
      }
    cairo_tag_begin(cairo, "Link", "rect=[\(a.x) \(a.y) \(b.x - a.x) \(b.y - a.y)] \(destination)")
    cairo_tag_end(cairo, "Link")
  }

  private func anchor(_ name: String, at point: Point) {
    var place = point
    cairo_user_to_device(cairo, &place.x, &place.y)
    cairo_tag_begin(cairo, "cairo.dest", "name=\(quoted(name)) x=\(place.x) y=\(place.y)")
    cairo_tag_end(cairo, "cairo.dest")
  }
}

/// A string attribute of a cairo tag.
func quoted(_ text: String) -> String {
  var result = "'"
  for character in text {
    if character == "'" || character == "\\" { result.append("\\") }
    result.append(character)
  }
  return result + "'"
}

extension TextRun.Anchor {
  /// The part of the line's width left of the origin.
  fileprivate var fraction: Double {
    switch self {
    case .start: 0
    case .middle: 0.5
    case .end: 1
    }
  }
}
