import Basics
import CCairo
import Formulas
import Graphics

/// Paints drawing commands in order on one cairo context.
final class CairoPainter {
  /// The way in which seams between adjacent tiles are avoided.
  enum Edges {
    /// For vector outputs: each tile extends under its right and lower neighbours, which are painted later, by a pixel
    /// of the coarsest screen. With 0.4 points, the background would still show at edges below 180 dpi.
    case overlapping
    /// For pixel outputs: edges are moved to the boundaries of pixels.
    case snapped
  }

  /// The points by which a tile extends under its neighbours: a pixel at 36 dpi.
  private static let overlap = 2.0

  private let context: CairoContext
  let cairo: OpaquePointer
  private let edges: Edges
  let shaper: TextShaper
  private let tagger: RunTagger?
  private var batch: TextBatch?
  /// The sum of the translations of groups that are only translated. It is added to the coordinates here, because a
  /// translation by cairo would end the current batch of texts, and most of a page is in such groups.
  private var origin = Point(0, 0)

  init(_ context: CairoContext, edges: Edges, shaper: TextShaper, tagger: RunTagger? = nil) {
    self.tagger = tagger
    self.context = context
    cairo = context.pointer
    self.edges = edges
    self.shaper = shaper
  }

  func paint(_ commands: [DrawingCommand]) throws(Diagnostic) {
    for command in commands { try paint(command) }
    showBatch()
  }

  func paint(_ command: DrawingCommand) throws(Diagnostic) {
    if let tagger {
      if case .group(let group) = command, let tag = group.tag { return try paint(group, as: tag, tagger) }
      if command.isContent { tagger.beginRun() }
    }
    switch command {
    case .text(let run) where run.rotation == 0: return try add(run)
    case .group(let group) where group.scale == 1 && group.clip == nil:
      return try move(by: group.origin, group.commands)
    default: showBatch()
    }
    switch command {
    case .fill(let path, let color): fill(path, color)
    case .stroke(let path, let style): stroke(path, style)
    case .tile(let rectangle, let color): tile(rectangle, color)
    case .text(let run): try paint(run)
    case .glyphs(let glyphs): try show(glyphs)
    case .group(let group): try paint(group)
    case .link(let area, let target): link(area, to: target)
    case .anchor(let name, let point): anchor(name, at: point)
    case .picture(let picture, let area):
      try transformed(to: area.origin) { () throws(Diagnostic) in
        try PicturePainter.paint(picture, on: cairo, size: area.size, isOfPixels: edges == .snapped)
      }
    }
  }

  private func paint(_ group: Group, as tag: DrawingTag, _ tagger: RunTagger) throws(Diagnostic) {
    showBatch()
    let outer = tagger.begin(tag)
    if case .node(let node) = tag, let bounds = node.bounds { tagger.setBounds(onPage(bounds)) }
    var group = group
    group.tag = nil
    try paint(.group(group))
    showBatch()
    tagger.end(outer)
  }

  /// Returns an area in device coordinates, which are points from the top left corner of the page in a PDF.
  private func onPage(_ area: Rectangle) -> Rectangle {
    var (a, b) = (placed(Point(area.minX, area.minY)), placed(Point(area.maxX, area.maxY)))
    cairo_user_to_device(cairo, &a.x, &a.y)
    cairo_user_to_device(cairo, &b.x, &b.y)
    return Rectangle(x: a.x, y: a.y, width: b.x - a.x, height: b.y - a.y)
  }

  private func move(by distance: Point, _ commands: [DrawingCommand]) throws(Diagnostic) {
    let outer = origin
    origin = placed(distance)
    for command in commands { try paint(command) }
    origin = outer
  }

  private func paint(_ group: Group) throws(Diagnostic) {
    precondition(group.scale > 0, "a group's scale is \(group.scale), at which no point can be drawn")
    try transformed(to: group.origin) { () throws(Diagnostic) in
      cairo_scale(cairo, group.scale, group.scale)
      if let clip = group.clip {
        rectangle(clip)
        cairo_clip(cairo)
      }
      try paint(group.commands)
    }
  }

  private func transformed(to point: Point, _ paint: () throws(Diagnostic) -> Void) throws(Diagnostic) {
    let (outer, start) = (origin, placed(point))
    cairo_save(cairo)
    cairo_translate(cairo, start.x, start.y)
    origin = Point(0, 0)
    try paint()
    origin = outer
    cairo_restore(cairo)
  }

  func placed(_ point: Point) -> Point { Point(point.x + origin.x, point.y + origin.y) }
}

// MARK: Text

extension CairoPainter {
  private func paint(_ run: TextRun) throws(Diagnostic) {
    try transformed(to: run.origin) { () throws(Diagnostic) in
      cairo_rotate(cairo, run.rotation)
      var level = run
      level.origin = Point(0, 0)
      try add(level)
      showBatch()
    }
  }

  func add(_ text: TextRun) throws(Diagnostic) {
    guard !MarkedFormula.isIn(text.text) else { return try addWithFormulas(text) }
    let (line, size) = (try shaper.line(text.text, Face(text.font)), text.font.size)
    let start = text.origin.x - line.extents(size: size).width * text.anchor.fraction
    for (x, run) in line.runs {
      if batch?.takes(run, size: size, color: text.color) != true {
        showBatch()
        batch = TextBatch(run, size: size, color: text.color)
      }
      batch?.append(run, at: placed(Point(start + x * size, text.origin.y)))
    }
  }

  private func showBatch() {
    batch?.show(on: cairo)
    batch = nil
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
    cairo_set_line_width(cairo, style.width)
    if edges == .snapped, strokeInPieces(path, style) { return }
    setSource(style.color)
    cairo_set_dash(cairo, style.dash, Int32(style.dash.count), 0)
    trace(path)
    cairo_stroke(cairo)
  }

  private func tile(_ area: Rectangle, _ color: Color) {
    setSource(color)
    switch edges {
    case .overlapping:
      let corner = placed(Point(area.minX, area.minY))
      cairo_rectangle(cairo, corner.x, corner.y, area.width + Self.overlap, area.height + Self.overlap)
      cairo_fill(cairo)
    case .snapped:
      cairo_set_antialias(cairo, CAIRO_ANTIALIAS_NONE)
      rectangle(area)
      cairo_fill(cairo)
      cairo_set_antialias(cairo, CAIRO_ANTIALIAS_DEFAULT)
    }
  }

  /// Adds a rectangle to the current path, with its edges at pixel boundaries if edges are snapped.
  private func rectangle(_ area: Rectangle) {
    var (a, b) = (placed(Point(area.minX, area.minY)), placed(Point(area.maxX, area.maxY)))
    if edges == .snapped { (a, b) = (snapped(a), snapped(b)) }
    cairo_rectangle(cairo, a.x, a.y, b.x - a.x, b.y - a.y)
  }

  private func snapped(_ point: Point) -> Point {
    var point = point
    cairo_user_to_device(cairo, &point.x, &point.y)
    point = Point(point.x.rounded(), point.y.rounded())
    cairo_device_to_user(cairo, &point.x, &point.y)
    return point
  }

  func trace(_ path: Path) {
    cairo_new_path(cairo)
    for element in path.elements {
      let (x, y) = (origin.x, origin.y)
      switch element {
      case .move(let p): cairo_move_to(cairo, x + p.x, y + p.y)
      case .line(let p): cairo_line_to(cairo, x + p.x, y + p.y)
      case .curve(let a, let b, let p): cairo_curve_to(cairo, x + a.x, y + a.y, x + b.x, y + b.y, x + p.x, y + p.y)
      case .close: cairo_close_path(cairo)
      }
    }
  }

  func setSource(_ color: Color) {
    cairo_set_source_rgba(cairo, color.red, color.green, color.blue, color.alpha)
  }
}

// MARK: Links and anchors (PDF; other surfaces ignore tags)

extension CairoPainter {
  private func link(_ area: Rectangle, to target: LinkTarget) {
    let area = onPage(area)
    if let tagger { return tagger.link(area, to: target) }
    let destination =
      switch target {
      case .url(let address): "uri=\(PDFEscaping.uri(address))"
      case .anchor(let name): "dest=\(PDFEscaping.name(name))"
      }
    cairo_tag_begin(cairo, "Link", "rect=[\(area.minX) \(area.minY) \(area.width) \(area.height)] \(destination)")
    cairo_tag_end(cairo, "Link")
  }

  private func anchor(_ name: String, at point: Point) {
    var place = placed(point)
    cairo_user_to_device(cairo, &place.x, &place.y)
    cairo_tag_begin(cairo, "cairo.dest", "name=\(PDFEscaping.name(name)) x=\(place.x) y=\(place.y)")
    cairo_tag_end(cairo, "cairo.dest")
  }
}
