import Basics
import Graphics
import Tables

/// The table's columns bound to channels and checked: all that marks draw from.
struct ChartData: Sendable {
  var x: EncodedChannel
  var y: EncodedChannel
  /// The number that a cell's colour shows.
  var fill: EncodedChannel?
  /// The number that the colour of a row shows where it is not that of a cell.
  let tint: EncodedChannel?
  /// Series: bars side by side, lines of several colours.
  let series: EncodedChannel?
  var facets: EncodedChannel?
  let labels: [String]?
  let low: [Double]?
  let high: [Double]?
  let baseline: [Double]?
  let cliques: [String]?
  /// For each row the single values that it sums up.
  let observations: [[Double]]?
  var flags: [Bool]
  var rowCount: Int
  /// How many of the rows are those of the table, and no means of others.
  let givenCount: Int

  init(
    _ specification: ChartSpecification, _ needs: ChannelNeeds, table: Table, observations: Table?
  ) throws(Diagnostic) {
    let (x, y) = try needs.positions.encodings(specification, table)
    let fillIsNumber = needs.uses(.fill)
    fill =
      try fillIsNumber
      ? specification.fill.map { fill throws(Diagnostic) in try EncodedChannel.numbers(fill, table, name: "fill") }
      : nil
    (tint, series) = try Self.colors(fillIsNumber ? nil : specification.fill ?? specification.color, needs, table)
    facets = try specification.facet.map { channel throws(Diagnostic) in
      try EncodedChannel.bands(channel, table, name: "facet")
    }
    labels = try Self.labels(specification.label, table)
    func numbers(_ name: String?, _ column: String, of channel: MarkChannel) throws(Diagnostic) -> [Double]? {
      guard let name, needs.uses(channel) else { return nil }
      return try table.numbers(name, channel: column)
    }
    low = try numbers(specification.interval?.low, "low", of: .interval)
    high = try numbers(specification.interval?.high, "high", of: .interval)
    baseline = try numbers(specification.baseline, "baseline", of: .baseline)
    flags = try Self.flags(needs.uses(.flag) ? specification.flag : nil, table)
    cliques = try (needs.uses(.cliques) ? specification.cliques : nil).map { name throws(Diagnostic) in
      let column = try table.column(name)
      return (0..<column.count).map { column.text($0) ?? "" }
    }
    let channels = [x, y, facets, series].compactMap(\.self)
    self.observations = try (needs.uses(.points) ? observations : nil).map { observations throws(Diagnostic) in
      try Self.observations(observations, of: table, channels)
    }
    rowCount = table.rowCount
    givenCount = rowCount
    let quantity = fill?.numbers ?? x.numbers ?? y.numbers ?? []
    self.x = x.sorted(by: quantity)
    self.y = y.sorted(by: quantity)
    if needs.hasUniquePlaces { try checkUnique() }
    if specification.showsMarginalMeans && labels == nil && rowCount > 0 { addMarginalMeans() }
  }

  /// Rows and columns exchanged.
  var transposed: ChartData {
    var data = self
    (data.x, data.y) = (y, x)
    return data
  }

  /// Whether categories are at the left and values go to the right.
  var isHorizontal: Bool { y.domain != nil && x.numbers != nil }

  var hasIntervals: Bool {
    guard let low, let high else { return false }
    return zip(low, high).contains { !$0.isNaN && !$1.isNaN }
  }

  /// The rows of one facet; all rows without facets.
  func rows(facet: Int) -> [Int] {
    guard let codes = facets?.codes else { return Array(0..<rowCount) }
    return codes.indices.filter { codes[$0] == facet }
  }
}

// MARK: Reading channels

extension ChartData {
  private static func colors(
    _ channel: Channel?, _ needs: ChannelNeeds, _ table: Table
  ) throws(Diagnostic) -> (tint: EncodedChannel?, series: EncodedChannel?) {
    guard var channel else { return (nil, nil) }
    guard let tint = try EncodedChannel.tint(channel, table, name: "color") else {
      return (nil, try .bands(channel, table, name: "color"))
    }
    guard needs.separatesSeries else { return (tint, nil) }
    (channel.scale, channel.domain) = (.band, nil)
    return (tint, try .bands(channel, table, name: "color"))
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
    var seen: Set<[Int]> = []
    for row in 0..<rowCount {
      let place = [x, y, facets, series].map { $0?.codes?[row] ?? 0 }
      guard seen.insert(place).inserted else {
        throw Diagnostic(
          .badData, "more than one row falls in \(placeName(row))",
          hint: "group by all columns in which the rows differ, or use 'facet'")
      }
    }
  }

  private func placeName(_ row: Int) -> String {
    let parts = [x, y, series, facets].compactMap { $0 }.compactMap { encoding in
      encoding.domain.map { "'\($0.name(encoding.code(row)))'" }
    }
    return parts.joined(separator: " × ")
  }
}
