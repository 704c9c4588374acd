import Basics
import Graphics
import Statistics

/// A curve fitted to the points of one series in one panel, with its confidence band if there is one. It is fitted to
/// the transformed numbers, such as logarithms on logarithmic axes.
struct FittedCurve: Sendable {
  let rows: [Int]
  /// The points of the curve in the units of the axes, in order of x.
  let line: [ComputedShape.OutlinePoint]
  /// The lower and upper ends of the band at each point of the line; empty if there is no band.
  let band: [(low: Double, high: Double)]
  /// The slope in transformed units; nil for a smooth curve.
  let slope: Double?
  /// R²; nil for a smooth curve.
  let determination: Double?

  private static let places = 61

  /// Returns nil if the points have fewer than two different x, or if the curve is not finite in the units of the axes.
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

  /// Returns true if the points of some rows have fewer than two different x.
  static func hasOnePlace(_ rows: [Int], _ data: ChartData) -> Bool {
    guard let xs = data.x.numbers, let ys = data.y.numbers else { return true }
    let places = rows.filter { data.x.transform.holds(xs[$0]) && data.y.transform.holds(ys[$0]) }.map { xs[$0] }
    return Set(places).count < 2
  }

  /// Fits a curve for each series in each panel. The curve is nil if there is none.
  ///
  /// - Parameter rows: the rows of some panels; nil for all rows.
  static func all(
    _ data: ChartData, _ specification: ChartSpecification, _ rows: [Int]? = nil
  ) -> [(rows: [Int], curve: FittedCurve?)] {
    guard data.x.numbers != nil, data.y.numbers != nil else { return [] }
    return ComputedShapes.groups(rows ?? Array(0..<data.rowCount), [data.facets?.codes, data.series?.codes]).map {
      ($0, FittedCurve($0, data, specification.fit))
    }
  }

  /// The points of the line and the band, which the axes must contain.
  var points: [ComputedShape.OutlinePoint] {
    line + zip(line, band).flatMap { [.init(x: $0.x, y: $1.low), .init(x: $0.x, y: $1.high)] }
  }
}
