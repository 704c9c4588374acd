import Platform

/// O'Brien and Fleming's bounds for a test that is repeated after equal shares of the data. With K looks, |z| at look k
/// must exceed c √(K/k). The constant c makes the total chance of a false claim α.
///
/// Source: O'Brien and Fleming, "A Multiple Testing Procedure for Clinical Trials", Biometrics 1979. The recursion over
/// the looks is from Armitage, McPherson and Rowe, JRSS A 1969.
package struct SequentialBounds: Sendable {
  /// The bound of |z| at each look.
  package let z: [Double]

  /// The numbers of looks for which there are bounds.
  package static let lookCounts = 1...20

  /// Computes the bounds.
  ///
  /// - Parameters:
  ///   - looks: the number of looks, from 1 to 20.
  ///   - alpha: the two-sided significance level of all looks together.
  package init(looks: Int, alpha: Double = 0.05) {
    precondition(Self.lookCounts.contains(looks) && alpha > 0 && alpha < 1, "\(looks) looks at a level of \(alpha)")
    var (low, high) = (0.0, 10.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if Self.crossing(middle, looks) > alpha { low = middle } else { high = middle }
    }
    let c = (low + high) / 2
    z = (1...looks).map { c * (Double(looks) / Double($0)).squareRoot() }
  }

  /// The two-sided p-value that each look must be below.
  package var p: [Double] { z.map { 2 * NormalDistribution.cumulative(-$0) } }

  /// Returns the bound of |t| at a look (from 0) for the given degrees of freedom: the t with the same p-value.
  package func t(look: Int, degreesOfFreedom: Double) -> Double {
    StudentDistribution.quantile(1 - p[look] / 2, degreesOfFreedom: degreesOfFreedom)
  }

  /// Returns the chance that a random walk of K normal steps of variance 1/K leaves ±c. The values z√(k/K) form such a
  /// walk.
  private static func crossing(_ c: Double, _ looks: Int) -> Double {
    // The density of the walk at the points of Simpson's rule, over the paths that have not left ±c.
    let intervals = 240
    let spacing = 2 * c / Double(intervals)
    guard spacing > 0 else { return 1 }
    let points = (0...intervals).map { -c + spacing * Double($0) }
    let weights = (0...intervals).map { i in
      spacing / 3 * (i == 0 || i == intervals ? 1 : i % 2 == 1 ? 4 : 2)
    }
    let scale = Double(looks).squareRoot()
    func step(_ x: Double) -> Double { scale * NormalDistribution.density(scale * x) }
    let kernel = (0...intervals).map { step(spacing * Double($0)) }
    var density = points.map(step)
    for _ in 1..<max(2, looks) where looks > 1 {
      density = points.indices.map { to in
        points.indices.reduce(0) { $0 + weights[$1] * density[$1] * kernel[abs(to - $1)] }
      }
    }
    return 1 - zip(weights, density).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
