/// A Sobol sequence in Gray code order: points that fill the unit cube evenly, with each number in [0, 1).
///
/// The n-th point is x_n = x_{n−1} ⊕ v_c, where c is the number of trailing ones of n − 1 in binary. The direction
/// numbers v of a dimension follow from its primitive polynomial.
///
/// Source: Joe and Kuo, *Constructing Sobol sequences with better two-dimensional projections*, SIAM J. Sci. Comput.
/// 2008.
struct SobolSequence {
  /// For each dimension, the primitive polynomial with a bit for each coefficient, and the initial direction numbers.
  private static let table: [(polynomial: UInt32, first: [UInt32])] = [
    (1, []), (3, [1]), (7, [1, 3]), (11, [1, 3, 1]), (13, [1, 1, 1]), (19, [1, 1, 3, 3]), (25, [1, 3, 5, 13]),
    (37, [1, 1, 5, 5, 17]), (41, [1, 1, 5, 5, 5]), (47, [1, 1, 7, 11, 19]), (55, [1, 1, 5, 1, 1]),
    (59, [1, 1, 1, 3, 11]),
  ]

  static let mostDimensions = table.count

  private let directions: [[UInt32]]
  private var point: [UInt32]
  private var number: UInt32 = 0

  /// - Parameter dimensions: the number of dimensions, at most `mostDimensions`.
  init(dimensions: Int) {
    directions = Self.table.prefix(dimensions).map { Self.directions(of: $0.polynomial, $0.first) }
    point = [UInt32](repeating: 0, count: directions.count)
  }

  private static func directions(of polynomial: UInt32, _ first: [UInt32]) -> [UInt32] {
    let degree = first.count
    guard degree > 0 else { return (0..<32).map { 1 << UInt32(31 - $0) } }
    var v = first.enumerated().map { $1 << UInt32(31 - $0) }
    for k in degree..<32 {
      var next = v[k - degree] ^ (v[k - degree] >> UInt32(degree))
      for j in 1..<max(1, degree) where polynomial >> UInt32(degree - j) & 1 == 1 { next ^= v[k - j] }
      v.append(next)
    }
    return v
  }

  /// Returns the next point, one number for each dimension. The first point is 0.
  mutating func next() -> [Double] {
    defer {
      let place = min(31, (~number).trailingZeroBitCount)
      for dimension in point.indices { point[dimension] ^= directions[dimension][place] }
      number += 1
    }
    return point.map { Double($0) / 4_294_967_296 }
  }
}
