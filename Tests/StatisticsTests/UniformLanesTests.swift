import Statistics
import Testing

@Suite struct UniformLanesTests {
  /// A second implementation of xoshiro128+ from the authors' C code (prng.di.unimi.it), for one lane.
  private struct ScalarLanes {
    var s: [UInt32]

    mutating func next() -> UInt32 {
      let result = s[0] &+ s[3]
      let t = s[1] << 9
      s[2] ^= s[0]
      s[3] ^= s[1]
      s[1] ^= s[2]
      s[0] ^= s[3]
      s[2] ^= t
      s[3] = (s[3] << 11) | (s[3] >> 21)
      return result
    }
  }

  @Test func lanesAreXoshiro128Plus() {
    var generator = RandomGenerator(seed: 9)
    var states = [[UInt32]](repeating: [], count: 16)
    for _ in 0..<4 {
      for lane in 0..<16 { states[lane].append(UInt32(generator.next() >> 32)) }
    }
    var references = states.map { ScalarLanes(s: $0) }
    var again = RandomGenerator(seed: 9)
    var lanes = UniformLanes(using: &again)
    for _ in 0..<100 {
      let found = lanes.next()
      for lane in 0..<16 { #expect(found[lane] == references[lane].next()) }
    }
  }

  /// The range, mean and variance of 2^16 numbers from uniform and Bernoulli distributions. The mean is within four
  /// standard errors, and the variance within a relative error of 8/√n.
  @Test func laws() {
    var generator = RandomGenerator(seed: 10)
    var lanes = UniformLanes(using: &generator)
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 4 * 65_536, alignment: 64)
    defer { memory.deallocate() }
    let numbers = memory.bindMemory(to: Float.self)
    let start = numbers.baseAddress!
    lanes.fillUnit(start, count: numbers.count)
    expect(numbers, in: 0..<1, mean: 0.5, variance: 1 / 12)
    lanes.fillSymmetric(start, count: numbers.count)
    expect(numbers, in: -1..<1, mean: 0, variance: 1 / 3)
    lanes.fillBits(start, count: numbers.count)
    expect(numbers, in: 0..<1.5, mean: 0.5, variance: 0.25)
    #expect(numbers.allSatisfy { [0, 1].contains($0) })
  }

  private func expect(
    _ values: UnsafeMutableBufferPointer<Float>, in range: Range<Float>, mean: Double, variance: Double
  ) {
    #expect(values.allSatisfy(range.contains))
    let n = Double(values.count)
    let found = values.reduce(0) { $0 + Double($1) } / n
    let spread = values.reduce(0) { $0 + (Double($1) - found) * (Double($1) - found) } / n
    #expect(abs(found - mean) < 4 * (variance / n).squareRoot())
    #expect(abs(spread / variance - 1) < 8 / n.squareRoot())
  }
}
