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

  static let keys = CellOptions.keys + all.map(\.name)

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

  /// As the columns of their channels nest in the data.
  var nestedChannels: [ChannelOption] { channels.sorted { $0.channel.depth < $1.channel.depth }.map(\.option) }
}
