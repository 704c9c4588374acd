import Basics
import Networks
import Testing

@testable import Experiments

@Suite struct DatasetTests {
  static let names = Dataset.all.map(\.name)

  private func splits(
    _ name: String, under researchProtocol: String = "corrected", seed: UInt64 = 7
  ) throws -> DataSplits {
    let researchProtocol = try ResearchProtocol.all.named(researchProtocol, what: "protocol")
    return try Dataset.all.named(name, what: "dataset").examples(under: researchProtocol).splits(seed: seed)
  }

  /// The inputs of the first batches, [256, 32] after [256, 32].
  private func inputs(_ set: ExampleSet, batches: Int) -> [Float] {
    var stream = set.stream()
    var batch = Batch(inputWidth: 256, outputWidth: 1)
    return (0..<batches).flatMap { _ in
      stream.fill(&batch)
      return Array(UnsafeBufferPointer(start: batch.inputs.pointer, count: batch.inputs.count))
    }
  }

  /// The index pairs of the first `count` examples, read from the inputs; the batch's own indices must agree.
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

  @Test(arguments: names, ["corrected", "octavian_2018"])
  func sameSeedGivesTheSameExamplesFromTheBeginning(name: String, researchProtocol: String) throws {
    let first = try splits(name, under: researchProtocol)
    let other = try splits(name, under: researchProtocol, seed: 8)
    #expect(inputs(first.training, batches: 3) == inputs(first.training, batches: 3))
    #expect(inputs(first.training, batches: 3) != inputs(other.training, batches: 3))
    #expect(inputs(first.training, batches: 3) != inputs(first.test, batches: 3))
    #expect(inputs(first.validation, batches: 3) != inputs(first.test, batches: 3))
  }

  @Test func numbersLieInTheirRange() throws {
    for (name, low, mean) in [("random", -1, 0), ("random_pos", 0, 0.5)] as [(String, Float, Double)] {
      let values = try inputs(splits(name).training, batches: 50)
      #expect(values.min()! >= low && values.min()! < low + 0.001)
      #expect(values.max()! < 1 && values.max()! > 0.999)
      #expect(abs(values.reduce(0) { $0 + Double($1) } / Double(values.count) - mean) < 0.005)
    }
    let bits = try inputs(splits("many_hot").training, batches: 50)
    #expect(Set(bits) == [0, 1])
    #expect(abs(bits.reduce(0) { $0 + Double($1) } / Double(bits.count) - 0.5) < 0.005)
  }

  /// The published program mapped `random_pos` to the generator of `random`.
  @Test func randomPosIsNegativeTooIn2018() throws {
    #expect(try inputs(splits("random_pos", under: "octavian_2018").training, batches: 1).min()! < -0.99)
    #expect(try inputs(splits("random_pos").training, batches: 1).min()! >= 0)
  }

  @Test func splitsHaveTheSizesOfTheProtocol() throws {
    for name in ["random", "random_pos", "many_hot"] {
      let splits = try splits(name)
      #expect(splits.validation.count == 1_000 && splits.test.count == 4_000 && splits.training.count == nil)
    }
    let oneHot = try splits("one_hot")
    #expect(oneHot.validation.count == 1_638 && oneHot.test.count == 1_639 && oneHot.seen?.count == 1_639)
    #expect(try splits("one_hot", under: "octavian_2018").test.count == 4_000)
  }

  @Test func correctedPairsAreDividedIntoDisjointSets() throws {
    let splits = try splits("one_hot")
    let validation = Set(pairs(splits.validation, count: 1_638))
    let test = Set(pairs(splits.test, count: 1_639))
    let seen = Set(pairs(splits.seen!, count: 1_639))
    let training = Set(pairs(splits.training, count: 150_000))
    #expect(validation.count == 1_638 && test.count == 1_639 && seen.count == 1_639)
    #expect(validation.isDisjoint(with: test))
    #expect(training.isDisjoint(with: validation) && training.isDisjoint(with: test))
    // 150,000 draws miss 13,107 · exp(−11.4) ≈ 0.1 of the training pairs.
    #expect(training.count >= 13_105 && training.isSuperset(of: seen.filter(training.contains)))
    #expect(Set(training.map(\.a)).count == 128 && Set(training.map(\.b)).count == 128)
  }

  /// The original's 4,000 test rows held about 550 distinct pairs, 1,000 steps of training about 3,860; the buffer of
  /// 1,000 rows lets through a few more.
  @Test func pairsOf2018ComeInRuns() throws {
    let splits = try splits("one_hot", under: "octavian_2018")
    #expect((500...760).contains(Set(pairs(splits.test, count: 4_000)).count))
    #expect((3_600...4_200).contains(Set(pairs(splits.training, count: 32_000)).count))
  }
}
