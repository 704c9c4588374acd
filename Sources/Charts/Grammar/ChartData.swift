import Basics
import Graphics
import Tables

/// The data that marks draw: the table's columns, checked and bound to channels.
struct ChartData: Sendable {
  var x: EncodedChannel
  var y: EncodedChannel
  /// The number that the colour of a heatmap cell shows.
  var fill: EncodedChannel?
  /// The number that the colour of a row shows in charts without cells.
  let tint: EncodedChannel?
  /// The series, such as bars side by side or lines of several colours.
  let series: EncodedChannel?
  var facets: EncodedChannel?
  /// The number of columns in a grid of panels whose rows are values of `facet_row`; otherwise nil.
  let facetColumns: Int?
  let labels: [String]?
  /// The columns that a form compares.
  let axes: [EncodedChannel]
  /// What separates lines and areas of the same look; nil if no mark joins rows.
  let detail: EncodedChannel?
  /// The shapes, dashes, sizes and opacities of rows.
  let styles: RowStyles
  let low: [Double]?
  let high: [Double]?
  let baseline: [Double]?
  let cliques: [String]?
  /// For each row, the single values that it summarises.
  let observations: [[Double]]?
  var flags: [Bool]
  var rowCount: Int
  /// The number of rows that come from the table and are not means of others.
  let givenCount: Int
  /// The kind of curve that a regression draws.
  let fit: Fit
  /// The stacked lengths of rows; nil if nothing is stacked.
  private(set) var stack: StackedLengths?
  /// The shapes that marks compute along y; nil if y is a column.
  let shapes: ComputedShapes?

  init(
    _ specification: ChartSpecification, _ needs: ChannelNeeds, table: Table, observations: Table?
  ) throws(Diagnostic) {
    let fillIsNumber = needs.uses(.fill)
    fill =
      try fillIsNumber
      ? specification.fill.map { fill throws(Diagnostic) in try EncodedChannel.numbers(fill, table, name: "fill") }
      : nil
    (tint, series) = try Self.colors(fillIsNumber ? nil : specification.fill ?? specification.color, needs, table)
    (facets, facetColumns) = try Self.facets(specification, table)
    labels = try Self.labels(specification.label, table)
    styles = try RowStyles(specification, table, lines: needs.dashesSeries && tint == nil ? series : nil)
    detail = try (needs.joinsRows ? specification.detail : nil).map { channel throws(Diagnostic) in
      try EncodedChannel.bands(channel, table, name: "group")
    }
    axes = try specification.axes.map { channel throws(Diagnostic) in
      try EncodedChannel.automatic(channel, table, name: "axes")
    }
    func numbers(_ name: String?, _ column: String, of channel: MarkChannel) throws(Diagnostic) -> [Double]? {
      guard let name, needs.uses(channel) else { return nil }
      return try table.numbers(name, channel: column)
    }
    low = try numbers(specification.interval?.low, "low", of: .interval)
    high = try numbers(specification.interval?.high, "high", of: .interval)
    baseline = try numbers(specification.baseline, "baseline", of: .baseline)
    flags = try Self.flags(needs.uses(.flag) ? specification.flag : nil, table)
    cliques = try Self.texts(needs.uses(.cliques) ? specification.cliques : nil, table)
    let (x, y, shapes) = try Self.positions(
      specification, needs, table, series: series, facets: facets, facetColumns)
    self.shapes = shapes
    let channels = [x, y, facets, series].compactMap(\.self)
    self.observations = try (needs.uses(.points) ? observations : nil).map { observations throws(Diagnostic) in
      try Self.observations(observations, of: table, channels)
    }
    fit = specification.fit
    rowCount = table.rowCount
    givenCount = rowCount
    let quantity = fill?.numbers ?? x.numbers ?? y.numbers ?? []
    self.x = x.sorted(by: quantity)
    self.y = y.sorted(by: quantity)
    if needs.showsShares { try makeShares() }
    if specification.stacking != .none, needs.uses(.stack) { try putOnTop(specification, joinsRows: needs.joinsRows) }
    if needs.hasUniquePlaces { try checkUnique() }
    if specification.showsMarginalMeans { try addMarginalMeans() }
  }

  /// The same data with x and y exchanged.
  var transposed: ChartData {
    var data = self
    (data.x, data.y) = (y, x)
    return data
  }

  /// True if categories are along y and numbers along x.
  var isHorizontal: Bool { y.domain != nil && x.numbers != nil }

  var hasIntervals: Bool {
    guard let low, let high else { return false }
    return zip(low, high).contains { !$0.isNaN && !$1.isNaN }
  }

  /// Returns the rows of one panel, or all rows if there are no facets.
  func rows(facet: Int) -> [Int] {
    guard let codes = facets?.codes else { return Array(0..<rowCount) }
    return codes.indices.filter { codes[$0] == facet }
  }
}

// MARK: Reading channels

extension ChartData {
  /// Returns the columns along x and y, or the column along x and what marks compute from it along y.
  private static func positions(
    _ specification: ChartSpecification, _ needs: ChannelNeeds, _ table: Table, series: EncodedChannel?,
    facets: EncodedChannel?, _ columns: Int?
  ) throws(Diagnostic) -> (x: EncodedChannel, y: EncodedChannel, shapes: ComputedShapes?) {
    guard !needs.computes.isEmpty else {
      let (x, y) = try needs.positions.encodings(specification, table)
      return (x, y, nil)
    }
    let x = try EncodedChannel.numbers(specification.x, table, name: "x")
    let shapes = try shapes(specification, needs, x, series: series, facets: facets, columns)
    return (x, try .numbers(specification.y, shapes.heights, name: "y"), shapes)
  }

  /// Computes the shapes that marks draw along y.
  private static func shapes(
    _ specification: ChartSpecification, _ needs: ChannelNeeds, _ x: EncodedChannel, series: EncodedChannel?,
    facets: EncodedChannel?, _ columns: Int?
  ) throws(Diagnostic) -> ComputedShapes {
    let name = specification.y.columns.joined(separator: ", ")
    guard let axes = needs.computes.first(where: { $0.name == name })?.axes else {
      let what = "'\(specification.marks.joined(separator: " + "))' computes y, which"
      let valid = needs.computes.map(\.name)
      throw Diagnostic(
        .badData, "\(what) cannot be '\(name)'", hint: "leave 'y' out, or write \(valid.joined(separator: ", "))")
    }
    let apart = specification.scales.freesX ? facets?.codes?.map { code in columns.map { code % $0 } ?? code } : nil
    return ComputedShapes(axes, of: x, series: series?.codes, panels: facets?.codes, apart: apart, specification)
  }

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

  /// Returns the channel with one panel for each value, or for each pair of a value of `facet_row` and one of `facet`,
  /// and in that case the number of columns.
  private static func facets(
    _ specification: ChartSpecification, _ table: Table
  ) throws(Diagnostic) -> (EncodedChannel?, columns: Int?) {
    let columns = try specification.facet.map { channel throws(Diagnostic) in
      try EncodedChannel.bands(channel, table, name: "facet")
    }
    guard let row = specification.facetRow else { return (columns, nil) }
    let rows = try EncodedChannel.bands(row, table, name: "facet_row")
    guard let columns else { return (rows, 1) }
    return (try rows.crossed(with: columns), columns.categories.count)
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

  private static func texts(_ name: String?, _ table: Table) throws(Diagnostic) -> [String]? {
    try name.map { name throws(Diagnostic) in
      let column = try table.column(name)
      return (0..<column.count).map { column.text($0) ?? "" }
    }
  }

  private static func flags(_ name: String?, _ table: Table) throws(Diagnostic) -> [Bool] {
    guard let name else { return [Bool](repeating: false, count: table.rowCount) }
    let column = try table.column(name)
    let no: Set<String> = ["", "0", "false", "no"]
    return (0..<column.count).map { !no.contains((column.text($0) ?? "").lowercased()) }
  }
}

// MARK: Stacking

extension ChartData {
  /// Stacks the lengths of series. If they are stacked as shares, the shares replace the values on the axis.
  private mutating func putOnTop(_ specification: ChartSpecification, joinsRows: Bool) throws(Diagnostic) {
    let given = [
      ("error_bar", low != nil), ("points", observations != nil), ("baseline", baseline != nil),
      ("annotations", specification.annotations == .always),
    ]
    if let other = given.first(where: \.1)?.0 {
      throw Diagnostic(
        .badData, "'\(other)' has no place on lengths that are on top of one another", hint: "leave out it or 'stack'")
    }
    let (values, places) = isHorizontal ? (x, y) : (y, x)
    let lengths = try StackedLengths(
      values, at: places, series: series, facets: facets, specification.stacking, joinsRows: joinsRows)
    stack = lengths
    guard specification.stacking == .shares else { return }
    var channel = values.channel
    if channel.format == .automatic { channel.format = .percent(0) }
    channel.range = channel.range ?? 0...1
    channel.title = channel.shareTitle ?? channel.title
    let shares = EncodedChannel(channel: channel, values: .numbers(lengths.lengths))
    if isHorizontal { x = shares } else { y = shares }
  }
}

// MARK: Checks

extension ChartData {
  /// Checks that no two rows have the same position, because one would hide the other.
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
