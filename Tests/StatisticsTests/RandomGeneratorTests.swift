import Statistics
import Testing

@Suite struct RandomGeneratorTests {
  /// Generators for the same purpose return the same numbers, and those for different purposes do not.
  @Test func sameSeedSameNumbers() {
    var a = RandomGenerator("data", "random", "0")
    var b = RandomGenerator("data", "random", "0")
    var c = RandomGenerator("data", "random", "1")
    let first = (0..<8).map { _ in a.next() }
    #expect(first == (0..<8).map { _ in b.next() })
    #expect(first != (0..<8).map { _ in c.next() })
  }

  /// SplitMix64 seeds xoshiro256**. The values are from Tests/References/random_numbers.py.
  @Test(
    arguments: [
      (0, [11_091_344_671_253_066_420, 13_793_997_310_169_335_082, 1_900_383_378_846_508_768]),
      (1, [12_966_619_160_104_079_557, 9_600_361_134_598_540_522, 10_590_380_919_521_690_900]),
      (2018, [15_249_153_033_058_981_490, 17_198_310_485_526_766_897, 978_589_174_733_028_509]),
      (.max, [10_328_197_420_357_168_392, 14_156_678_507_024_973_869, 9_357_971_779_955_476_126]),
    ] as [(UInt64, [UInt64])])
  func numbersAreThoseOfThePublishedAlgorithm(_ seed: UInt64, _ expected: [UInt64]) {
    var generator = RandomGenerator(seed: seed)
    #expect(expected.indices.map { _ in generator.next() } == expected)
  }

  @Test func uniformNumbersHaveTheirMeanAndVariance() {
    var generator = RandomGenerator(seed: 1)
    let n = 100_000
    let values = (0..<n).map { _ in generator.uniform() }
    let mean = values.reduce(0, +) / Double(n)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(n)
    #expect(abs(mean - 0.5) < 0.005)
    #expect(abs(variance - 1 / 12) < 0.002)
  }

  @Test func indicesAreUnbiased() {
    var generator = RandomGenerator(seed: 2)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[generator.index(below: 7)] += 1 }
    #expect(counts.allSatisfy { abs($0 - 10_000) < 500 })
  }

  @Test func shuffleKeepsEveryItem() {
    var generator = RandomGenerator(seed: 3)
    var items = Array(0..<100)
    generator.shuffle(&items)
    #expect(items != Array(0..<100))
    #expect(items.sorted() == Array(0..<100))
  }

  @Test func hashTellsPartsApart() {
    #expect(StableHash.of("ab") != StableHash.of("a", "b"))
    #expect(StableHash.of("2018", "data") == StableHash.of(["2018", "data"]))
  }
}
