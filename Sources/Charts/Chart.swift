import Basics
import Graphics
import Tables

/// A specification and its table, checked against each other and ready for layout.
package struct Chart: Sendable {
  package private(set) var specification: ChartSpecification
  package let table: Table
  private let kind: ChartKind
  private let data: ChartData
  private var colors: ChartColors
  /// Of marks; a form has its own.
  private let plans: ValuePlans?
  /// Where panels have axes of their own.
  private let panels: PanelAxes?
  private let places: RowPlaces

  /// - Parameter observations: the values that those of the table sum up, in the same columns and more.
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
    let layers = kind.layers
    plans = try layers.map { [data] layers throws(Diagnostic) in try ValuePlans(layers, data, specification) }
    panels = try layers.flatMap { [data] layers throws(Diagnostic) in try PanelAxes(layers, data, specification) }
    places = RowPlaces(data, plans, layers, fill: data.fill == nil ? nil : colors.scale)
  }

  /// The same chart, so many points wide.
  package func asWide(as width: Double) -> Chart {
    var chart = self
    chart.specification.width = width
    return chart
  }

  /// Whether nobody has said how wide it is.
  package var hasUsualWidth: Bool { specification.width == ChartSpecification.usualWidth }

  /// Series that have colours of a scheme for groups: what they are values of, and their names in the chart's order.
  package struct Series: Sendable {
    package var columns: [String]
    package var names: [String]
    /// How many colours can be told apart.
    package var colorCount: Int
  }

  /// Nil where colours show an order, or nothing.
  package var series: Series? {
    guard let series = data.series, let domain = series.domain, !colors.groupColors.isEmpty else { return nil }
    return Series(
      columns: series.channel.columns, names: domain.paths.indices.map(domain.name),
      colorCount: colors.groupColors.count)
  }

  /// The same chart, its series in these colours of the scheme.
  package func colored(by places: [Int]) -> Chart {
    var chart = self
    chart.colors = colors.bound(to: places)
    return chart
  }

  /// The finished picture, `specification.width` points wide.
  ///
  /// - Throws: `badData` if it cannot fit at a legible size, saying by how much.
  package func layout(measurer: some TextMeasurer) throws(Diagnostic) -> Drawing {
    try laidOut(measurer: measurer).drawing
  }

  /// The picture, and how many rows it shows.
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

  /// What has no place in the chart, as far as that does not depend on the room.
  private var omissions: Omissions { Omissions(data, places, plans, colors, specification) }

  /// A chart of no rows says so, in its place.
  private func emptyDrawing(_ measurer: some TextMeasurer) throws(Diagnostic) -> Drawing {
    var drawing = Drawing(size: Size(specification.width, specification.height ?? 48))
    let text = try TextFitter(measurer, font: Theme.candidates(specification.fontSize)[0].label)
      .wrapped("no rows", maxWidth: specification.width - 2 * Theme.margin, maxLines: 1)
    text.draw(
      centeredAt: drawing.size.height / 2, x: drawing.size.width / 2, anchor: .middle, color: Theme.secondaryInk,
      into: &drawing)
    return drawing
  }

  /// Whether numbers along x and along y would be drawn as numbers, if their columns held any.
  package var drawsNumbers: (x: Bool, y: Bool) {
    (kind.needs.positions.x != .band, kind.needs.positions.y != .band)
  }

  /// How what is drawn was computed, for the caption.
  package var methods: [String] {
    let marks = (kind.layers?.marks ?? []).compactMap { $0.method?(data, specification) }
    let scales = [PanelAxes.sentence(specification.scales, data, canTurn: kind.layers?.canTurn ?? false)]
    return (scales + [data.x, data.y, data.fill, data.tint].compactMap { $0?.linearPart } + marks)
      .filter { !$0.isEmpty }
  }

  /// What the chart shows and its finding: best, worst, range, what is missing.
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
