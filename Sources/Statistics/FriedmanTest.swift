/// Friedman's test: do k methods differ in their ranks over N problems?
///
/// Rank 1 is the best, and R_j is the sum of the ranks of method j.
/// χ² = 12 / (Nk(k + 1)) · ΣR_j² − 3N(k + 1), divided by 1 − Σ(t³ − t) / (Nk(k² − 1)) to correct it for ties.
/// F = (N − 1)χ² / (N(k − 1) − χ²) with k − 1 and (k − 1)(N − 1) degrees of freedom (Iman and Davenport 1980). It uses
/// the corrected χ², so that both statistics are based on the same ranks.
///
/// Source: Friedman, JASA 1937; Demšar, JMLR 2006, section 3.2.2.
package struct FriedmanTest: Sendable {
  /// The mean rank of each method over the problems.
  package let meanRanks: [Double]
  package let problemCount: Int
  /// χ² without the correction for ties.
  package let chiSquare: Double
  /// χ² with the correction for ties; 0 if all scores of every problem are equal.
  package let correctedChiSquare: Double

  /// Ranks the methods on each problem; nil for fewer than two problems or two methods.
  ///
  /// - Parameter scores: `scores[problem][method]`; larger is better.
  package init?(_ scores: [[Double]]) {
    guard scores.count >= 2, let width = scores.first?.count, width >= 2 else { return nil }
    var sums = [Double](repeating: 0, count: width)
    var tieTerm = 0.0
    for row in scores {
      precondition(row.count == width, "a problem has \(row.count) scores, the first has \(width)")
      let ranks = Ranks(row.map { -$0 })
      for method in 0..<width { sums[method] += ranks.values[method] }
      tieTerm += ranks.tieTerm
    }
    let n = Double(scores.count)
    let k = Double(width)
    let squares = sums.reduce(0) { $0 + $1 * $1 }
    problemCount = scores.count
    meanRanks = sums.map { $0 / n }
    chiSquare = 12 / (n * k * (k + 1)) * squares - 3 * n * (k + 1)
    let correction = 1 - tieTerm / (n * k * (k * k - 1))
    correctedChiSquare = correction > 0 ? chiSquare / correction : 0
  }

  private var methods: Double { Double(meanRanks.count) }
  private var problems: Double { Double(problemCount) }

  /// P(χ²_{k−1} ≥ χ²), with the χ² that is corrected for ties.
  package var chiSquareP: Double {
    IncompleteGamma.upper((methods - 1) / 2, correctedChiSquare / 2)
  }

  /// Iman and Davenport's F of the χ² that is corrected for ties.
  package var f: Double { f(of: correctedChiSquare) }

  /// Returns Iman and Davenport's F of a given χ². Demšar's paper uses the χ² without the correction.
  package func f(of chiSquare: Double) -> Double {
    (problems - 1) * chiSquare / (problems * (methods - 1) - chiSquare)
  }

  /// P(F ≥ f) with k − 1 and (k − 1)(N − 1) degrees of freedom.
  package var fP: Double {
    let a = methods - 1
    let b = (methods - 1) * (problems - 1)
    return IncompleteBeta.regularized(b / (b + a * f), b / 2, a / 2)
  }
}
