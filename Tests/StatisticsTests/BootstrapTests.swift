import Statistics
import Testing

@Suite struct BootstrapTests {
  private func mean(_ sample: Sample) -> Double? { Summary.mean(sample.cellMeans) }

  /// 1 of the 27 equally likely resamples of three values has mean 0 and 1 has mean 1: 3.7 % each, more than a tail of
  /// 2.5 %; at a level of 0.9 the tails of 5 % end at 1/6 and 5/6, which 3.7 % + 11.1 % reach.
  @Test func threeValues() throws {
    let sample = Sample(cells: [[0], [0.5], [1]])
    #expect(Bootstrap(.cellsThenTrials, seed: 1).interval(of: sample, statistic: mean) == Interval(low: 0, high: 1))
    let narrow = try #require(Bootstrap(.cellsThenTrials, level: 0.9, seed: 1).interval(of: sample, statistic: mean))
    #expect(isClose(narrow.low, 1.0 / 6) && isClose(narrow.high, 5.0 / 6))
  }

  @Test func sameSeedSameInterval() {
    let sample = Sample(cells: (0..<20).map { cell in (0..<3).map { Double(cell * 7 % 11) + Double($0) / 10 } })
    let bootstrap = Bootstrap(.cellsThenTrials, seed: 5)
    let interval = bootstrap.interval(of: sample, statistic: mean)
    #expect(interval != nil && interval == bootstrap.interval(of: sample, statistic: mean))
    #expect(interval != Bootstrap(.cellsThenTrials, seed: 6).interval(of: sample, statistic: mean))
  }

  @Test func nothingToDrawAmong() {
    for resampling in [Bootstrap.Resampling.cellsThenTrials, .trialsWithinCells] {
      let bootstrap = Bootstrap(resampling, seed: 1)
      #expect(bootstrap.interval(of: Sample(), statistic: mean) == nil)
      #expect(bootstrap.interval(of: Sample(cells: [[0.4]]), statistic: mean) == nil)
    }
    let single = Sample(cells: [[0.4], [1]])
    #expect(Bootstrap(.trialsWithinCells, seed: 1).interval(of: single, statistic: mean) == nil)
    #expect(Bootstrap(.cellsThenTrials, seed: 1).interval(of: single, statistic: mean) == Interval(low: 0.4, high: 1))
  }

  /// The standard error of a mean of n values is s/√n: the interval of 400 values is as wide as 2 · 1.96 of them, give or
  /// take a tenth.
  @Test func widthOfTheIntervalOfAMean() throws {
    var generator = RandomGenerator(seed: 3)
    let values = (0..<400).map { _ in generator.normal() }
    let sample = Sample(cells: values.map { [$0] })
    let interval = try #require(Bootstrap(.cellsThenTrials, seed: 1).interval(of: sample, statistic: mean))
    let expected = 2 * 1.96 * Summary.standardDeviation(values)! / 20
    #expect(abs((interval.high - interval.low) / expected - 1) < 0.1)
  }

  @Test func selectionAgreesWithSorting() {
    var generator = RandomGenerator(seed: 4)
    for count in 1...60 {
      let values = (0..<count).map { _ in Double(generator.index(below: 20)) }
      let sorted = values.sorted()
      for p in [0, 0.1, 0.5, 0.77, 1] {
        let position = Double(count - 1) * p
        let below = sorted[Int(position)]
        let above = sorted[min(Int(position) + 1, count - 1)]
        #expect(isClose(Summary.quantile(values, p), below + (position - position.rounded(.down)) * (above - below)))
      }
      let cut = count / 4
      #expect(
        isClose(Summary.interquartileMean(values), Summary.mean(Array(sorted[cut..<count - cut]))!, within: 1e-12))
    }
  }
}
