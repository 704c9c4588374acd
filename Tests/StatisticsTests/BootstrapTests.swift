import Statistics
import Testing

@Suite struct BootstrapTests {
  private func mean(_ sample: Sample) -> Double? { Summary.mean(sample.cellMeans) }

  /// With only three values, the interval contains all of them.
  @Test func threeValues() throws {
    let sample = Sample(cells: [[0], [0.5], [1]])
    #expect(Bootstrap(.cells, seed: 1).interval(of: sample, statistic: mean) == Interval(low: 0, high: 1))
  }

  /// Φ(−√(n/(n − 1))·t) by scipy 1.17.1, for 20 cells, 20 cells of 10 trials each, and 2 cells.
  @Test func percentilesAreWidenedForSmallSamples() throws {
    let twenty = Sample(cells: (0..<20).map { [Double($0)] })
    let seeds = Sample(cells: (0..<20).map { cell in (0..<10).map { Double(cell + $0) } })
    #expect(isClose(Bootstrap(.cells, seed: 1).tail(of: twenty), 0.015880829920347974))
    #expect(isClose(Bootstrap(.cells, seed: 1).tail(of: seeds), 0.015880829920347974))
    #expect(isClose(Bootstrap(.trialsWithinCells, seed: 1).tail(of: seeds), 0.018764237857863745))
    #expect(try #require(Bootstrap(.cells, seed: 1).tail(of: Sample(cells: [[0], [1]]))) < 1e-60)
    #expect(Bootstrap(.trialsWithinCells, seed: 1).tail(of: twenty) == nil)
  }

  /// Cells keep their trials, so the mean of any resample is the mean of one cell or of two.
  @Test func cellsAreDrawnWhole() throws {
    let sample = Sample(cells: [[0, 0.2], [0.5, 0.7]])
    #expect(Bootstrap(.cells, seed: 1).interval(of: sample, statistic: mean) == Interval(low: 0.1, high: 0.6))
    let both = try #require(Bootstrap(.cellsThenTrials, seed: 1).interval(of: sample, statistic: mean))
    #expect(both.low == 0 && both.high == 0.7)
  }

  @Test func trialsOfASingleCellAreDrawn() throws {
    let sample = Sample(cells: [[0, 1]])
    #expect(Bootstrap(.cells, seed: 1).interval(of: sample, statistic: mean) == Interval(low: 0, high: 1))
  }

  @Test func sameSeedSameInterval() {
    let sample = Sample(cells: (0..<20).map { cell in (0..<3).map { Double(cell * 7 % 11) + Double($0) / 10 } })
    let bootstrap = Bootstrap(.cellsThenTrials, seed: 5)
    let interval = bootstrap.interval(of: sample, statistic: mean)
    #expect(interval != nil && interval == bootstrap.interval(of: sample, statistic: mean))
    #expect(interval != Bootstrap(.cellsThenTrials, seed: 6).interval(of: sample, statistic: mean))
  }

  @Test func nothingToDrawAmong() {
    for resampling in [Bootstrap.Resampling.cells, .cellsThenTrials, .trialsWithinCells] {
      let bootstrap = Bootstrap(resampling, seed: 1)
      #expect(bootstrap.interval(of: Sample(), statistic: mean) == nil)
      #expect(bootstrap.interval(of: Sample(cells: [[0.4]]), statistic: mean) == nil)
    }
    let single = Sample(cells: [[0.4], [1]])
    #expect(Bootstrap(.trialsWithinCells, seed: 1).interval(of: single, statistic: mean) == nil)
    #expect(Bootstrap(.cellsThenTrials, seed: 1).interval(of: single, statistic: mean) == Interval(low: 0.4, high: 1))
  }

  /// The standard error of a mean of n values is s/√n. The interval of 400 values is 2 · 1.96 standard errors wide,
  /// within a tenth.
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
