import Basics

/// A beeswarm: places dots of similar values beside one another so that they do not overlap. Dots are placed from the
/// least value to the greatest, each as near to the middle as the earlier ones allow.
struct Swarm {
  /// The offset of each dot from the middle, across the value axis, in points.
  let offsets: [Double]
  let radius: Double
  /// True if no two dots overlap.
  let isApart: Bool

  private static let radii = [greatestRadius, 1.8, 1.5, 1.2, 1.0]
  static let greatestRadius = 2.2

  /// Returns the largest radius with which the dots of every group fit, or the smallest radius if none fits.
  static func radius(for groups: [[Double]], width: Double) -> Double {
    radii.first { radius in groups.allSatisfy { placed($0, radius: radius, width: width) != nil } }
      ?? radii[radii.count - 1]
  }

  /// - Parameters:
  ///   - positions: the positions of the dots along the value axis, in points.
  ///   - width: the room across the value axis.
  init(_ positions: [Double], width: Double, radius: Double) {
    let placed = Self.placed(positions, radius: radius, width: width)
    (offsets, self.radius, isApart) = (placed ?? Self.spread(positions.count, width: width), radius, placed != nil)
  }

  /// Returns the offsets of the dots, or nil if they do not fit.
  private static func placed(_ positions: [Double], radius: Double, width: Double) -> [Double]? {
    let distance = 2 * radius
    let order = positions.indices.sorted { (positions[$0], $0) < (positions[$1], $1) }
    guard hasRoom(order.map { positions[$0] }, distance, across: width) else { return nil }
    var offsets = [Double](repeating: 0, count: positions.count)
    var near: [Int] = []
    for index in order {
      near.removeAll { positions[index] - positions[$0] >= distance }
      let taken = near.map { (along: positions[index] - positions[$0], across: offsets[$0]) }
      guard let offset = nearest(to: taken, distance, within: width / 2 - radius) else { return nil }
      offsets[index] = offset
      near.append(index)
    }
    return offsets
  }

  /// Returns the offset nearest to the middle that keeps the distance to all placed dots: the middle itself, or an
  /// offset at which the dot touches another one. Nil if there is none.
  private static func nearest(
    to taken: [(along: Double, across: Double)], _ distance: Double, within most: Double
  ) -> Double? {
    let touching = taken.flatMap { dot -> [Double] in
      let reach = (distance * distance - dot.along * dot.along).squareRoot()
      return [dot.across - reach, dot.across + reach]
    }
    let squared = distance * distance * (1 - 1e-9)
    let free = ([0] + touching).filter { offset in
      abs(offset) <= max(most, 0)
        && taken.allSatisfy { dot in
          let across = offset - dot.across
          return dot.along * dot.along + across * across >= squared
        }
    }
    return free.min { (abs($0), $0) < (abs($1), $1) }
  }

  /// A quick necessary condition: returns false if somewhere more dots have nearly the same position than fit beside
  /// one another.
  private static func hasRoom(_ sorted: [Double], _ distance: Double, across width: Double) -> Bool {
    let most = Int(rounding: 2 * width / distance + 2, .down, within: 1...1_000_000)
    return sorted.indices.dropFirst(most).allSatisfy { sorted[$0] - sorted[$0 - most] >= distance }
  }

  /// Returns offsets over the whole width, with neighbours far from one another: the multiples of the golden ratio,
  /// modulo 1.
  private static func spread(_ count: Int, width: Double) -> [Double] {
    (0..<count).map { index in
      let multiple = Double(index) * 0.618_033_988_749_895 + 0.5
      return (multiple - multiple.rounded(.down) - 0.5) * width * 0.9
    }
  }
}
