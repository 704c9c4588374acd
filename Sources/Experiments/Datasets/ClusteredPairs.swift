import Networks
import Platform
import Statistics

/// `one_hot` as the 2018 program fed it: runs of equal pairs of mean length 7.3, in training and test alike, through
/// a shuffle buffer of 1,000 rows.
///
/// The original listed a set of hashed rows, in which equal rows lay side by side. See README.md, deviation (c).
struct ClusteredPairs: Examples {
  func splits(seed: UInt64) -> DataSplits {
    var generator = RandomGenerator(seed: seed)
    func set(_ count: Int?) -> ExampleSet {
      let seed = generator.next()
      return ExampleSet(count: count) { ShuffledRuns(seed: seed) }
    }
    return DataSplits(training: set(nil), validation: set(DataSplits.validationCount), test: set(DataSplits.testCount))
  }

  var inputs: InputDistribution { .oneHot(width: LearningTask.busWidth) }

  func hasExamples(ofWidth width: Int) -> Bool { width == HotPair.width }

  var hasAnyCount: Bool { false }
}

/// Each row leaves the buffer from a random place, which the next row of the runs takes.
private struct ShuffledRuns: ExampleStream {
  private var generator: RandomGenerator
  private var current = HotPair(a: 0, b: 0)
  private var remaining = 0
  private var buffer: [HotPair] = []

  init(seed: UInt64) {
    generator = RandomGenerator(seed: seed)
    for _ in 0..<1_000 { buffer.append(nextOfRuns()) }
  }

  mutating func fill(_ batch: inout Batch) {
    batch.setPairs { _ in
      let place = generator.index(below: buffer.count)
      defer { buffer[place] = nextOfRuns() }
      return buffer[place]
    }
  }

  private mutating func nextOfRuns() -> HotPair {
    if remaining == 0 {
      current = HotPair(a: randomIndex(), b: randomIndex())
      remaining = 1 + poisson(mean: 6.3)
    }
    remaining -= 1
    return current
  }

  private mutating func randomIndex() -> UInt8 {
    UInt8(generator.index(below: LearningTask.busWidth))
  }

  /// Knuth's method: how many uniform numbers can be multiplied before the product falls to exp(−mean).
  private mutating func poisson(mean: Double) -> Int {
    let limit = exp(-mean)
    var product = generator.uniform()
    var count = 0
    while product > limit {
      product *= generator.uniform()
      count += 1
    }
    return count
  }
}
