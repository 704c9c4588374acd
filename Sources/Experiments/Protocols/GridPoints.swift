import Networks

/// All points whose numbers are each one of low, low + step, … up to high. The last number varies fastest.
struct GridPoints: ExampleStream {
  private let numbers: [Double]
  private var index = 0

  /// Creates the stream of points.
  ///
  /// - Parameter range: the three numbers low, high and step.
  init(_ range: [Double]) {
    numbers = Self.numbers(range)
  }

  static let expectation = "low, high and step, at most 1000 numbers: [-4.1, 4, 0.2]"

  static func accepts(_ range: [Double]) -> Bool {
    range.count == 3 && range[0] < range[1] && range[2] > 0 && (range[1] - range[0]) / range[2] < 1_000
      && range.allSatisfy { abs($0) <= 1e6 }
  }

  /// Returns the set of all points.
  static func set(_ range: [Double], inputs: Int) -> ExampleSet {
    ExampleSet(count: count(numbers(range).count, inputs: inputs)) { GridPoints(range) }
  }

  /// Returns the number of points, at most a million.
  static func count(_ numbers: Int, inputs: Int) -> Int {
    (0..<inputs).reduce(1) { count, _ in min(count * numbers, 1_000_000) }
  }

  private static func numbers(_ range: [Double]) -> [Double] {
    let (low, high, step) = (range[0], range[1], range[2])
    let count = Int(rounding: ((high - low) / step + 1e-9).rounded(.down), within: 0...1_000_000) + 1
    return (0..<count).map { low + Double($0) * step }
  }

  mutating func fill(_ batch: inout Batch) {
    batch.hot = nil
    for sample in 0..<Batch.size {
      var rest = index
      for input in (0..<batch.inputs.rows).reversed() {
        batch.inputs[input, sample] = Float(numbers[rest % numbers.count])
        rest /= numbers.count
      }
      index += 1
    }
  }
}
