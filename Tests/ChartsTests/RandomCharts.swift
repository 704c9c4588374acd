import Charts
import Graphics
import Statistics
import Tables

/// Random specifications and tables of every kind, including unusual ones, from a seed.
struct RandomCharts {
  private var generator: RandomGenerator

  init(seed: Int) {
    generator = RandomGenerator(seed: UInt64(seed))
  }

  /// Returns a specification, its table, and a table of the single values that it summarises.
  mutating func next() -> (specification: ChartSpecification, table: Table, observations: Table?) {
    let mark = pick([
      "heatmap", "heatmap", "bar", "bar", "bar", "line", "scatter", "profile", "forest", "critical_difference",
    ])
    let xs = names(pick([1, 2, 3, 5, 8, 12, 23, 40]))
    let ys = names(pick([1, 2, 3, 5, 9, 23, 60]))
    let facets = pick([1, 1, 1, 2, 5])
    let series = mark == "heatmap" ? 1 : pick([1, 1, 2, 3, 5])
    let rows = rows(mark, xs, mark == "heatmap" ? ys : [""], facets, series)
    var specification = specification(mark, hasFacets: facets > 1, hasSeries: series > 1)
    specification.width = Double(pick([90, 150, 234, 234, 396, 396, 486, 600]))
    if chance(0.2) { specification.height = Double(60 + index(400)) }
    if chance(0.3) { specification.title = name() }
    if chance(0.2) { specification.rules = [ReferenceLine(0.5, title: name())] }
    if chance(0.2) { specification.annotations = pick([.always, .never]) }
    if chance(0.2) { specification.showsMarginalMeans = true }
    let table = table(rows)
    let twice = chance(0.2) ? table.rows((0..<table.rowCount).flatMap { [$0, $0] }) : nil
    return (specification, table, twice)
  }

  private typealias Row = (x: String, y: String, inner: String, facet: String, series: String)

  private mutating func rows(_ mark: String, _ xs: [String], _ ys: [String], _ facets: Int, _ series: Int) -> [Row] {
    var rows: [Row] = []
    for f in 0..<facets {
      for s in 0..<series {
        for x in xs {
          for y in ys where !chance(0.08) { rows.append((x, y, pick(["a", "b"]), "facet \(f)", "series \(s)")) }
        }
      }
    }
    return rows
  }

  private mutating func specification(_ mark: String, hasFacets: Bool, hasSeries: Bool) -> ChartSpecification {
    let isNumeric = ["line", "scatter", "profile"].contains(mark)
    let isHorizontal = ["forest", "critical_difference"].contains(mark)
    let x = isNumeric ? Channel("x_number") : Channel("x")
    let y = mark == "heatmap" ? Channel(chance(0.3) ? ["y", "inner_level"] : ["y"]) : Channel("value", title: name())
    var specification = ChartSpecification(marks: [mark], x: x, y: y)
    if mark == "heatmap" { specification.fill = Channel("value", title: name()) }
    if mark == "bar" && hasSeries { specification.fill = Channel("series") }
    if (isNumeric || mark == "forest") && hasSeries { specification.color = Channel("series") }
    if isHorizontal { (specification.x, specification.y) = (specification.y, specification.x) }
    if mark == "line" && chance(0.3) { specification.marks = ["band", "line", "error_bar", "point", "text"] }
    if mark == "critical_difference" {
      specification.cliques = "inner_level"
      if chance(0.5) { specification.criticalDifference = 3 * generator.uniform() }
    }
    if mark == "bar" && chance(0.4) { (specification.x, specification.y) = (specification.y, specification.x) }
    if hasFacets { specification.facet = Channel("facet") }
    if chance(0.3) || specification.marks.contains("band") {
      specification.interval = IntervalColumns(low: "low", high: "high", title: name())
    }
    if chance(0.3) { specification.flag = "flag" }
    if ["scatter", "forest"].contains(mark) && chance(0.5) { specification.label = Channel("x") }
    if mark == "bar" && chance(0.3) { specification.baseline = "low" }
    specification.x.sort = pick([.given, .ascending, .descending])
    return specification
  }

  private mutating func table(_ rows: [Row]) -> Table {
    let scale = pick([1.0, 1, 1, 1000, 1e-4, -1, 1e12])
    let oddity = pick([0.0, 0.0, 0.05, 1])
    let isConstant = chance(0.1)
    let values = rows.map { _ -> Double in
      if chance(oddity) { return pick([.nan, .infinity, -.infinity]) }
      return isConstant ? 0.7 * scale : scale * (chance(0.5) ? 1 : 2 * generator.uniform() - (chance(0.1) ? 1 : 0))
    }
    return Table([
      Column("x", texts: rows.map(\.x)), Column("y", texts: rows.map(\.y)),
      Column("inner_level", texts: rows.map(\.inner)), Column("facet", texts: rows.map(\.facet)),
      Column("series", texts: rows.map(\.series)), Column("value", numbers: values),
      Column("x_number", numbers: rows.map { _ in generator.uniform() * 100 }),
      Column("low", numbers: values.map { $0 - abs($0) * 0.1 }),
      Column("high", numbers: values.map { $0 + abs($0) * 0.1 }),
      Column("flag", numbers: rows.map { _ in chance(0.1) ? 1 : 0 }),
    ])
  }

  private mutating func names(_ count: Int) -> [String] {
    var names: [String] = []
    while names.count < count {
      let candidate = name() + (names.isEmpty ? "" : "_\(names.count)")
      names.append(candidate)
    }
    return names
  }

  private mutating func name() -> String {
    let words = [
      "dense", "multiply_simple", "elementwise_mul", "x", "αβγ", "深い層", "שלום", "a b c", "one_hot", "linear",
      "Donaudampfschifffahrtsgesellschaft",
    ]
    let length = pick([1, 1, 1, 2, 2, 3, 12])
    return (0..<length).map { _ in pick(words) }.joined(separator: pick(["_", " "]))
  }

  private mutating func pick<T>(_ choices: [T]) -> T { choices[index(choices.count)] }

  private mutating func index(_ count: Int) -> Int { generator.index(below: count) }

  private mutating func chance(_ probability: Double) -> Bool { generator.uniform() < probability }
}
