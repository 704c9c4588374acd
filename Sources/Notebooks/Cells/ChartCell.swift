import Analysis
import Basics
import Charts

/// A `chart` cell, or the options of a chart on the command line, checked as far as that is possible without data.
package struct ChartCell: Sendable {
  var options: CellOptions
  /// A short form, or marks from back to front.
  var marks: [String] = []
  /// What is bound to channels, an x and a y always.
  var channels: [(channel: ChartChannel, option: ChannelOption)] = []
  /// What the vertical axis shows, where it is several columns or values of them.
  var series: [ChannelOption.Content] = []
  /// Further columns that separate marks, without an axis or a colour of their own.
  var groups: [SourceText] = []
  /// The columns that a form compares.
  var axes: [SourceText] = []
  /// Columns whose values separate the dots behind bars.
  var points: [SourceText] = []
  var errorBar = IntervalMethod.none
  /// The column of whose values the intervals are.
  var over: SourceText?
  /// Which groups are marked, such as those that a constant solves: an expression that is true or false.
  var flag: Expression?
  /// Columns of the rows themselves that are the ends of intervals, where nothing is left to compute.
  var low: SourceText?
  var high: SourceText?
  var intervalTitle = "interval"
  /// Values in their order, by column.
  var order: [String: [String]] = [:]
  /// Columns that are named besides those of the channels.
  var named: [SourceText] = []
  /// A sentence; generated from the data where it is nil.
  var alternativeText: SourceText?
  /// Decides the width, and goes before that of the command line.
  var venue: Venue?
  /// What goes into the specification as it was written.
  var settings: [@Sendable (inout ChartSpecification) -> Void] = []

  static let fields = CellOptions.fields + all.map(\.field)
  static let keys = fields.names

  /// The options of a single chart.
  package static let summaries: [OptionSummary] =
    (all.map(\.summary) + ChannelOption.summaries + CellOptions.all.map(\.summary)).filter { !$0.isForNotebooks }

  /// - Parameter yaml: the text between the fences.
  init?(_ yaml: SourceText, problems: ProblemList) {
    let reader = OptionReader(yaml, allowed: Self.keys, what: "option of a chart", problems: problems)
    let fence = yaml.source.text(line: yaml.line - 1)
    let options = CellOptions(reader, fence: fence)
    // Without a label there is no cell, but the other mistakes are reported too.
    self.init(options ?? CellOptions(label: "", reader, fence: fence), reader)
    if options == nil { return nil }
  }

  /// A single chart, from the options of a command.
  init?(_ typed: TypedOptions, problems: ProblemList) {
    let reader = OptionReader(
      typed, allowed: Self.summaries.map(\.name), what: "option of a chart", problems: problems)
    ChannelOption.reportUnbound(reader)
    self.init(CellOptions(label: "plot", reader, fence: typed.line), reader)
  }

  private init?(_ options: CellOptions, _ reader: OptionReader) {
    self.options = options
    Self.reportMissing(in: reader, at: options.fence)
    for option in Self.all { option.read(reader, &self) }
    for channel in [ChartChannel.x, .y] where !marks.isEmpty && reader.key(channel.name) == nil {
      guard usual(channel, axes: axes.map(\.text)) == nil else { continue }
      reader.problems.report("the chart has no '\(channel.name)'", at: options.fence.location())
    }
    checkInterval(reader.problems)
    if over != nil { over = reader.over(unlessNone: errorBar) }
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

  /// What the marks can compute along y, which then is no column.
  var computedValues: [String] { Chart.computedValues(of: marks) }

  /// What a channel shows where the cell does not say it: what the marks compute, or one of the axes of a form.
  func usual(_ channel: ChartChannel, axes: [String]) -> String? { Self.usual(channel, marks, axes: axes) }

  private static func usual(_ channel: ChartChannel, _ marks: [String], axes: [String]) -> String? {
    if channel.name == ChartChannel.y.name { return Chart.computedValues(of: marks).first ?? axes.last }
    return channel.name == ChartChannel.x.name ? axes.first : nil
  }

  /// Which channels a chart needs that these options of a command do not give.
  package static func missingChannels(_ options: [(name: String, values: [String])]) -> [String] {
    func values(_ name: String) -> [String] { options.filter { $0.name == name }.flatMap(\.values) }
    return [ChartChannel.x, .y].filter { channel in
      values(channel.name).isEmpty && usual(channel, values("mark"), axes: values("axes")) == nil
    }.map(\.name)
  }

  /// What is bound to a channel.
  func channel(_ channel: ChartChannel) -> ChannelOption? {
    channels.first { $0.channel.name == channel.name }?.option
  }

  var x: ChannelOption { bound(.x) }
  var y: ChannelOption { bound(.y) }

  private func bound(_ channel: ChartChannel) -> ChannelOption {
    guard let option = self.channel(channel) else { preconditionFailure("a chart without '\(channel.name)'") }
    return option
  }

  /// Whether lines are drawn through rows.
  var joinsRows: Bool { Chart.joinsRows(marks) }

  /// The columns of all channels but y.
  var boundColumns: Set<String> {
    Set(
      channels.filter { $0.channel.name != ChartChannel.y.name }.flatMap { channel -> [String] in
        switch channel.option.content {
        case .column(let name), .name(let name, _): [name.text] + channel.option.inner.map(\.text)
        case .expression(let expression, _): expression.calls.compactMap(\.column)
        }
      } + (groups + points).map(\.text))
  }

  /// As the columns of their channels nest in the data.
  var nestedChannels: [ChannelOption] {
    let computed = computedValues.isEmpty ? [] : [ChartChannel.y.name]
    return channels.filter { !computed.contains($0.channel.name) }.sorted { $0.channel.depth < $1.channel.depth }
      .map(\.option)
  }
}
