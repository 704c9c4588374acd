import Charts
import Graphics
import Testing

@Suite struct ScaleTests {
  @Test(arguments: [
    (0.0...1.0, 6, [0, 0.2, 0.4, 0.6, 0.8, 1]), (0...1, 5, [0, 0.25, 0.5, 0.75, 1]), (0...0.3, 4, [0, 0.1, 0.2, 0.3]),
    (-1...1, 5, [-1, -0.5, 0, 0.5, 1]), (3...97, 6, [20, 40, 60, 80]), (5...5, 5, [5]),
  ])
  func linearTicksAreRound(domain: ClosedRange<Double>, count: Int, expected: [Double]) {
    #expect(Ticks.linear(domain, count: count) == expected)
  }

  @Test func ticksAreNeverMoreThanAskedFor() {
    for exponent in -12...12 {
      for factor in [1.0, 1.3, 2.2, 4.9, 7.7] {
        let end = factor * (0..<abs(exponent)).reduce(1.0) { x, _ in exponent < 0 ? x / 10 : x * 10 }
        for count in 2...10 {
          let ticks = Ticks.linear(0...end, count: count)
          #expect(ticks.count <= count && ticks.count >= (count > 4 ? 3 : 1), "0...\(end), \(count): \(ticks)")
          #expect(ticks.last! <= end * (1 + 1e-9))
        }
      }
    }
  }

  @Test func logarithmicTicksArePowersOfTen() {
    #expect(Ticks.logarithmic(1e-4...1, count: 6) == [1e-4, 1e-3, 1e-2, 1e-1, 1])
    #expect(Ticks.logarithmic(1...50, count: 6) == [1, 2, 5, 10, 20, 50])
    #expect(Ticks.logarithmic(38...46, count: 6) == [38, 40, 42, 44, 46])
  }

  @Test func niceDomainsHoldTheData() {
    #expect(Ticks.nice(3...97, count: 6) == 0...100)
    #expect(Ticks.nice(-0.31...0.29, count: 6) == -0.4...0.4)
  }

  @Test func continuousScalesMapEndsAndMiddle() {
    let linear = ContinuousScale(domain: 0...10, start: 100, end: 0)
    #expect(linear.position(0) == 100 && linear.position(5) == 50 && linear.position(10) == 0)
    #expect(linear.clampedPosition(.infinity) == 0)
    let log = ContinuousScale(.log, domain: 0.01...100, start: 0, end: 40)
    #expect(abs(log.position(1) - 20) < 1e-12)
  }

  /// Five bands of 10 points, with a gap of 4 points before the third.
  @Test func bandsLeaveRoomBetweenGroups() {
    let bands = BandScale(count: 5, start: 2, length: 54, groupStarts: [2], gap: 4)
    #expect(bands.bandwidth == 10)
    #expect(bands.starts == [2, 12, 26, 36, 46])
    #expect(bands.center(2) == 31)
    #expect(bands.extent(2..<5) == 26...56)
  }

  @Test func divergingScaleIsEvenAboutItsCenter() {
    let vik = ColorScheme.all.first { $0.name == "vik" }!
    let scale = ColorScale(vik, domain: -0.2...0.5, center: 0)
    #expect(scale.domain == -0.5...0.5)
    #expect(scale.color(0) == scale.scheme.color(at: 0.5))
    #expect(scale.color(.infinity) == scale.scheme.color(at: 1))
  }

  @Test(arguments: [
    ([0.953, 0.1], ["0.95", "0.10"]), ([3, 12], ["3", "12"]), ([-0.5, 0.25], ["−0.50", "0.25"]),
    ([12.34, 1], ["12.3", "1.0"]), ([123.4, 1], ["123", "1"]), ([2.5e6, 0], ["2.5·10⁶", "0"]),
    ([2e-5, -3.25e-4], ["2·10⁻⁵", "−3.2·10⁻⁴"]), ([.infinity, 0.5, .nan], ["∞", "0.50", "–"]),
    ([999_999, 1_000_000], ["1.0·10⁶", "10⁶"]), ([1234.5, 123_456], ["1234", "1.2·10⁵"]),
  ])
  func numbersAreWrittenAlike(values: [Double], expected: [String]) {
    let text = ValueText(.automatic, values: values)
    #expect(values.map { text($0) } == expected)
  }

  @Test func narrowCellsDropTheZero() {
    let text = ValueText(.digits(2), values: [])
    #expect([0.954, 0.999, 1, -0.25].map(text.compact) == [".95", "1.0", "1.0", "−.25"])
  }

  @Test func formatsAreKept() {
    #expect(ValueText(.percent(1), values: [])(0.1234) == "12.3%")
    #expect(TickLabels.logarithmic([1e-6, 0.1, 1]).texts == ["10⁻⁶", "10⁻¹", "10⁰"])
    #expect(TickLabels.logarithmic([0.1, 100]).texts == ["0.1", "100"])
  }

  @Test(arguments: [
    ([0, 0.25, 0.5], ["0.00", "0.25", "0.50"]), ([0, 2.5e-6, 5e-6, 1e-5], ["0", "2.5·10⁻⁶", "5·10⁻⁶", "10⁻⁵"]),
    ([0, 50_000, 100_000], ["0", "50,000", "100,000"]), ([-2e9, 0, 2e9], ["−2·10⁹", "0", "2·10⁹"]),
    ([1e20, 1.5e20, 2e20], ["10²⁰", "1.5·10²⁰", "2·10²⁰"]),
    ([99_990, 99_995, 100_000], ["99,990", "99,995", "100,000"]),
    ([-1e308, 0, 1e308], ["−10³⁰⁸", "0", "10³⁰⁸"]), ([0, .leastNonzeroMagnitude], ["0", "5·10⁻³²⁴"]),
  ])
  func ticksHaveMantissasFromOneToTen(ticks: [Double], expected: [String]) {
    #expect(TickLabels(ticks).texts == expected)
  }

  @Test(arguments: [
    ([1_700_000_000, 1_700_000_005, 1_700_000_010], ["0", "5", "10"], "t − 1,700,000,000"),
    ([-1_700_000_010, -1_700_000_005], ["0", "5"], "t + 1,700,000,010"),
    ([10, 10.00000000025, 10.0000000005], ["0", "2.5·10⁻¹⁰", "5·10⁻¹⁰"], "t − 10"),
    ([1, 1.0000000000000002], ["0", "2·10⁻¹⁶"], "t − 1"), ([0, 10], ["0", "10"], "t"),
  ])
  func closeTicksHaveAnOffset(ticks: [Double], texts: [String], title: String) {
    let labels = TickLabels(ticks)
    #expect(labels.texts == texts)
    #expect(labels.title("t") == title)
  }
}
