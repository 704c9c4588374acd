import Analysis
import Basics
import Charts
import Tables

/// The specification of a chart: the columns of its channels, and its settings.
extension ChartEvaluator {
  func specification(_ table: Table) throws(Diagnostic) -> ChartSpecification {
    var bound: [(channel: ChartChannel, columns: Channel)] = []
    for (channel, option) in cell.channels where channel.name != ChartChannel.y.name {
      bound.append((channel, try self.channel(option, table)))
    }
    let x = try self.channel(cell.x, table)
    let y = cell.computedValues.isEmpty ? try self.channel(cell.y, table) : try computed(cell.y)
    var axes: [Channel] = []
    for name in cell.axes {
      axes += try context.columns(name, in: table).map { column in
        Channel(
          [column], title: context.title(column), order: cell.order[column] ?? context.frontMatter.order[column] ?? [],
          format: table[column].map { NumberFormat($0.notation) } ?? .automatic)
      }
    }
    let interval = try interval
    let detail = try detail(table)
    let specification = ChartSpecification(marks: cell.marks, x: x, y: y) { result in
      result.detail = detail
      result.axes = axes
      for (channel, columns) in bound { channel.assign(&result, columns) }
      result.interval = interval
      if let flag = cell.flag { (result.flag, result.flagTitle) = (Aggregation.Measure(flag).name, flag.text) }
      if !cell.points.isEmpty {
        result.observationsTitle =
          "each " + cell.points.map { context.titleWithinSentence($0.text) }.joined(separator: ", ")
      }
      for setting in cell.settings { setting(&result) }
    }
    return try cell.references.added(to: specification, notations(table))
  }

  /// Returns the channel for a value that the marks compute.
  private func computed(_ option: ChannelOption) throws(Diagnostic) -> Channel {
    let name = option.content.text.text
    var channel = Channel(
      [name], title: option.title ?? context.title(name), scale: option.scale,
      domain: try option.domain?.range(Self.notation(.plain, shown: option.format)), format: option.format)
    channel.asked = option.asked
    return channel
  }

  private func notations(_ table: Table) -> AxisReferences.Notations {
    let isComputed = !cell.computedValues.isEmpty
    let x = Self.notation(writtenNotation(cell.x.content, table), shown: cell.x.format)
    let y = Self.notation(isComputed ? .plain : writtenNotation(cell.y.content, table), shown: cell.y.format)
    var yIsText = false
    if !isComputed, case .column(let name) = cell.y.content { yIsText = table[name.text]?.isNumeric == false }
    return .init(x: x, y: y, valueIsX: yIsText)
  }

  /// Returns the notation in which values of an axis are written: where the axis shows percentages, as such.
  private static func notation(_ written: NumberNotation, shown format: NumberFormat) -> NumberNotation {
    if case .percent(let decimals) = format, written == .plain { return .percent(decimals: decimals) }
    return written
  }

  /// Returns the channel of the columns of `group`, which separate lines of the same look.
  private func detail(_ table: Table) throws(Diagnostic) -> Channel? {
    guard !cell.groups.isEmpty else { return nil }
    var columns: [String] = []
    for name in cell.groups { columns += try context.columns(name, in: table).filter { !columns.contains($0) } }
    return Channel(columns, title: cell.groups.map { context.title($0.text) }.joined(separator: ", "))
  }

  private func channel(_ option: ChannelOption, _ table: Table) throws(Diagnostic) -> Channel {
    var channel: Channel
    switch option.content {
    case .column(let name):
      var columns = try context.columns(name, in: table)
      for name in option.inner { columns += try context.columns(name, in: table) }
      let names = ([name] + option.inner).map { context.title($0.text) }
      channel = Channel(columns, title: option.title ?? names.joined(separator: ", "))
      channel.order = columns.flatMap { name in
        cell.order[name].map { ChannelOption.settled($0, among: table[name]?.distinctValues() ?? []) }
          ?? context.frontMatter.order[name] ?? []
      }
      let order = ChannelOption.settled(
        option.order, among: columns.compactMap { table[$0] }.flatMap { $0.distinctValues() })
      if !order.isEmpty { channel.order = order }
      if option.sort == .appearance {
        channel.order = order
        for name in columns { channel.order += try table.column(name).valuesByAppearance }
      }
      channel.order = context.marked(channel.order, of: columns)
      if columns.count == 1 { channel.quantity = columns[0] }
      if columns.count == 1 { channel.range = finiteRange(of: columns[0]) }
    case .expression(let expression, let text):
      if let inner = option.inner.first {
        throw Diagnostic(
          .badData, "'\(text.text)' is a value, and only columns can have '\(inner.text)' within them",
          hint: "give columns: x: [a, b]", at: text.location())
      }
      channel = Channel(Aggregation.Measure(expression).name, title: option.title ?? context.title(of: expression))
      channel.range = range(of: expression)
      if let call = expression.onlyCall, call.reducer.keepsNotation { channel.quantity = call.column }
    case .name(_, let mistake): throw mistake
    }
    let notation = writtenNotation(option.content, table)
    channel.format = option.format == .automatic ? NumberFormat(notation) : option.format
    channel.domain = try option.domain?.range(Self.notation(notation, shown: option.format))
    channel.scale = option.scale
    channel.sort = option.sort
    if option.title == nil { channel.shareTitle = channel.title.map { "Share of \(context.withinSentence($0))" } }
    channel.asked = option.asked + (channel.columns.contains { cell.order[$0] != nil } ? ["order"] : [])
    return channel
  }

  /// Returns the notation that the data file uses: for the column that is shown, or for the column of a reducer whose
  /// results are such values too.
  private func writtenNotation(_ content: ChannelOption.Content, _ table: Table) -> NumberNotation {
    switch content {
    case .column(let name): return table[name.text]?.notation ?? .plain
    case .expression(let expression, _):
      guard let call = expression.onlyCall, call.reducer.keepsNotation, call.source == nil else { return .plain }
      return call.column.flatMap { table[$0] }?.notation ?? .plain
    case .name: return .plain
    }
  }

  /// Returns the range of values that an expression can have; nil if it is not known.
  private func range(of expression: Expression) -> ClosedRange<Double>? {
    guard let call = expression.onlyCall, !call.reducer.isCount else { return nil }
    return call.reducer.isProportion ? 0...1 : call.column.flatMap(finiteRange)
  }

  private func finiteRange(of column: String) -> ClosedRange<Double>? {
    context.frontMatter.ranges[column].flatMap { ($0.upperBound - $0.lowerBound).isFinite ? $0 : nil }
  }

  /// The columns with the ends of the intervals, for the first of y and x that is computed.
  private var interval: IntervalColumns? {
    get throws(Diagnostic) {
      guard !cell.errorBar.isNone else { return nil }
      for channel in [ChartChannel.y, .x] {
        if case .expression(let expression, _)? = cell.channel(channel)?.content {
          let name = Aggregation.Measure(expression).name
          return IntervalColumns(low: "\(name)_low", high: "\(name)_high", title: cell.errorBar.title)
        }
      }
      throw Diagnostic(
        .badData, "'error_bar' is the interval of a computed value, and the chart shows the values themselves",
        hint: "compute one, such as mean(\(cell.y.content.text.text)), or leave 'error_bar' out")
    }
  }
}
