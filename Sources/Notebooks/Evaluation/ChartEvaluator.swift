import Analysis
import Basics
import Charts
import Documents
import Formulas
import Graphics
import Tables

/// Evaluates a chart cell with its data: aggregates the table, makes the specification, and draws it.
struct ChartEvaluator {
  let context: EvaluationContext
  let cell: ChartCell
  private let scope: Scope
  private let table: Table
  /// The column that names the series if an axis shows several columns or values; nil otherwise.
  private let seriesColumn: String?
  /// The rows that belong to other columns than the shown one; nil if no lines are drawn through rows.
  private let ownRows: OwnRows?

  /// - Throws: An error for an unknown table, and for a channel that is neither a column nor an expression.
  init(context: EvaluationContext, cell: ChartCell, scope: Scope) throws(Diagnostic) {
    let source = try scope.table(of: cell.options)
    let series = cell.series.isEmpty ? nil : try ChartSeries(cell, source, title: context.title)
    seriesColumn = series?.names
    var cell = series?.cell ?? cell
    for index in cell.channels.indices
    where cell.computedValues.isEmpty || cell.channels[index].channel.name != ChartChannel.y.name {
      cell.channels[index].option.content = try cell.channels[index].option.content.resolved(
        in: series?.table ?? source)
    }
    if let series {
      (table, ownRows) = (series.table, series.ownRows)
    } else {
      ownRows = cell.ownRows(in: source)
      table = ownRows.map { $0.isMixed ? source.rows($0.kept) : source } ?? source
    }
    cell.options.condition = try cell.options.condition?.resolved(scope.parameters)
    self.context = context
    self.cell = cell
    self.scope = scope
  }

  /// A chart with its data, before it has colours and a size.
  struct Prepared: Sendable {
    var chart: Chart
    fileprivate var evaluator: ChartEvaluator
    fileprivate var computed: Table
    fileprivate var note: CaptionNote?
    fileprivate var warnings: [String]

    /// - Parameter panel: The width of the panel that the chart is; nil for a separate figure.
    func figure(
      caption: [UnnumberedInline], number: Int, panel: Double?
    ) throws(Diagnostic) -> EvaluatedPart.Computed<Figure> {
      try evaluator.figure(self, caption: caption, number: number, panel: panel)
    }
  }

  func prepared() throws(Diagnostic) -> Prepared {
    let (computed, note) = try computed(from: table)
    for column in cell.named where !table.hasColumn(column.text) {
      _ = try computed.column(column.text, at: column.location())
    }
    let specification = try specification(table).mapTitles { context.marked($0) }
    try specification.checkChannels(hasObservations: !cell.points.isEmpty)
    for column in cell.named where computed[column.text] == nil && !cell.order.keys.contains(column.text) {
      throw Diagnostic(
        .badData, "'\(column.text)' has one value for each row, and the chart one for each group",
        hint: "if each group has one value of it, add group: \(column.text)", at: column.location())
    }
    let empty = try EmptyResult(what: "chart", of: computed.rowCount, cell.options).accepted(context.options)
    let points = try observations(from: table).map(context.marked)
    let chart = try Chart(specification, table: context.marked(computed), observations: points)
    let told = [table.origin?.warningOfNames].compactMap(\.self) + unknownValues()
    return Prepared(
      chart: chart, evaluator: self, computed: computed, note: note, warnings: (note?.warnings ?? []) + empty + told)
  }

  private func figure(
    _ prepared: Prepared, caption: [UnnumberedInline], number: Int, panel: Double?
  ) throws(Diagnostic) -> EvaluatedPart.Computed<Figure> {
    let (chart, computed) = (prepared.chart, prepared.computed)
    let (laidOut, place) = try laidOut(chart, panel: panel)
    let venue = cell.venue ?? context.options.venue
    let figure = Figure(
      label: scope.label(cell.options.label), number: number, caption: [],
      alternativeText: MarkedFormula.replaced(
        (cell.alternativeText?.text).map { context.marked($0) } ?? chart.alternativeText, FormulaSpeech.words),
      drawing: laidOut.drawing, spansColumns: place?.spansColumns ?? false,
      dataTable: TableBlock(of: context.marked(computed), titles: context.title).withFormulas)
    let methods = chart.methods.map { UnnumberedInline.text(" " + $0) }
    let gaps = ownRows?.sentence(context.title).map { [$0] } ?? []
    let texts = textsForNumbers(in: table, of: chart) + gaps + (try omissions(of: laidOut))
    let told = (prepared.note?.inlines ?? []) + methods + texts.map { UnnumberedInline.text(" " + $0) }
    return .init(
      content: figure, caption: caption.followed(by: scope.note(for: cell.options) + told), told: told,
      data: computed, warnings: prepared.warnings + texts, isWidened: place != venue?.places.first)
  }

  /// Lays the chart out in the first place of its venue that has room for it. The place is nil without a venue, where
  /// the cell sets the width.
  private func laidOut(_ chart: Chart, panel: Double?) throws(Diagnostic) -> (LaidOutChart, Venue.Place?) {
    // A panel without room for its texts is laid out at its usual size, and then scaled down with its texts.
    if let panel, chart.hasUsualWidth, cell.venue == nil,
      let drawn = try? chart.asWide(as: panel).laidOut(measurer: context.measurer)
    {
      return (drawn, context.options.venue?.places.first)
    }
    guard let venue = cell.venue ?? context.options.venue else {
      return (try chart.laidOut(measurer: context.measurer), nil)
    }
    for place in venue.places.dropLast() {
      if let drawn = try? chart.asWide(as: place.width).laidOut(measurer: context.measurer) { return (drawn, place) }
    }
    let last = venue.places[venue.places.count - 1]
    return (try chart.asWide(as: last.width).laidOut(measurer: context.measurer), last)
  }

  /// Returns warnings for category axes whose column holds texts only because a few fields are not numbers.
  private func textsForNumbers(in table: Table, of chart: Chart) -> [String] {
    let y = cell.computedValues.isEmpty ? [(cell.y, chart.drawsNumbers.y)] : []
    return ([(cell.x, chart.drawsNumbers.x)] + y).compactMap { option, drawsNumbers in
      guard drawsNumbers, case .column(let name) = option.content, option.scale == .automatic,
        let column = table[name.text],
        let cause = table.cause(ofTextsIn: column)
      else { return nil }
      return "\(context.title(name.text)) is drawn as categories: \(cause)."
    }
  }

  /// Returns warnings about values in an order of the cell that no row has.
  private func unknownValues() -> [String] {
    var orders = cell.order.map { (columns: [$0], values: $1) }
    for (_, option) in cell.channels where !option.order.isEmpty {
      guard case .column(let name) = option.content, let columns = try? context.columns(name, in: table) else {
        continue
      }
      orders.append((columns + option.inner.map(\.text), option.order))
    }
    return orders.sorted { $0.columns.joined() < $1.columns.joined() }.flatMap(unknownValues)
  }

  private func unknownValues(of columns: [String], in order: [String]) -> [String] {
    let known = columns.compactMap { table[$0] }.flatMap { $0.distinctValues() }
    let unknown = known.isEmpty ? [] : ChannelOption.settled(order, among: known).filter { !known.contains($0) }
    return unknown.map { value in
      let near = nearestName(to: value, in: known).map { "; did you mean '\($0)'?" } ?? ""
      return "no row has '\(value)' in '\(columns.joined(separator: ", "))', which an order names\(near)"
    }
  }

  /// Returns sentences about the rows that the chart does not show.
  ///
  /// - Throws: An error if the chart shows none of its rows.
  private func omissions(of chart: LaidOutChart) throws(Diagnostic) -> [String] {
    guard let omissions = chart.omissions, omissions.rowCount > 0, chart.rowsDrawn == 0, !context.options.isLenient
    else {
      return chart.omissions?.sentences ?? []
    }
    throw Diagnostic(
      .badData, "the chart would be empty: \(omissions.sentences.joined(separator: " "))",
      hint: "choose other columns or rows, or another 'domain' or 'scale'")
  }

  /// Returns the groups of all columns that are shown, with their computed values, and the note for the caption.
  /// Returns the rows themselves, without a note, if nothing is computed.
  private func computed(from table: Table) throws(Diagnostic) -> (Table, note: CaptionNote?) {
    var aggregation = try aggregation(of: table, groupedBy: cell.groups)
    guard !aggregation.measures.isEmpty else {
      try checkRaw()
      guard let condition = cell.options.condition else { return (table, nil) }
      return (table.rows(try condition.rows(in: table)), nil)
    }
    if let flag = cell.flag { aggregation.add(flag) }
    aggregation.interval = cell.errorBar
    aggregation.over = try cell.over.map { name throws(Diagnostic) in
      try table.column(name.text, at: name.location()).name
    }
    let computed = try aggregation.evaluate(table)
    let note = try CaptionNote(
      aggregation, computed: computed, from: table, intervals: "Error bars", context)
    return (computed, note)
  }

  /// Checks that no option is about computed values, which a chart of the rows of the data has none of.
  private func checkRaw() throws(Diagnostic) {
    let given = [("common_cells", cell.options.commonCells), ("duplicates", cell.options.duplicates != nil)]
    guard let name = given.first(where: \.1)?.0 else { return }
    throw Diagnostic(
      .badData, "'\(name)' is about computed values, and the chart shows the rows of the data",
      hint: "compute a value, such as mean(\(cell.y.content.text.text)), or leave it out")
  }

  /// Returns the groups for the additional columns of `points` as well; nil if `points` names none.
  private func observations(from table: Table) throws(Diagnostic) -> Table? {
    guard !cell.points.isEmpty else { return nil }
    return try aggregation(of: table, groupedBy: cell.groups + cell.points).evaluate(table)
  }

  private func aggregation(of table: Table, groupedBy groups: [SourceText]) throws(Diagnostic) -> Aggregation {
    var aggregation = context.aggregation(duplicates: cell.options.duplicates, parameters: scope.parameters)
    aggregation.condition = cell.options.condition
    let channels = cell.nestedChannels.flatMap { [$0.content] + $0.inner.map(ChannelOption.Content.column) }
    for channel in channels + groups.map(ChannelOption.Content.column) {
      switch channel {
      case .column(let name):
        let columns = try context.columns(name, in: table)
        aggregation.groupBy += columns.filter { !aggregation.groupBy.contains($0) }
      case .expression(let expression, _): aggregation.add(expression)
      case .name(_, let mistake): throw mistake
      }
    }
    // Each series has its own value for every trial.
    if let seriesColumn { aggregation.identity.separate.append(seriesColumn) }
    aggregation.order.merge(cell.order) { $1 }
    aggregation.commonCells = cell.options.commonCells
    return aggregation
  }
}
