import Networks
import Statistics

/// Examples in which every number of a and b is uniform on [low, high).
package struct UniformExamples: Examples {
  private let number: UniformNumber

  package init(_ low: Double, _ high: Double) {
    number = UniformNumber(low, high)
  }

  package var inputs: InputDistribution { .uniform(number) }

  package func splits(seed: UInt64) -> DataSplits {
    // The generator has a faster method for [−1, 1).
    if number == UniformNumber(-1, 1) {
      return DataSplits(independentFrom: seed) { lanes, inputs in
        lanes.fillSymmetric(inputs.pointer, count: inputs.count)
      }
    }
    let (low, width) = (Float(number.low), Float(number.high - number.low))
    return DataSplits(independentFrom: seed) { lanes, inputs in
      lanes.fill(inputs.pointer, count: inputs.count, low: low, width: width)
    }
  }
}

/// Examples in which every number of a and b is 0 or 1, each with probability ½. With 2²⁵⁶ possible examples,
/// practically none occurs twice.
struct BitExamples: Examples {
  package var inputs: InputDistribution { .bits(one: 0.5) }

  package func splits(seed: UInt64) -> DataSplits {
    DataSplits(independentFrom: seed) { lanes, inputs in lanes.fillBits(inputs.pointer, count: inputs.count) }
  }
}

extension DataSplits {
  static let validationCount = 1_000
  static let testCount = 4_000

  /// Creates sets of independently drawn examples: endless training examples, 1,000 for validation and 4,000 for test.
  init(
    independentFrom seed: UInt64, draw: @escaping @Sendable (inout UniformLanes, _ inputs: Matrix) -> Void
  ) {
    var generator = RandomGenerator(seed: seed)
    func set(_ count: Int?) -> ExampleSet {
      let lanes = UniformLanes(using: &generator)
      return ExampleSet(count: count) { DrawnExamples(lanes: lanes, draw: draw) }
    }
    self.init(training: set(nil), validation: set(Self.validationCount), test: set(Self.testCount))
  }
}

private struct DrawnExamples: ExampleStream {
  var lanes: UniformLanes
  let draw: @Sendable (inout UniformLanes, Matrix) -> Void

  mutating func fill(_ batch: inout Batch) {
    batch.hot = nil
    draw(&lanes, batch.inputs)
  }
}
