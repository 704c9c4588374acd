extension Lowess {
  /// Returns half the width of the pointwise confidence interval of the curve at each of `places`; nil if there are too
  /// few points.
  ///
  /// The half-width is t·s·√Σlᵢ(x)². The lᵢ(x) are the coefficients of the curve without robustness weights, and L is
  /// their matrix. s² = Σ(ỹ − ŷ of ỹ)²/δ₁ for the pseudovalues ỹ, and t has δ₁²/δ₂ degrees of freedom, where δ₁ = tr R,
  /// δ₂ = tr R² and R = (I − L)(I − L)ᵀ.
  ///
  /// Source: Cleveland, Grosse and Shyu, "Local regression models", in Chambers and Hastie (editors), *Statistical
  /// models in S*, 1992, and the pseudovalues of their program `loess` (`family = "symmetric"`).
  package func halfWidths(level: Double = 0.95) -> [Double]? {
    let even = [Double](repeating: 1, count: x.count)
    let lines = evenLines()
    guard lines.count == places.count, let pseudovalues else { return nil }
    let squares = zip(pseudovalues, fitted(to: pseudovalues, even)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    let deltas = x.count <= Self.mostForExactness ? exactDeltas : approximateDeltas(lines)
    guard let deltas, deltas.one > 1e-9, deltas.two > 1e-9 else { return nil }
    let freedom = deltas.one * deltas.one / deltas.two
    guard freedom >= 1 else { return nil }
    let t = StudentDistribution.quantile(1 - (1 - level) / 2, degreesOfFreedom: freedom)
    let halves = lines.map { t * (squares / deltas.one * $0.variance).squareRoot() }
    return halves.allSatisfy(\.isFinite) ? halves : nil
  }

  /// The largest number of points for which δ₂ is computed, in O(n³) steps. With more points, δ₁ replaces δ₂, which
  /// changes t by less than 10⁻⁴.
  private static let mostForExactness = 160

  /// The pseudovalues ŷ + c·w·(y − ŷ). w are the robustness weights, and c scales the mean influence of a residual to
  /// 1.
  private var pseudovalues: [Double]? {
    let residuals = zip(y, curve).map { $0 - $1 }
    guard let median = Summary.median(residuals.map(abs)) else { return nil }
    guard median > 0 else { return y }
    let unit = 36 * median * median / 5
    let sum = zip(residuals, trust).reduce(0) { $0 + (1 - $1.0 * $1.0 / unit) * $1.1.squareRoot() }
    guard sum > 0 else { return nil }
    let factor = Double(y.count) / sum
    return residuals.indices.map { curve[$0] + factor * trust[$0] * residuals[$0] }
  }

  /// δ₁ and δ₂, computed from the whole matrix L.
  private var exactDeltas: (one: Double, two: Double)? {
    let count = x.count
    let lines = evenLines(at: Array(0..<count))
    guard lines.count == count else { return nil }
    let rest = lines.enumerated().map { row, line in
      (0..<count).map { ($0 == row ? 1 : 0) - line.share(of: $0) }
    }
    var (one, two) = (0.0, 0.0)
    for a in 0..<count {
      for b in 0...a {
        let product = zip(rest[a], rest[b]).reduce(0) { $0 + $1.0 * $1.1 }
        if a == b { one += product }
        two += (a == b ? 1 : 2) * product * product
      }
    }
    return (one, two)
  }

  /// Returns δ₁ = n − 2·tr L + Σ lᵢⱼ² for both δ₁ and δ₂, which are nearly equal for many points. Between fitted
  /// places, a row of L is approximated by the row of the place before it.
  private func approximateDeltas(_ lines: [LocalLine]) -> (one: Double, two: Double)? {
    let ends = places.dropFirst() + [x.count]
    var one = Double(x.count)
    for ((place, end), line) in zip(zip(places, ends), lines) {
      one += Double(end - place) * (line.variance - 2 * line.share(of: place))
    }
    return (one, one)
  }
}
