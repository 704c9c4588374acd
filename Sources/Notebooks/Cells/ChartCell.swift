import Analysis
import Basics
import Charts

/// A `chart` cell, or the chart options of a command, checked as far as possible without data.
package struct ChartCell: Sendable {
  var options: CellOptions
  /// The name of a short form or chart form, or the names of marks from back to front.
  var marks: [String] = []
  /// The channels that show something. There are always an x and a y.
  var channels: [(channel: ChartChannel, option: ChannelOption)] = []
  /// The contents of the vertical axis, if it shows several columns or computed values.
  var series: [ChannelOption.Content] = []
  /// Further columns that divide the data into groups without being shown.
  var groups: [SourceText] = []
  /// The columns that a chart form such as `parallel` compares.
  var axes: [SourceText] = []
  /// The columns whose values are drawn as separate points behind bars.
  var points: [SourceText] = []
  var errorBar = IntervalMethod.none
  /// The column whose values the intervals are computed over; nil for the cells.
  var over: SourceText?
  /// An expression that is true for the groups to mark, such as those that a constant solves.
  var flag: Expression?
  /// The columns with the ends of intervals, for data that already have them.
  var low: SourceText?
  var high: SourceText?
  var intervalTitle = "interval"
  /// The values of columns in their order, by column.
  var order: [String: [String]] = [:]
  /// The columns that the cell names in addition to those of its channels.
  var named: [SourceText] = []
  /// A sentence that describes the chart; nil to generate one from the data.
  var alternativeText: SourceText?
  /// The venue that sets the width. It takes precedence over the venue of the command line.
  var venue: Venue?
  var references = AxisReferences()
  /// The changes to the specification by options that go into it unchanged.
  var settings: [@Sendable (inout ChartSpecification) -> Void] = []

  static let fields = CellOptions.fields + all.map(\.field)
  static let keys = fields.names

  /// The options of a command that draws a single chart.
  package static let summaries: [OptionSummary] =
    (all.map(\.summary) + ChannelOption.summaries + CellOptions.all.map(\.summary)).filter { !$0.isForNotebooks }

  /// Reads a cell. Reports mistakes, and returns nil without a valid label, mark, x or y.
  ///
  /// - Parameter yaml: The text between the fences.
  init?(_ yaml: SourceText, problems: ProblemList) {
    let reader = OptionReader(yaml, allowed: Self.keys, what: "option of a chart", problems: problems)
    guard reader.isReadable else { return nil }
    let fence = yaml.source.text(line: yaml.line - 1)
    let options = CellOptions(reader, fence: fence)
    // A cell without a valid label is dropped, but its other mistakes are reported first.
    self.init(options ?? CellOptions(label: "", reader, fence: fence), reader)
    if options == nil { return nil }
  }

  /// Reads a single chart from the options of a command.
  init?(_ typed: TypedOptions, problems: ProblemList) {
    let reader = OptionReader(
      typed, allowed: Self.summaries.map(\.name), what: "option of a chart", problems: problems)
    ChannelOption.reportUnbound(reader)
    self.init(CellOptions(label: "plot", reader, fence: typed.line), reader)
  }

  private init?(_ options: CellOptions, _ reader: OptionReader) {
    self.options = options
    Self.reportMissing(in: reader, at: options.fence)
    for option in Self.all {
      option.read(reader, &self)
      option.reportAlone(reader, in: "chart")
    }
    for channel in [ChartChannel.x, .y] where !marks.isEmpty && reader.key(channel.name) == nil {
      guard usual(channel, axes: axes.map(\.text)) == nil else { continue }
      reader.problems.report("the chart has no '\(channel.name)'", at: options.fence.location())
    }
    checkInterval(reader.problems)
    if over != nil { over = reader.intervalColumn(of: errorBar) }
    if venue != nil, let width = reader.key("width") {
      reader.problems.report(
        "the chart has a 'venue' and a 'width'", hint: "a venue decides the width: leave one of them out",
        at: width.location())
    }
    guard !marks.isEmpty, channel(.x) != nil, channel(.y) != nil else { return nil }
  }

  private static func reportMissing(in reader: OptionReader, at place: SourceText) {
    for option in all where option.summary.isRequired && reader.key(option.name) == nil {
      reader.problems.report("the chart has no '\(option.name)'", at: place.location())
    }
  }

  private mutating func checkInterval(_ problems: ProblemList) {
    if let low, let high {
      named += [low, high]
      let interval = IntervalColumns(low: low.text, high: high.text, title: intervalTitle)
      settings.append { $0.interval = interval }
    } else if let lonely = low ?? high {
      problems.report("an interval needs both 'low' and 'high'", at: lonely.location())
    }
  }

  /// The values that the marks can compute along y, such as a count. If there are any, y is not a column.
  var computedValues: [String] { Chart.computedValues(of: marks) }

  /// Returns what a channel shows if the cell does not say it: a value that the marks compute, or an axis of a form.
  func usual(_ channel: ChartChannel, axes: [String]) -> String? { Self.usual(channel, marks, axes: axes) }

  private static func usual(_ channel: ChartChannel, _ marks: [String], axes: [String]) -> String? {
    if channel.name == ChartChannel.y.name { return Chart.computedValues(of: marks).first ?? axes.last }
    return channel.name == ChartChannel.x.name ? axes.first : nil
  }

  /// Returns the names of required channels that the options of a command do not give.
  package static func missingChannels(_ options: [(name: String, values: [String])]) -> [String] {
    func values(_ name: String) -> [String] { options.filter { $0.name == name }.flatMap(\.values) }
    return [ChartChannel.x, .y].filter { channel in
      values(channel.name).isEmpty && usual(channel, values("mark"), axes: values("axes")) == nil
    }.map(\.name)
  }

  /// Returns the option of a channel; nil if the cell does not use it.
  func channel(_ channel: ChartChannel) -> ChannelOption? {
    channels.first { $0.channel.name == channel.name }?.option
  }

  var x: ChannelOption { bound(.x) }
  var y: ChannelOption { bound(.y) }

  private func bound(_ channel: ChartChannel) -> ChannelOption {
    guard let option = self.channel(channel) else { preconditionFailure("a chart without '\(channel.name)'") }
    return option
  }

  /// True if the marks draw lines through rows.
  var joinsRows: Bool { Chart.joinsRows(marks) }

  /// The columns of all channels except y, and those of `group` and `points`.
  var boundColumns: Set<String> {
    Set(
      channels.filter { $0.channel.name != ChartChannel.y.name }.flatMap { channel -> [String] in
        switch channel.option.content {
        case .column(let name), .name(let name, _): [name.text] + channel.option.inner.map(\.text)
        case .expression(let expression, _): expression.calls.compactMap(\.column)
        }
      } + (groups + points).map(\.text))
  }

  /// The channels in the order in which their columns nest in the chart's data, outermost first.
  var nestedChannels: [ChannelOption] {
    let computed = computedValues.isEmpty ? [] : [ChartChannel.y.name]
    return channels.filter { !computed.contains($0.channel.name) }.sorted { $0.channel.depth < $1.channel.depth }
      .map(\.option)
  }
}
