/// What the best constant outputs attain on one problem: the floor below which nothing has been learned.
package struct ConstantBaseline: Equatable, Sendable {
  /// Share of the output elements within the tolerance, the constant chosen for accuracy, element by element.
  package var accuracy: Double
  /// Mean squared error of the mean target, element by element: the variance of the targets.
  package var variance: Double

  /// The mean over output elements, since accuracy and loss are means over elements.
  package static func mean(_ elements: [ConstantBaseline]) -> ConstantBaseline {
    let n = Double(elements.count)
    return ConstantBaseline(
      accuracy: elements.reduce(0) { $0 + $1.accuracy } / n, variance: elements.reduce(0) { $0 + $1.variance } / n)
  }

  /// An element that is always the same.
  static let certain = ConstantBaseline(accuracy: 1, variance: 0)

  /// An element that is 1 with that probability, else 0.
  static func bernoulli(_ p: Double) -> ConstantBaseline {
    ConstantBaseline(accuracy: max(p, 1 - p), variance: p * (1 - p))
  }

  /// An element whose values lie further apart than the tolerance's window is wide: the likeliest is the constant.
  package static func discrete(_ outcomes: [(value: Double, probability: Double)]) -> ConstantBaseline {
    let mean = outcomes.reduce(0) { $0 + $1.value * $1.probability }
    let variance = outcomes.reduce(0) { $0 + ($1.value - mean) * ($1.value - mean) * $1.probability }
    return ConstantBaseline(accuracy: outcomes.map(\.probability).max() ?? 0, variance: variance)
  }

  /// The number of successes in n trials of probability p.
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

  /// one_hot(i + j) for two independent indices of the same distribution: element s is 1 with P(i + j = s), for the
  /// sums that as many elements as there are indices can hold.
  static func oneHotSum(index: [Double]) -> ConstantBaseline {
    .mean(
      index.indices.map { s in
        .bernoulli((0...s).reduce(0) { $0 + index[$1] * index[s - $1] })
      })
  }
}
