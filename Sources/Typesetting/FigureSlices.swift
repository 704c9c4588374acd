import Graphics
import Platform

/// Finds the places at which a drawing that is too high for a page may be divided: between texts and between low
/// shapes.
struct FigureSlices {
  private let height: Double
  /// The vertical extents of texts and low shapes, from top to bottom, with the cost of cutting through them.
  private var extents: [(top: Double, bottom: Double, cost: Double)] = []

  /// Shapes that are higher than this may be cut.
  private static let lowShape = 60.0

  init(_ drawing: Drawing) {
    height = drawing.size.height
    collect(drawing.commands, offset: 0, scale: 1)
    extents.sort { $0.top < $1.top }
  }

  /// Returns the height of each slice from the top down. Each cut is at the cheapest place, and among equal ones at the
  /// lowest.
  ///
  /// - Parameter heights: The minimal and maximal height of a slice. The last slice may be lower.
  func heights(of heights: ClosedRange<Double>) -> [Double] {
    var (slices, start, first) = ([Double](), 0.0, 0)
    while height - start > heights.upperBound {
      while first < extents.count, extents[first].bottom <= start { first += 1 }
      let near = extents[first...].prefix { $0.top < start + heights.upperBound }
      let places = stride(from: heights.upperBound, through: heights.lowerBound, by: -0.5)
      let costs = places.map { place in
        (
          place: place,
          cost: near.reduce(0) { $0 + ($1.top < start + place && $1.bottom > start + place ? $1.cost : 0) }
        )
      }
      let cut = costs.min { $0.cost < $1.cost }?.place ?? heights.upperBound
      slices.append(cut)
      start += cut
    }
    return slices + [height - start]
  }

  private mutating func collect(_ commands: [DrawingCommand], offset: Double, scale: Double) {
    func add(_ top: Double, _ bottom: Double, cost: Double) {
      let (top, bottom) = (offset + top * scale, offset + bottom * scale)
      if bottom - top < Self.lowShape || cost > 1 { extents.append((top, bottom, cost)) }
    }
    for command in commands {
      switch command {
      case .text(let run):
        // A rotated text is about half as wide as its font size for each letter.
        let reach = abs(sin(run.rotation)) * Double(run.text.unicodeScalars.count) * run.font.size * 0.55
        add(run.origin.y - run.font.size - reach, run.origin.y + run.font.size * 0.3 + reach, cost: 100)
      case .fill(let path, _), .stroke(let path, _):
        if let (top, bottom) = path.verticalEnds { add(top, bottom, cost: 1) }
      case .tile(let area, _): add(area.minY, area.maxY, cost: 1)
      case .picture(_, let area): add(area.minY, area.maxY, cost: 1000)
      case .group(let group):
        collect(group.commands, offset: offset + group.origin.y * scale, scale: scale * group.scale)
      case .glyphs(let glyphs):
        let ys = glyphs.items.flatMap { [$0.origin.y - $0.size, $0.origin.y + $0.size / 3] }
        if let top = ys.min(), let bottom = ys.max() { add(top, bottom, cost: 100) }
      case .link, .anchor: break
      }
    }
  }
}

extension [DrawingCommand] {
  /// Returns the commands without paths and texts that are entirely above or below this range.
  func between(_ top: Double, _ bottom: Double) -> [DrawingCommand] {
    filter { command in
      switch command {
      case .text(let run) where run.rotation == 0:
        run.origin.y + run.font.size * 0.3 > top && run.origin.y - run.font.size < bottom
      case .fill(let path, _): path.isBetween(top, bottom, margin: 0)
      case .stroke(let path, let stroke): path.isBetween(top, bottom, margin: stroke.width)
      default: true
      }
    }
  }
}

extension Path {
  fileprivate func isBetween(_ top: Double, _ bottom: Double, margin: Double) -> Bool {
    guard let ends = verticalEnds else { return true }
    return ends.1 + margin >= top && ends.0 - margin <= bottom
  }

  fileprivate var verticalEnds: (Double, Double)? {
    let ys = elements.flatMap { element -> [Double] in
      switch element {
      case .move(let point), .line(let point): [point.y]
      case .curve(let a, let b, let c): [a.y, b.y, c.y]
      case .close: []
      }
    }
    guard let top = ys.min(), let bottom = ys.max() else { return nil }
    return (top, bottom)
  }
}
