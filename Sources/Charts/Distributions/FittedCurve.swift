import Basics
import Graphics
import Statistics

/// The line of one series through the points of a panel, with its confidence band where it has one. It is fitted where
/// the axes are even: to logarithms on logarithmic axes.
struct FittedCurve: Sendable {
  let rows: [Int]
  /// In the units of the axes, by rising x.
  let line: [ComputedShape.OutlinePoint]
  /// The band's lower and upper end at each place of the line; empty without a band.
  let band: [(low: Double, high: Double)]
  let slope: Double?
  let determination: Double?

  private static let places = 61

  /// Nil for points of fewer than two different x.
  init?(_ rows: [Int], _ data: ChartData, _ fit: Fit) {
    guard let xs = data.x.numbers, let ys = data.y.numbers else { return nil }
    let (tx, ty) = (data.x.transform, data.y.transform)
    let present = rows.filter { tx.holds(xs[$0]) && ty.holds(ys[$0]) }
    let points = present.map { (x: tx.spaced(xs[$0]), y: ty.spaced(ys[$0])) }.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    let (x, y) = (points.map(\.x), points.map(\.y))
    self.rows = present
    switch fit {
    case .linear:
      guard let fitted = LeastSquares(x, y), let first = x.first, let last = x.last else { return nil }
      let places = (0..<Self.places).map { first + (last - first) * Double($0) / Double(Self.places - 1) }
      line = places.map { .init(x: tx.value(ofSpaced: $0), y: ty.value(ofSpaced: fitted($0))) }
      let bands = places.compactMap { fitted.band(at: $0) }
      band = bands.map { (ty.value(ofSpaced: $0.lowerBound), ty.value(ofSpaced: $0.upperBound)) }
      (slope, determination) = (fitted.slope, fitted.determination)
    case .loess:
      guard let smooth = Lowess(x, y) else { return nil }
      let heights = smooth.places.map { (x: x[$0], y: smooth.curve[$0]) }
      line = heights.map { .init(x: tx.value(ofSpaced: $0.x), y: ty.value(ofSpaced: $0.y)) }
      band = zip(heights, smooth.halfWidths() ?? []).map {
        (ty.value(ofSpaced: $0.y - $1), ty.value(ofSpaced: $0.y + $1))
      }
      (slope, determination) = (nil, nil)
    }
    let isFinite = line.allSatisfy { $0.x.isFinite && $0.y.isFinite }
    guard isFinite, band.allSatisfy({ $0.low.isFinite && $0.high.isFinite }) else { return nil }
  }

  /// Of each series in each panel; nil where there is no line.
  ///
  /// - Parameter rows: those of some panels; else all.
  static func all(
    _ data: ChartData, _ specification: ChartSpecification, _ rows: [Int]? = nil
  ) -> [(rows: [Int], curve: FittedCurve?)] {
    guard data.x.numbers != nil, data.y.numbers != nil else { return [] }
    return ComputedShapes.groups(rows ?? Array(0..<data.rowCount), [data.facets?.codes, data.series?.codes]).map {
      ($0, FittedCurve($0, data, specification.fit))
    }
  }

  /// All that axes must hold.
  var points: [ComputedShape.OutlinePoint] {
    line + zip(line, band).flatMap { [.init(x: $0.x, y: $1.low), .init(x: $0.x, y: $1.high)] }
  }
}
