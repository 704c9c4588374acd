import Platform

/// Best constants where every number of a and b is uniform on [low, 1), low being −1 or 0.
struct UniformBaselines {
  let low: Double
  private let tolerance = Evaluation.tolerance
  private let busWidth = LearningTask.busWidth

  init(low: Double) {
    self.low = low
  }

  /// Nil for a task whose constants nobody has worked out.
  func constant(for task: String) -> ConstantBaseline? {
    switch task {
    case "reduce_sum": SumDistribution(count: 2 * busWidth, moment: moment).constantBaseline(tolerance: tolerance)
    case "reduce_max": largest
    case "concat": ConstantBaseline(accuracy: 2 * tolerance / width, variance: variance)
    case "dot": SumDistribution(count: busWidth, moment: productMoment).constantBaseline(tolerance: tolerance)
    case "elementwise_mul": product
    case "one_hot_sum": BinaryBaselines.oneHotSum(index: [Double](repeating: 1 / Double(busWidth), count: busWidth))
    case "elementwise_add": sum
    case "equality", "logical_xor", "logical_and", "logical_or": .certain
    case "almost_equal": .bernoulli(probabilityOfDifference(within: 0.001))
    default: nil
    }
  }

  private var width: Double { 1 - low }
  private var variance: Double { width * width / 12 }

  /// E Xᵏ
  private func moment(_ k: Int) -> Double {
    (1 - pow(low, Double(k + 1))) / (width * Double(k + 1))
  }

  /// E (XY)ᵏ
  private func productMoment(_ k: Int) -> Double {
    moment(k) * moment(k)
  }

  /// (max − low)/width is Beta(256, 1); within twice the tolerance of 1 but for 10⁻¹⁹.
  private var largest: ConstantBaseline {
    let n = Double(2 * busWidth)
    return ConstantBaseline(
      accuracy: 1 - pow(1 - 2 * tolerance / width, n), variance: width * width * n / ((n + 1) * (n + 1) * (n + 2)))
  }

  /// P(|XY| ≤ w) = w(1 − ln w), for both: XY has its peak at 0, the middle of the window if it may be negative and
  /// its lower end if not.
  private var product: ConstantBaseline {
    let window = low < 0 ? tolerance : 2 * tolerance
    return ConstantBaseline(
      accuracy: window * (1 - log(window)), variance: productMoment(2) - productMoment(1) * productMoment(1))
  }

  /// X + Y is triangular about its mean, as X − Y is about 0.
  private var sum: ConstantBaseline {
    ConstantBaseline(accuracy: probabilityOfDifference(within: tolerance), variance: 2 * variance)
  }

  /// P(|X − Y| ≤ d) = 1 − (1 − d/width)²
  private func probabilityOfDifference(within d: Double) -> Double {
    1 - (1 - d / width) * (1 - d / width)
  }
}
