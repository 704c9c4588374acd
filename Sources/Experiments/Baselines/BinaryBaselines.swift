import Platform

/// Best constants where a and b hold zeros and ones: what is known of one position (aᵢ, bᵢ), of the sums over
/// positions, and of the index of the first one.
struct BinaryBaselines {
  /// The four values of (aᵢ, bᵢ) with their probabilities, the same at every position.
  let pair: [(a: Bool, b: Bool, probability: Double)]
  let sum: ConstantBaseline
  let dot: ConstantBaseline
  /// P(argmax a = i), and the same of b.
  let index: [Double]

  private init(one: Double, sum: ConstantBaseline, dot: ConstantBaseline, index: [Double]) {
    let choices = [(value: true, probability: one), (value: false, probability: 1 - one)]
    pair = choices.flatMap { a in
      choices.map { b in (a: a.value, b: b.value, probability: a.probability * b.probability) }
    }
    self.sum = sum
    self.dot = dot
    self.index = index
  }

  /// Exactly one 1 in a and in b, every index alike: the 16,384 pairs.
  static var oneHot: BinaryBaselines {
    let width = LearningTask.busWidth
    let one = 1 / Double(width)
    return BinaryBaselines(
      one: one, sum: .certain, dot: .bernoulli(one), index: [Double](repeating: one, count: width))
  }

  /// Independent fair bits; the argmax of a vector of zeros is 0.
  static var manyHot: BinaryBaselines {
    let width = LearningTask.busWidth
    var index = (0..<width).map { pow(0.5, Double($0 + 1)) }
    index[0] += pow(0.5, Double(width))
    return BinaryBaselines(one: 0.5, sum: .binomial(2 * width, 0.5), dot: .binomial(width, 0.25), index: index)
  }

  /// Nil for a task whose constants nobody has worked out.
  func constant(for task: String) -> ConstantBaseline? {
    switch task {
    case "reduce_sum": sum
    case "reduce_max": .certain  // many_hot: up to 2⁻²⁵⁶
    case "concat": elementwise { a, _ in a ? 1 : 0 }
    case "dot": dot
    case "elementwise_mul", "logical_and": elementwise { a, b in a && b ? 1 : 0 }
    case "one_hot_sum": Self.oneHotSum(index: index)
    case "elementwise_add": elementwise { a, b in (a ? 1 : 0) + (b ? 1 : 0) }
    case "equality", "almost_equal": elementwise { a, b in a == b ? 1 : 0 }
    case "logical_or": elementwise { a, b in a || b ? 1 : 0 }
    case "logical_xor": elementwise { a, b in a != b ? 1 : 0 }
    default: nil
    }
  }

  private func elementwise(_ f: (Bool, Bool) -> Double) -> ConstantBaseline {
    let outcomes = Dictionary(pair.map { (f($0.a, $0.b), $0.probability) }, uniquingKeysWith: +)
    return .discrete(outcomes.sorted { $0.key < $1.key }.map { (value: $0.key, probability: $0.value) })
  }

  /// Element s is 1 with P(argmax a + argmax b = s), for the sums that the 128 elements can hold.
  static func oneHotSum(index: [Double]) -> ConstantBaseline {
    .mean(
      index.indices.map { s in
        .bernoulli((0...s).reduce(0) { $0 + index[$1] * index[s - $1] })
      })
  }
}
