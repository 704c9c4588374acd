/// The accuracy and the variance that the best constant outputs reach on one problem. A network that is no better has
/// learned nothing.
package struct ConstantBaseline: Equatable, Sendable {
  /// The share of output elements within the tolerance, if each element's constant is chosen for accuracy.
  package var accuracy: Double
  /// The mean squared error of predicting each element's mean, that is, the variance of the targets.
  package var variance: Double

  /// Returns the mean over output elements, since accuracy and loss are means over elements.
  package static func mean(_ elements: [ConstantBaseline]) -> ConstantBaseline {
    let n = Double(elements.count)
    return ConstantBaseline(
      accuracy: elements.reduce(0) { $0 + $1.accuracy } / n, variance: elements.reduce(0) { $0 + $1.variance } / n)
  }

  /// The baseline of an element that never changes.
  static let certain = ConstantBaseline(accuracy: 1, variance: 0)

  /// Returns the baseline of an element that is 1 with probability p, else 0.
  static func bernoulli(_ p: Double) -> ConstantBaseline {
    ConstantBaseline(accuracy: max(p, 1 - p), variance: p * (1 - p))
  }

  /// Returns the baseline of an element with the given outcomes. They must lie further apart than twice the tolerance,
  /// so that the likeliest outcome is the best constant.
  package static func discrete(_ outcomes: [(value: Double, probability: Double)]) -> ConstantBaseline {
    let mean = outcomes.reduce(0) { $0 + $1.value * $1.probability }
    let variance = outcomes.reduce(0) { $0 + ($1.value - mean) * ($1.value - mean) * $1.probability }
    return ConstantBaseline(accuracy: outcomes.map(\.probability).max() ?? 0, variance: variance)
  }

  /// Returns the baseline of the number of successes in n trials of probability p.
  static func binomial(_ n: Int, _ p: Double) -> ConstantBaseline {
    var probability = [Double](repeating: 0, count: n + 1)
    probability[0] = 1
    for trial in 1...n {
      for k in stride(from: trial, through: 1, by: -1) {
        probability[k] = probability[k] * (1 - p) + probability[k - 1] * p
      }
      probability[0] *= 1 - p
    }
    return discrete(probability.enumerated().map { (Double($0.offset), $0.element) })
  }

  /// Returns the baseline of one_hot(i + j) for two independent indices i and j of the same distribution. Element s is
  /// 1 with probability P(i + j = s). There are as many elements as indices, so larger sums have no element.
  ///
  /// - Parameter index: the probability of each index.
  static func oneHotSum(index: [Double]) -> ConstantBaseline {
    .mean(
      index.indices.map { s in
        .bernoulli((0...s).reduce(0) { $0 + index[$1] * index[s - $1] })
      })
  }
}
