import Basics
import Graphics
import Tables

/// A specification and a table that have been checked against each other and are ready for layout.
package struct Chart: Sendable {
  package private(set) var specification: ChartSpecification
  package let table: Table
  private let kind: ChartKind
  private let data: ChartData
  private var colors: ChartColors
  /// The numeric axes of a chart of marks; nil for a form, which makes its own axes.
  private let plans: ValuePlans?
  /// The axes of each panel, if panels have axes of their own.
  private let panels: PanelAxes?
  private let places: RowPlaces

  /// - Parameter observations: the single values that the table's values summarise, in a table that has the same
  ///   columns and may have more.
  /// - Throws: `badData` for an unknown mark, column or scheme, without a location: the caller knows the cell.
  package init(
    _ specification: ChartSpecification, table: Table, observations: Table? = nil
  ) throws(Diagnostic) {
    guard specification.width >= 72, specification.width <= ChartSpecification.greatestWidth,
      specification.height ?? 72 >= 36
    else {
      throw Diagnostic(.badData, "a chart is 1 to 27 inches wide and at least half an inch high")
    }
    try Limit.points.check(max(table.rowCount, observations?.rowCount ?? 0), "the chart")
    self.specification = specification
    self.table = table
    kind = try ChartKind(specification, hasObservations: observations != nil)
    data = try ChartData(specification, kind.needs, table: table, observations: observations)
    for encoding in [data.x, data.y, data.facets, data.series] {
      if let encoding { try encoding.domain?.checkSize(of: encoding.title) }
    }
    colors = try ChartColors(data, specification)
    try Self.checkColors(data, specification)
    let layers = kind.layers
    plans = try layers.map { [data] layers throws(Diagnostic) in try ValuePlans(layers, data, specification) }
    panels = try layers.flatMap { [data] layers throws(Diagnostic) in try PanelAxes(layers, data, specification) }
    places = RowPlaces(data, plans, layers, fill: data.fill == nil ? nil : colors.scale)
  }

  /// Checks that the options about colours and missing values have something to be about.
  private static func checkColors(_ data: ChartData, _ specification: ChartSpecification) throws(Diagnostic) {
    let hasScale = data.fill != nil || data.tint != nil
    let unused: [(isGiven: Bool, text: String)] = [
      (specification.center != nil && !hasScale, "'center' is the middle of a scale of colours"),
      (
        specification.missingTitle != ChartSpecification.usualMissingTitle && !hasScale,
        "'missing_title' names what has no colour on a scale"
      ),
    ]
    if let unused = unused.first(where: \.isGiven) {
      throw Diagnostic(
        .badData, "\(unused.text), and the chart has none", hint: "leave it out, or let colours show a number")
    }
    guard let scheme = specification.scheme, !hasScale, data.series == nil else { return }
    throw Diagnostic(
      .badData, "the scheme '\(scheme)' has nothing to colour", hint: "leave 'scheme' out, or give 'color'")
  }

  /// Returns the same chart with another width in points.
  package func asWide(as width: Double) -> Chart {
    var chart = self
    chart.specification.width = width
    return chart
  }

  /// True if the width is the default one.
  package var hasUsualWidth: Bool { specification.width == ChartSpecification.usualWidth }

  /// The series of a chart whose colours come from a scheme for groups.
  package struct Series: Sendable {
    /// The columns whose values the series are.
    package var columns: [String]
    /// The names of the series, in the chart's order.
    package var names: [String]
    /// The number of colours in the scheme.
    package var colorCount: Int
  }

  /// The series that have colours of a scheme for groups, or nil if colours show an order or nothing.
  package var series: Series? {
    guard let series = data.series, let domain = series.domain, !colors.groupColors.isEmpty else { return nil }
    return Series(
      columns: series.channel.columns, names: domain.paths.indices.map(domain.name),
      colorCount: colors.groupColors.count)
  }

  /// Returns the same chart with other colours of the scheme.
  ///
  /// - Parameter places: for each series, the index of its colour in the scheme.
  package func colored(by places: [Int]) -> Chart {
    var chart = self
    chart.colors = colors.bound(to: places)
    return chart
  }

  /// Lays out the chart as a drawing that is `specification.width` points wide.
  ///
  /// - Throws: `badData` if it does not fit at a legible size; the message says how many points are missing.
  package func layout(measurer: some TextMeasurer) throws(Diagnostic) -> Drawing {
    try laidOut(measurer: measurer).drawing
  }

  /// Lays out the chart, and counts the rows that are drawn and those that are not.
  ///
  /// - Throws: `badData` if it does not fit at a legible size.
  package func laidOut(measurer: some TextMeasurer) throws(Diagnostic) -> LaidOutChart {
    try laidOutRows(measurer: measurer).telling(omissions)
  }

  private func laidOutRows(measurer: some TextMeasurer) throws(Diagnostic) -> LaidOutChart {
    guard data.rowCount > 0 else { return LaidOutChart(drawing: try emptyDrawing(measurer), rowsDrawn: 0) }
    switch kind {
    case .layers(let layers):
      guard let plans else { preconditionFailure("marks without axes") }
      return try ChartLayout(
        layers: layers, data: data, colors: colors, plans: plans, panels: panels, specification: specification,
        measurer: measurer
      ).laidOut()
    case .form(let form): return try form.layout(data, specification, colors, measurer)
    }
  }

  /// What the chart does not show, as far as that does not depend on the layout.
  private var omissions: Omissions { Omissions(data, places, plans, colors, specification) }

  /// Returns the drawing of a chart without rows, which contains only the words "no rows".
  private func emptyDrawing(_ measurer: some TextMeasurer) throws(Diagnostic) -> Drawing {
    var drawing = Drawing(size: Size(specification.width, specification.height ?? 48))
    let text = try TextFitter(measurer, font: Theme.candidates(specification.fontSize)[0].label)
      .wrapped("no rows", maxWidth: specification.width - 2 * Theme.margin, maxLines: 1)
    text.draw(
      centeredAt: drawing.size.height / 2, x: drawing.size.width / 2, anchor: .middle, color: Theme.secondaryInk,
      into: &drawing)
    return drawing
  }

  /// True for x and for y if the axis would be numeric, were its column to hold numbers.
  package var drawsNumbers: (x: Bool, y: Bool) {
    (kind.needs.positions.x != .band, kind.needs.positions.y != .band)
  }

  /// Sentences for the caption that say how the marks and axes were computed.
  package var methods: [String] {
    let marks = (kind.layers?.marks ?? []).compactMap { $0.method?(data, specification) }
    let diagonal = plans.flatMap { plans in
      kind.layers.flatMap { plans.haveDiagonal($0, specification) ? "On the diagonal, x and y are equal." : nil }
    }
    let scales = [PanelAxes.sentence(specification.scales, data, canTurn: kind.layers?.canTurn ?? false)]
    return
      (scales + [data.x, data.y, data.fill, data.tint].compactMap { $0?.linearPart } + marks
      + [diagonal, cellTexts].compactMap(\.self))
      .filter { !$0.isEmpty }
  }

  /// What the texts in coloured cells show, if it is not the number that colours show.
  private var cellTexts: String? {
    guard data.fill != nil, kind.layers?.writesTexts == true, specification.annotations != .never,
      let title = specification.label.map({ $0.title ?? LabelText.sharedTitle($0.columns) }), title != data.fill?.title
    else { return nil }
    return "The text in the cells shows \(title)."
  }

  /// A description of the chart and its findings in words: the best and worst value, the range, and what is missing.
  package var alternativeText: String {
    switch kind {
    case .layers(let layers):
      AlternativeText(
        layers: layers, data: data, specification: specification, places: places, omissions: omissions
      ).text
    case .form(let form): AlternativeText.joined(form.words(data, specification))
    }
  }
}
