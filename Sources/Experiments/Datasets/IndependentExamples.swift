import Networks
import Statistics

/// `random` and `random_pos`: every number of a and b uniform on [low, 1), low being −1 or 0.
struct UniformExamples: Examples {
  let low: Double

  func splits(seed: UInt64) -> DataSplits {
    let isSymmetric = low < 0
    return DataSplits(independentFrom: seed) { lanes, inputs in
      if isSymmetric {
        lanes.fillSymmetric(inputs.pointer, count: inputs.count)
      } else {
        lanes.fillUnit(inputs.pointer, count: inputs.count)
      }
    }
  }

  func constantBaseline(for task: String) -> ConstantBaseline? {
    UniformBaselines(low: low).constant(for: task)
  }
}

/// `many_hot`: every number of a and b is 0 or 1, each with probability ½. Of 2²⁵⁶ examples none comes twice.
struct BitExamples: Examples {
  func splits(seed: UInt64) -> DataSplits {
    DataSplits(independentFrom: seed) { lanes, inputs in lanes.fillBits(inputs.pointer, count: inputs.count) }
  }

  func constantBaseline(for task: String) -> ConstantBaseline? {
    BinaryBaselines.manyHot.constant(for: task)
  }
}

extension DataSplits {
  static let validationCount = 1_000
  static let testCount = 4_000

  /// Endless training examples, 1,000 for validation and 4,000 for test, all drawn independently.
  fileprivate init(
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
