import Networks
import Statistics

/// The corrected `one_hot`: the 16,384 pairs of indices are split, so that no test pair occurs in training.
///
/// Training draws from 13,107 pairs with replacement, without end. Validation has 1,638 pairs and test has 1,639, each
/// evaluated exactly once. The set `seen` has as many training pairs as there are test pairs.
struct DisjointPairs: Examples {
  static let trainingCount = 13_107
  static let validationCount = 1_638

  func splits(seed: UInt64) -> DataSplits {
    var generator = RandomGenerator(seed: seed)
    let pairs = Self.division(using: &generator)
    let training = Array(pairs[..<Self.trainingCount])
    let validation = Array(pairs[Self.trainingCount..<Self.trainingCount + Self.validationCount])
    let test = Array(pairs[(Self.trainingCount + Self.validationCount)...])
    let streamSeed = generator.next()
    return DataSplits(
      training: ExampleSet(count: nil) { DrawnPairs(pairs: training, seed: streamSeed) },
      validation: Self.listed(validation), test: Self.listed(test),
      named: [EvaluationSet.seen: Self.listed(Array(training[..<test.count]))])
  }

  var inputs: InputDistribution { .oneHot(width: LearningTask.busWidth) }

  func hasExamples(ofWidth width: Int) -> Bool { width == HotPair.width }

  var hasAnyCount: Bool { false }

  /// Returns all pairs in random order, drawn again until every index of a and of b occurs among the training pairs.
  private static func division(using generator: inout RandomGenerator) -> [HotPair] {
    while true {
      var pairs = HotPair.all
      generator.shuffle(&pairs)
      let training = pairs[..<trainingCount]
      if isComplete(training.map(\.a)) && isComplete(training.map(\.b)) {
        return pairs
      }
    }
  }

  /// Returns true if every index occurs.
  private static func isComplete(_ indices: [UInt8]) -> Bool {
    var occurs = [Bool](repeating: false, count: LearningTask.busWidth)
    for index in indices { occurs[Int(index)] = true }
    return occurs.allSatisfy { $0 }
  }

  private static func listed(_ pairs: [HotPair]) -> ExampleSet {
    ExampleSet(count: pairs.count) { ListedPairs(pairs: pairs) }
  }
}

/// An endless stream of pairs drawn from a list with replacement.
private struct DrawnPairs: ExampleStream {
  let pairs: [HotPair]
  var generator: RandomGenerator

  init(pairs: [HotPair], seed: UInt64) {
    self.pairs = pairs
    generator = RandomGenerator(seed: seed)
  }

  mutating func fill(_ batch: inout Batch) {
    batch.setPairs { _ in pairs[generator.index(below: pairs.count)] }
  }
}

/// The pairs of a list in its order. The last pair fills the rest of the last block.
private struct ListedPairs: ExampleStream {
  let pairs: [HotPair]
  var position = 0

  mutating func fill(_ batch: inout Batch) {
    batch.setPairs { pairs[min(position + $0, pairs.count - 1)] }
    position += Batch.size
  }
}
