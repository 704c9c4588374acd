import Basics
import Networks
import Platform
import Statistics
import Tables

/// Datasets whose numbers are drawn independently from a law with parameters.
enum NumberLaw {
  static let uniform = law(
    "uniform", "low and high of a range, or of several: 1, 2 or -6, -2, 2, 6", usual: [0, 1],
    summary: { "uniform on " + ranges($0) }, isValid: { isAscending($0) }, law: uniformExamples)

  static let normal = law(
    "normal", "a mean and a deviation", usual: [0, 1],
    summary: { "normal with mean \(text($0[0])) and deviation \(text($0[1]))" },
    isValid: { $0.count == 2 && $0[1] > 0 }
  ) { numbers in
    let (mean, deviation) = (numbers[0], numbers[1])
    return QuantileExamples(
      moments: NumberMoments(mean: mean, variance: deviation * deviation, range: -.infinity ... .infinity)
    ) { mean + deviation * NormalDistribution.quantile($0) }
  }

  static let truncatedNormal = law(
    "truncated_normal", "a mean, a deviation, low and high: 0, 1, -3, 3", usual: [0, 1, -3, 3],
    summary: {
      "normal with mean \(text($0[0])) and deviation \(text($0[1])), cut at \(text($0[2])) and \(text($0[3]))"
    },
    isValid: { $0.count == 4 && $0[1] > 0 && TruncatedNormal($0) != nil }
  ) { numbers in TruncatedNormal(numbers).unwrapped(because: "the numbers are valid").examples }

  static let exponential = law(
    "exponential", "a mean", usual: [1], summary: { "exponential with mean \(text($0[0]))" },
    isValid: { $0.count == 1 && $0[0] > 0 }
  ) { numbers in
    let mean = numbers[0]
    return QuantileExamples(moments: NumberMoments(mean: mean, variance: mean * mean, range: 0 ... .infinity)) {
      -mean * log(1 - $0)
    }
  }

  private static func text(_ number: Double) -> String { NumberText.shortest(number) }

  private static func ranges(_ numbers: [Double]) -> String {
    pieces(numbers).map { "[\(text($0.low)), \(text($0.low + $0.width)))" }.joined(separator: " and ")
  }

  private static func isAscending(_ numbers: [Double]) -> Bool {
    numbers.count >= 2 && numbers.count.isMultiple(of: 2)
      && zip(numbers, numbers.dropFirst()).allSatisfy { Float($0) < Float($1) }
  }

  /// Returns the dataset of a law. Its name alone stands for the usual numbers; other numbers follow the name.
  private static func law(
    _ name: String, _ expectation: String, usual: [Double], summary: @escaping @Sendable ([Double]) -> String,
    isValid: @escaping @Sendable ([Double]) -> Bool, law: @escaping @Sendable ([Double]) -> any Examples
  ) -> Dataset {
    Dataset(
      name: name, summary: summary(usual) + "; takes \(expectation)",
      parameters: ParameterList(expectation: expectation, usual: usual) { numbers in
        guard numbers.allSatisfy({ Swift.abs($0) <= 1e6 }), isValid(numbers) else { return nil }
        return Dataset(name: "\(ParameterizedName(name, numbers))", summary: summary(numbers)) { _ in law(numbers) }
      }
    ) { _ in law(usual) }
  }

  private static func pieces(_ numbers: [Double]) -> [(low: Double, width: Double)] {
    stride(from: 0, to: numbers.count - 1, by: 2).map { (numbers[$0], numbers[$0 + 1] - numbers[$0]) }
  }

  @Sendable
  private static func uniformExamples(_ numbers: [Double]) -> any Examples {
    if numbers.count == 2 { return UniformExamples(numbers[0], numbers[1]) }
    let pieces = pieces(numbers)
    let length = pieces.reduce(0) { $0 + $1.width }
    func moment(_ k: Int) -> Double {
      pieces.reduce(0) { $0 + $1.width / length * UniformNumber($1.low, $1.low + $1.width).moment(k) }
    }
    let moments = NumberMoments(
      mean: moment(1), variance: moment(2) - moment(1) * moment(1), range: numbers[0]...numbers[numbers.count - 1])
    return QuantileExamples(moments: moments, quantiles: InputMapping.range.map(numbers, 0...1))
  }
}

/// A normal law cut at two bounds.
private struct TruncatedNormal {
  let mean: Double
  let deviation: Double
  let low: Double
  let high: Double
  /// The probabilities that a normal number is below each of the bounds.
  let share: (low: Double, high: Double)

  /// Creates the law from mean, deviation, low and high; nil if at most a millionth of the normal law is within the
  /// bounds.
  init?(_ numbers: [Double]) {
    (mean, deviation, low, high) = (numbers[0], numbers[1], numbers[2], numbers[3])
    share = (
      NormalDistribution.cumulative((low - mean) / deviation), NormalDistribution.cumulative((high - mean) / deviation)
    )
    guard low < high, share.high - share.low > 1e-6 else { return nil }
  }

  /// The mean is mean + deviation · s, and the variance is deviation² · (1 + (a φ(a) − b φ(b)) / Z − s²), where
  /// a = (low − mean) / deviation, b = (high − mean) / deviation, Z = Φ(b) − Φ(a) and s = (φ(a) − φ(b)) / Z.
  private var moments: NumberMoments {
    let (a, b) = ((low - mean) / deviation, (high - mean) / deviation)
    let (atLow, atHigh, mass) = (NormalDistribution.density(a), NormalDistribution.density(b), share.high - share.low)
    let shift = (atLow - atHigh) / mass
    let variance = 1 + (a * atLow - b * atHigh) / mass - shift * shift
    return NumberMoments(
      mean: mean + deviation * shift, variance: deviation * deviation * variance, range: low...high)
  }

  var examples: QuantileExamples {
    QuantileExamples(moments: moments) { [self] u in
      let x = mean + deviation * NormalDistribution.quantile(share.low + u * (share.high - share.low))
      return min(max(x, low), high)
    }
  }
}

/// Examples of any law: its quantile function is applied to uniform numbers between 0 and 1.
struct QuantileExamples: Examples {
  private let moments: NumberMoments
  private let quantiles: NumberMap

  init(moments: NumberMoments, quantiles: NumberMap) {
    self.moments = moments
    self.quantiles = quantiles
  }

  init(moments: NumberMoments, quantile: @escaping @Sendable (_ share: Double) -> Double) {
    self.init(
      moments: moments,
      quantiles: NumberMap { x in
        for i in 0..<x.count { x.pointer[i] = Float(quantile(Double(x.pointer[i]))) }
      })
  }

  var inputs: InputDistribution { .other(moments) }

  func splits(seed: UInt64) -> DataSplits {
    DataSplits(independentFrom: seed) { [quantiles] lanes, inputs in
      // The generator draws multiples of 2⁻²³. Half of that is added, so that neither 0 nor 1 occurs.
      lanes.fill(inputs.pointer, count: inputs.count, low: 0x1p-24, width: 1)
      quantiles.apply(inputs)
    }
  }
}
