/// The distribution of a dataset's inputs, from which tasks compute their best constants.
///
/// In each case all numbers of a and b have the same distribution, and a and b are independent of each other.
package enum InputDistribution: Equatable, Sendable {
  /// Independent uniform numbers.
  case uniform(UniformNumber)
  /// Independent bits, each 1 with probability `one`, else 0.
  case bits(one: Double)
  /// One 1 among the `width` numbers of a, and one among those of b, each at a uniformly random place.
  case oneHot(width: Int)
  /// A law of which only the moments of a number are known, so that no task has constants in closed form.
  case other(NumberMoments)

  package var moments: NumberMoments {
    switch self {
    case .uniform(let number): number.moments
    case .bits(let one): .bit(one)
    case .oneHot(let width): .bit(1 / Double(width))
    case .other(let moments): moments
    }
  }

  /// E x² and E x⁴ of independent numbers whose law is symmetric about 0; nil for any other law, and if E x⁴ is not
  /// known.
  var symmetricMoments: (second: Double, fourth: Double)? {
    switch self {
    case .uniform(let number) where number.low == -number.high: (number.moment(2), number.moment(4))
    case .other(let moments) where moments.mean == 0: moments.fourth.map { (moments.variance, $0) }
    default: nil
    }
  }

  /// True if all numbers are 0 or 1.
  package var isOfBits: Bool { one != nil }

  /// The probability that a number is 1; nil if numbers can be other than 0 and 1.
  private var one: Double? {
    switch self {
    case .bits(let one): one
    case .oneHot(let width): 1 / Double(width)
    case .uniform, .other: nil
    }
  }

  // MARK: the best constants of functions of the inputs; nil if no closed form is implemented

  /// The best constant for a number itself.
  var number: ConstantBaseline? {
    if case .uniform(let number) = self { return number.constant }
    return one.map(ConstantBaseline.bernoulli)
  }

  /// Returns the best constant for the sum of all `count` numbers of a‖b.
  func sum(of count: Int) -> ConstantBaseline? {
    switch self {
    case .uniform(let number): SumDistribution(count: count, moment: number.moment).constantBaseline
    case .bits(let one): .binomial(count, one)
    case .oneHot: .certain
    case .other: nil
    }
  }

  /// Returns the best constant for the largest of all `count` numbers of a‖b.
  func largest(of count: Int) -> ConstantBaseline? {
    switch self {
    case .uniform(let number): number.largest(of: count)
    case .bits, .oneHot: .certain  // for bits up to an error of (1 − p)ᶜᵒᵘⁿᵗ
    case .other: nil
    }
  }

  /// Returns the best constant for Σ aᵢ bᵢ over `count` places.
  func dot(of count: Int) -> ConstantBaseline? {
    switch self {
    case .uniform(let number): SumDistribution(count: count, moment: number.productMoment).constantBaseline
    case .bits(let one): .binomial(count, one * one)
    case .oneHot(let width): .bernoulli(1 / Double(width))
    case .other: nil
    }
  }

  /// Returns the best constant for f(aᵢ, bᵢ).
  ///
  /// - Parameter uniform: returns the closed form for two uniform numbers.
  func elementwise(
    _ f: (Double, Double) -> Double, uniform: (UniformNumber) -> ConstantBaseline?
  ) -> ConstantBaseline? {
    if case .uniform(let number) = self { return uniform(number) }
    guard let one else { return nil }
    let values = [(value: 1.0, probability: one), (value: 0.0, probability: 1 - one)]
    let pairs = values.flatMap { a in values.map { b in (f(a.value, b.value), a.probability * b.probability) } }
    let outcomes = Dictionary(pairs, uniquingKeysWith: +)
    return .discrete(outcomes.sorted { $0.key < $1.key }.map { (value: $0.key, probability: $0.value) })
  }

  /// Returns P(argmax a = i) for each i in 0..<width. The argmax is the first index of the largest number.
  func firstLargest(of width: Int) -> [Double]? {
    switch self {
    case .uniform, .oneHot: return [Double](repeating: 1 / Double(width), count: width)
    case .bits(let one):
      var powers = [1.0]
      for _ in 0..<width { powers.append(powers[powers.count - 1] * (1 - one)) }
      var index = powers.prefix(width).map { $0 * one }
      index[0] += powers[width]  // The argmax of all zeros is 0.
      return index
    case .other: return nil
    }
  }
}
