import Graphics

/// The shapes of points, in the order in which categories get them. All have about the same area.
enum PointShape: CaseIterable, Sendable {
  case circle, triangle, square, cross, diamond, plus

  /// - Parameter radius: the radius of a circle with the same area.
  func path(at center: Point, radius r: Double) -> Path {
    func point(_ x: Double, _ y: Double) -> Point { Point(center.x + x * r, center.y + y * r) }
    func polygon(_ corners: [(Double, Double)]) -> Path { .polygon(corners.map { point($0.0, $0.1) }) }
    switch self {
    case .circle: return .circle(center: center, radius: r)
    case .triangle: return polygon([(0, -1.45), (1.25, 0.75), (-1.25, 0.75)])
    case .square: return polygon([(-0.89, -0.89), (0.89, -0.89), (0.89, 0.89), (-0.89, 0.89)])
    case .diamond: return polygon([(0, -1.3), (1.2, 0), (0, 1.3), (-1.2, 0)])
    case .plus: return polygon(Self.corners)
    case .cross:
      let half = 0.5.squareRoot()
      return polygon(Self.corners.map { ((($0.0 - $0.1) * half), ($0.0 + $0.1) * half) })
    }
  }

  /// The corners of a plus, for radius 1.
  private static let corners: [(Double, Double)] = [
    (-0.4, -1.3), (0.4, -1.3), (0.4, -0.4), (1.3, -0.4), (1.3, 0.4), (0.4, 0.4), (0.4, 1.3), (-0.4, 1.3), (-0.4, 0.4),
    (-1.3, 0.4), (-1.3, -0.4), (-0.4, -0.4),
  ]
}
