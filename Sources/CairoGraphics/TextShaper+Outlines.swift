import Basics
import CCairo
import Formulas
import Graphics

extension TextShaper: GlyphOutliner {
  package func outline(of glyph: GlyphID) throws(Diagnostic) -> Path { try mathFace().outline(of: glyph) }
}

extension MathFace {
  /// The size at which outlines are read. Cairo rounds coordinates to 1/256, which is precise enough at a large size.
  private static let size = 1000.0

  /// Returns the outline of a glyph at a size of one em. The origin is at the left end of the baseline, and y points
  /// downward.
  func outline(of glyph: GlyphID) throws(Diagnostic) -> Path {
    if let known = shapes.access({ $0[glyph] }) { return known }
    let context = CairoContext(CairoSurface(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1)))
    select(size: Self.size, on: context.pointer)
    var placed = cairo_glyph_t(index: UInt(glyph), x: 0, y: 0)
    cairo_glyph_path(context.pointer, &placed, 1)
    try context.check()
    let outline = Path(current: context, scale: 1 / Self.size)
    shapes.access { $0[glyph] = outline }
    return outline
  }
}

extension Path {
  /// Copies the current path of a context.
  fileprivate init(current context: CairoContext, scale: Double) {
    self.init()
    let copy = cairo_copy_path(context.pointer)
    defer { cairo_path_destroy(copy) }
    guard let copy, let data = copy.pointee.data else { return }
    func point(_ index: Int) -> Point { Point(data[index].point.x * scale, data[index].point.y * scale) }
    var index = 0
    while index < Int(copy.pointee.num_data) {
      switch data[index].header.type {
      case CAIRO_PATH_MOVE_TO: elements.append(.move(point(index + 1)))
      case CAIRO_PATH_LINE_TO: elements.append(.line(point(index + 1)))
      case CAIRO_PATH_CURVE_TO: elements.append(.curve(point(index + 1), point(index + 2), point(index + 3)))
      default: elements.append(.close)
      }
      index += max(1, Int(data[index].header.length))
    }
  }
}
