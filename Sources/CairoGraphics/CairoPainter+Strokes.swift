import CCairo
import Graphics

/// Strokes of long lines on pixels.
///
/// Cairo finds all crossings of a path before it fills pixels, and a noisy line of many points crosses itself about as
/// often as the square of their number. So a long line is painted piece by piece, in time proportional to its length.
extension CairoPainter {
  /// The number of elements from which a path is painted in pieces, and that of a piece.
  private static let (longest, piece) = (1_000, 250)

  /// Paints a long line on pixels in pieces. Returns false for another path, of which nothing is painted.
  func strokeInPieces(_ path: Path, _ style: Stroke) -> Bool {
    guard path.elements.count > Self.longest, let lines = path.polylines else { return false }
    var opaque = style.color
    opaque.alpha = 1
    // The pieces overlap, which must not show through.
    if style.color.alpha < 1 { cairo_push_group(cairo) }
    setSource(opaque)
    for line in lines { strokePieces(of: line, dash: style.dash) }
    if style.color.alpha < 1 {
      cairo_pop_group_to_source(cairo)
      cairo_paint_with_alpha(cairo, style.color.alpha)
    }
    return true
  }

  /// Paints pieces that share a segment with the next one, so that corners between them are whole.
  private func strokePieces(of line: [Point], dash: [Double]) {
    var (start, length) = (0, 0.0)
    while start < line.count - 1 || start == 0 {
      let end = min(start + Self.piece, line.count - 1)
      cairo_set_dash(cairo, dash, Int32(dash.count), length)
      trace(.polyline(Array(line[start...end])))
      cairo_stroke(cairo)
      guard end < line.count - 1 else { return }
      for index in start..<end - 1 { length += line[index].distance(to: line[index + 1]) }
      start = end - 1
    }
  }
}

extension Path {
  /// The points of each open line; nil for a path with curves or closed lines.
  fileprivate var polylines: [[Point]]? {
    var lines: [[Point]] = []
    for element in elements {
      switch element {
      case .move(let point): lines.append([point])
      case .line(let point):
        guard !lines.isEmpty else { return nil }
        lines[lines.count - 1].append(point)
      case .curve, .close: return nil
      }
    }
    return lines
  }
}

extension Point {
  fileprivate func distance(to other: Point) -> Double {
    ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
  }
}
