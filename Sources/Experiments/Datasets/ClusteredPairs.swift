import Networks
import Platform
import Statistics

/// The dataset `one_hot` as the 2018 program gave it to networks, both in training and in test: runs of equal pairs
/// with mean length 7.3, passed through a shuffle buffer of 1,000 rows.
///
/// The original listed a hashed set, in which equal rows lay side by side. See deviation (c) in README.md.
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

/// The runs after shuffling. Each row is taken from a random place of the buffer, and the next row of the runs takes
/// that place.
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

  /// Draws a Poisson number by Knuth's method: the number of uniform numbers, less one, whose product first falls to
  /// exp(−mean) or below.
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
