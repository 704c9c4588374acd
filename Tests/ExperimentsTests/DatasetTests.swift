import Basics
import Experiments
import Networks
import Testing

@Suite struct DatasetTests {
  static let names =
    Dataset.all.map(\.name) + [
      "uniform(-6, -2, 2, 6)", "normal(3, 0.5)", "truncated_normal(0, 1, -1, 2)", "exponential(0.2)",
    ]

  private func examples(_ name: String, _ faults: Faults = []) throws -> any Examples {
    try Dataset.all.resolve(name, what: "dataset").examples(faults)
  }

  private func splits(_ name: String, _ faults: Faults = [], seed: UInt64 = 7) throws -> DataSplits {
    try examples(name, faults).splits(seed: seed)
  }

  /// Returns a number of numbers in a‖b that the dataset's examples can have, namely that of the first suitable task.
  private func width(_ name: String) throws -> Int {
    let examples = try examples(name)
    return try #require(
      LearningTask.all.map(\.inputWidth).first(where: examples.hasExamples), "no task has examples of '\(name)'")
  }

  /// Returns the inputs of the first blocks, one [width, 32] matrix after the other.
  private func inputs(_ set: ExampleSet, batches: Int, width: Int = HotPair.width) -> [Float] {
    var stream = set.stream()
    var batch = Batch(inputWidth: width, outputWidth: 1)
    return (0..<batches).flatMap { _ in
      stream.fill(&batch)
      return Array(UnsafeBufferPointer(start: batch.inputs.pointer, count: batch.inputs.count))
    }
  }

  /// Returns the first `count` examples, each with `width` numbers.
  private func examples(_ set: ExampleSet, count: Int, width: Int) -> Set<[Float]> {
    let batches = (count + Batch.size - 1) / Batch.size
    let numbers = inputs(set, batches: batches, width: width)
    return Set(
      (0..<count).map { example in
        let start = example / Batch.size * width * Batch.size + example % Batch.size
        return (0..<width).map { numbers[start + $0 * Batch.size] }
      })
  }

  /// Returns the index pairs of the first `count` examples, read from the inputs, and checks that `batch.hot` agrees.
  private func pairs(_ set: ExampleSet, count: Int) -> [HotPair] {
    var stream = set.stream()
    var batch = Batch(inputWidth: 256, outputWidth: 1)
    var pairs: [HotPair] = []
    while pairs.count < count {
      stream.fill(&batch)
      for sample in 0..<min(Batch.size, count - pairs.count) {
        let ones = (0..<256).filter { batch.inputs[$0, sample] == 1 }
        #expect(ones == [Int(batch.hot!.a[sample]), 128 + Int(batch.hot!.b[sample])])
        #expect((0..<256).allSatisfy { batch.inputs[$0, sample] == 0 || ones.contains($0) })
        pairs.append(HotPair(a: UInt8(ones[0]), b: UInt8(ones[1] - 128)))
      }
    }
    return pairs
  }

  @Test(arguments: names, [[], Faults.octavian2018])
  func sameSeedGivesTheSameExamplesFromTheBeginning(name: String, faults: Faults) throws {
    let first = try splits(name, faults)
    let other = try splits(name, faults, seed: 8)
    let width = try width(name)
    func start(_ set: ExampleSet) -> [Float] { inputs(set, batches: 3, width: width) }
    #expect(start(first.training) == start(first.training))
    #expect(start(first.training) != start(other.training))
    #expect(start(first.training) != start(first.test))
    #expect(start(first.validation) != start(first.test))
  }

  /// The numbers that a dataset draws have the moments that it declares. The mean agrees within five standard errors.
  @Test(arguments: names, [[], Faults.octavian2018])
  func numbersHaveTheirMoments(name: String, faults: Faults) throws {
    let examples = try examples(name, faults)
    let moments = examples.inputs.moments
    let values = try inputs(examples.splits(seed: 7).training, batches: 50, width: width(name)).map(Double.init)
    #expect(values.allSatisfy(moments.range.contains), "\(name) has numbers outside \(moments.range)")
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    let standardError = (moments.variance / Double(values.count)).squareRoot()
    #expect(abs(mean - moments.mean) <= 5 * standardError, "\(name) has the mean \(mean), not \(moments.mean)")
    #expect(abs(variance / moments.variance - 1) < 0.02, "\(name) has the variance \(variance)")
  }

  /// Without faults, no test example occurs in validation or among the first 4,000 training examples.
  @Test(arguments: names) func testExamplesAreNew(name: String) throws {
    let splits = try splits(name)
    let width = try width(name)
    func examples(_ set: ExampleSet, _ count: Int?) throws -> Set<[Float]> {
      self.examples(set, count: try #require(count), width: width)
    }
    let test = try examples(splits.test, splits.test.count)
    #expect(test.isDisjoint(with: try examples(splits.training, 4_000)))
    #expect(test.isDisjoint(with: try examples(splits.validation, splits.validation.count)))
  }

  /// The published program mapped `random_pos` to the generator of `random`.
  @Test func randomPosIsNegativeTooIn2018() throws {
    #expect(try inputs(splits("random_pos", .octavian2018).training, batches: 1).min()! < -0.99)
    #expect(try inputs(splits("random_pos").training, batches: 1).min()! >= 0)
  }

  /// Uniform numbers fill any range.
  @Test func uniformNumbersFillTheirRange() {
    let values = inputs(UniformExamples(2, 6).splits(seed: 7).training, batches: 50)
    #expect(values.min()! >= 2 && values.min()! < 2.001 && values.max()! <= 6 && values.max()! > 5.999)
  }

  @Test func splitsHaveTheSizesOfTheProtocol() throws {
    for name in ["random", "random_pos", "many_hot"] {
      let splits = try splits(name)
      #expect(splits.validation.count == 1_000 && splits.test.count == 4_000 && splits.training.count == nil)
    }
    let oneHot = try splits("one_hot")
    #expect(
      oneHot.validation.count == 1_638 && oneHot.test.count == 1_639 && oneHot.named[EvaluationSet.seen]?.count == 1_639
    )
    #expect(try splits("one_hot", .octavian2018).test.count == 4_000)
  }

  @Test func correctedPairsAreDividedIntoDisjointSets() throws {
    let splits = try splits("one_hot")
    let validation = Set(pairs(splits.validation, count: 1_638))
    let test = Set(pairs(splits.test, count: 1_639))
    let seen = Set(pairs(splits.named[EvaluationSet.seen]!, count: 1_639))
    let training = Set(pairs(splits.training, count: 150_000))
    #expect(validation.count == 1_638 && test.count == 1_639 && seen.count == 1_639)
    #expect(validation.isDisjoint(with: test))
    #expect(training.isDisjoint(with: validation) && training.isDisjoint(with: test))
    // 150,000 draws miss 13,107 · exp(−11.4) ≈ 0.1 of the training pairs.
    #expect(training.count >= 13_105 && training.isSuperset(of: seen.filter(training.contains)))
    #expect(Set(training.map(\.a)).count == 128 && Set(training.map(\.b)).count == 128)
  }

  /// In the original, the 4,000 test rows had about 550 distinct pairs, and 1,000 steps of training had about 3,860.
  /// The shuffle buffer of 1,000 rows gives a few more.
  @Test func pairsOf2018ComeInRuns() throws {
    let splits = try splits("one_hot", .octavian2018)
    #expect((500...760).contains(Set(pairs(splits.test, count: 4_000)).count))
    #expect((3_600...4_200).contains(Set(pairs(splits.training, count: 32_000)).count))
  }
}
