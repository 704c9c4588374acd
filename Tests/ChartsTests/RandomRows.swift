import Charts
import Statistics
import Tables

/// Random numbers for charts, from a seed. Those of one table have the same magnitude, and some are unusual.
struct RandomNumbers {
  private(set) var generator: RandomGenerator
  private let base: Double
  private let step: Double

  init(seed: Int) {
    generator = RandomGenerator(seed: UInt64(seed) &+ 0x5EED)
    let bases = [0, 0, 0, 1, 10, -3, 1.7e9, 1e20, 0.3, 1e-300, 2018]
    let steps = [1, 0.1, 1e-5, 1e-9, 1e6, .leastNonzeroMagnitude, 1e306, 2.5e-10, 0.001, 1e15]
    (base, step) = (bases[generator.index(below: bases.count)], steps[generator.index(below: steps.count)])
  }

  mutating func next() -> Double {
    let odd = [
      Double.nan, .infinity, -.infinity, -0.0, 0, 1e308, -1e308, .leastNonzeroMagnitude, (0.1 + 0.2), 1.nextUp, 1, -1,
    ]
    if generator.uniform() < 0.08 { return odd[generator.index(below: odd.count)] }
    let count = generator.uniform() < 0.5 ? Double(generator.index(below: 10)) : generator.uniform() * 10 - 2
    return base + count * step
  }
}

/// Random charts with the number of rows that each must draw, computed from the numbers only.
struct RandomRows {
  typealias Drawn = (specification: ChartSpecification, table: Table, drawable: Int, hasDomain: Bool)

  private var numbers: RandomNumbers
  private var generator: RandomGenerator

  init(seed: Int) {
    numbers = RandomNumbers(seed: seed)
    generator = RandomGenerator(seed: UInt64(seed))
  }

  func next() -> Drawn {
    var copy = self
    return copy.sample()
  }

  private mutating func sample() -> Drawn {
    let count = [1, 2, 3, 7, 20][generator.index(below: 5)]
    let values = (0..<count).map { _ in numbers.next() }
    let places = (0..<count).map { _ in numbers.next() }
    let table = Table([
      Column("name", texts: (0..<count).map { "n\($0)" }), Column("value", numbers: values),
      Column("place", numbers: places), Column("panel", texts: (0..<count).map { "p\($0 % 2)" }),
      Column("low", numbers: values.map { $0 - abs($0) }), Column("high", numbers: values.map { $0 + abs($0) / 2 }),
    ])
    let mark = ["point", "scatter", "line", "step", "profile", "forest", "bar", "heatmap"][generator.index(below: 8)]
    let value = channel("value", values)
    let place = channel("place", places)
    var specification = ChartSpecification(marks: [mark], x: Channel("name"), y: value)
    if mark == "heatmap" { (specification.y, specification.fill) = (Channel("panel"), Channel("value")) }
    if mark == "forest" { (specification.x, specification.y) = (value, Channel("name")) }
    let hasPlace = !["heatmap", "forest", "bar"].contains(mark)
    if hasPlace { specification.x = place }
    if generator.uniform() < 0.3, mark != "heatmap" { specification.facet = Channel("panel") }
    if generator.uniform() < 0.3 { specification.interval = IntervalColumns(low: "low", high: "high", title: "range") }
    let drawable = (0..<count).count { row in
      if mark == "heatmap" { return !values[row].isNaN }
      let isShown = mark == "bar" ? shows(bar: values[row], value) : shows(values[row], value)
      return isShown && (!hasPlace || shows(places[row], place))
    }
    return (specification, table, drawable, value.domain != nil || place.domain != nil)
  }

  /// Returns a linear or logarithmic channel, whose domain is either given or computed from the values.
  private mutating func channel(_ column: String, _ values: [Double]) -> Channel {
    var channel = Channel(column)
    if generator.uniform() < 0.3 { channel.scale = .log }
    let ends = values.filter { $0.isFinite && (channel.scale != .log || $0 > 0) }.sorted()
    if generator.uniform() < 0.3, let low = ends.first, let high = ends.dropFirst().first, low < high {
      channel.domain = low...high
    }
    return channel
  }

  private func shows(_ x: Double, _ channel: Channel) -> Bool {
    x.isFinite && (channel.scale != .log || x > 0) && channel.domain?.contains(x) != false
  }

  /// Returns true if some part of a bar from zero, or from the lower end of a logarithmic axis, is inside the domain.
  private func shows(bar x: Double, _ channel: Channel) -> Bool {
    guard x.isFinite, channel.scale != .log || x > 0 else { return false }
    guard let domain = channel.domain else { return true }
    let zero = channel.scale == .log ? domain.lowerBound : 0
    return domain.contains(x) || (min(x, zero) < domain.upperBound && max(x, zero) > domain.lowerBound)
  }
}
