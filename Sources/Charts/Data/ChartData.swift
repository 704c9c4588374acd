import Basics
import Graphics
import Tables

/// The table's columns bound to channels and checked: all that marks draw from.
struct ChartData: Sendable {
  let marks: [Mark]
  var x: Encoding
  var y: Encoding
  /// The number that a cell's colour shows.
  var fill: Encoding?
  /// Series: bars side by side, lines of several colours.
  let series: Encoding?
  var facets: Encoding?
  let labels: [String]?
  let low: [Double]?
  let high: [Double]?
  let baseline: [Double]?
  let cliques: [String]?
  /// For each row the single values that it sums up.
  let observations: [[Double]]?
  var flags: [Bool]
  var rowCount: Int

  init(_ specification: ChartSpecification, table: Table, observations: Table?) throws(Diagnostic) {
    marks = try Mark.expanded(specification.marks)
    let (x, y) = try Self.positions(specification, table, marks)
    let showsCells = marks.contains(.cell)
    guard !showsCells || specification.fill != nil else {
      throw Diagnostic(.badData, "a heatmap needs a 'fill': the number its colours show")
    }
    fill = showsCells ? try Encoding.numbers(specification.fill!, table, name: "fill") : nil
    let seriesChannel = showsCells ? nil : specification.fill ?? specification.color
    series = try seriesChannel.map { channel throws(Diagnostic) in try Encoding.bands(channel, table) }
    facets = try specification.facet.map { channel throws(Diagnostic) in try Encoding.bands(channel, table) }
    labels = try Self.labels(specification.label, table)
    func numbers(_ name: String?, _ channel: String) throws(Diagnostic) -> [Double]? {
      guard let name, !showsCells else { return nil }
      return try table.numbers(name, channel: channel)
    }
    low = try numbers(specification.interval?.low, "low")
    high = try numbers(specification.interval?.high, "high")
    baseline = try numbers(specification.baseline, "baseline")
    flags = try Self.flags(specification.flag, table)
    cliques = try specification.cliques.map { name throws(Diagnostic) in
      let column = try table.column(name)
      return (0..<column.count).map { column.text($0) ?? "" }
    }
    let channels = [x, y, facets, series].compactMap(\.self)
    self.observations = try observations.map { observations throws(Diagnostic) in
      try Self.observations(observations, of: table, channels)
    }
    rowCount = table.rowCount
    let quantity = fill?.numbers ?? x.numbers ?? y.numbers ?? []
    self.x = x.sorted(by: quantity)
    self.y = y.sorted(by: quantity)
    try checkUnique()
    if specification.showsMarginalMeans && labels == nil && rowCount > 0 { addMarginalMeans() }
  }

  /// Rows and columns exchanged.
  var transposed: ChartData {
    var data = self
    (data.x, data.y) = (y, x)
    return data
  }

  /// Whether bars lie: categories at the left, values to the right.
  var isHorizontal: Bool { y.domain != nil && x.numbers != nil }

  /// The rows of one facet; all rows without facets.
  func rows(facet: Int) -> [Int] {
    guard let codes = facets?.codes else { return Array(0..<rowCount) }
    return codes.indices.filter { codes[$0] == facet }
  }
}

// MARK: Reading channels

extension ChartData {
  private static func positions(
    _ specification: ChartSpecification, _ table: Table, _ marks: [Mark]
  ) throws(Diagnostic) -> (Encoding, Encoding) {
    let (x, y) = (specification.x, specification.y)
    if marks.contains(.cell) { return (try .bands(x, table), try .bands(y, table)) }
    guard marks.contains(.bar) else {
      return (try .automatic(x, table, name: "x"), try .automatic(y, table, name: "y"))
    }
    let isLying: Bool
    if x.scale == .automatic && y.scale == .automatic {
      let (xIsNumeric, yIsNumeric) = (try isNumeric(x, table), try isNumeric(y, table))
      isLying = xIsNumeric && !yIsNumeric
    } else {
      isLying = y.scale == .band || x.scale == .linear || x.scale == .log
    }
    return isLying
      ? (try .numbers(x, table, name: "x"), try .bands(y, table))
      : (try .bands(x, table), try .numbers(y, table, name: "y"))
  }

  private static func isNumeric(_ channel: Channel, _ table: Table) throws(Diagnostic) -> Bool {
    guard channel.columns.count == 1 else { return false }
    return try table.column(channel.columns[0]).isNumeric
  }

  private static func labels(_ channel: Channel?, _ table: Table) throws(Diagnostic) -> [String]? {
    guard let channel, let name = channel.columns.first else { return nil }
    let column = try table.column(name)
    if case .number(let numbers) = column.values {
      let text = ValueText(channel.format, values: numbers)
      return numbers.map { text($0) }
    }
    return (0..<column.count).map { LabelText.value(column.text($0) ?? "") }
  }

  private static func flags(_ name: String?, _ table: Table) throws(Diagnostic) -> [Bool] {
    guard let name else { return [Bool](repeating: false, count: table.rowCount) }
    let column = try table.column(name)
    let no: Set<String> = ["", "0", "false", "no"]
    return (0..<column.count).map { !no.contains(column.text($0) ?? "") }
  }
}

// MARK: Checks

extension ChartData {
  /// Two values in one place would hide one another.
  private func checkUnique() throws(Diagnostic) {
    guard marks.contains(.cell) || marks.contains(.bar) else { return }
    var seen: Set<[Int]> = []
    for row in 0..<rowCount {
      let place = [x, y, facets, series].map { $0?.codes?[row] ?? 0 }
      guard seen.insert(place).inserted else {
        throw Diagnostic(
          .badData, "more than one row falls in \(placeName(row))",
          hint: "group by every column that tells the rows apart, or use 'facet'")
      }
    }
  }

  private func placeName(_ row: Int) -> String {
    let parts = [x, y, series, facets].compactMap { encoding in
      encoding?.domain.map { "'\($0.name(encoding!.codes![row]))'" }
    }
    return parts.joined(separator: " × ")
  }
}
