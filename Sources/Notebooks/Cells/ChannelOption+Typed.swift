import Basics
import Charts

/// The keys of a channel's mapping as options of a command: `y: {scale: log}` becomes `--y-scale log`.
extension ChannelOption {
  private static let axes = [ChartChannel.x, .y]
  private static let legends = [ChartChannel.fill, .color]

  static let summaries: [OptionSummary] =
    axes.flatMap { channel in
      [
        summary(channel, "title", "The title of the axis."), summary(channel, "scale", "band, linear, log or symlog."),
        summary(channel, "domain", "The ends of the axis: 0,1.", mayBeNegative: true),
        summary(channel, "format", "How numbers are written, such as percent(0) or digits(2)."),
        summary(channel, "sort", "ascending, descending or appearance: the order of categories."),
        summary(channel, "order", "The categories in their order.", isList: true),
      ]
    }
    + legends.flatMap { channel in
      [
        summary(channel, "title", "The title of the legend."),
        summary(channel, "scale", "band, linear, log or symlog."),
        summary(channel, "domain", "The ends of the colours: 0,1.", mayBeNegative: true),
        summary(channel, "order", "The values in their order.", isList: true),
      ]
    }

  private static func summary(
    _ channel: ChartChannel, _ key: String, _ help: String, isList: Bool = false, mayBeNegative: Bool = false
  ) -> OptionSummary {
    OptionSummary(name: "\(channel.name)_\(key)", help: help, isList: isList, mayBeNegative: mayBeNegative)
  }

  /// Reads the typed options of a channel. A notebook has no such keys.
  mutating func readTyped(_ key: String, _ reader: OptionReader) {
    title = reader.text("\(key)_title")?.text
    domain = reader.text("\(key)_domain").flatMap { Self.domain($0, reader.problems) }
    if reader.key("\(key)_format") != nil { format = reader.numberFormat("\(key)_format") }
    scale = reader.choice("\(key)_scale", Channel.Scale.allCases.map(\.rawValue)).flatMap(Channel.Scale.init) ?? scale
    sort = reader.choice("\(key)_sort", Channel.Sort.allCases.map(\.rawValue)).flatMap(Channel.Sort.init) ?? sort
    order = reader.list("\(key)_order").map(\.text)
  }

  /// Reports typed options of channels that have no column.
  static func reportUnbound(_ reader: OptionReader) {
    let computed = Chart.computedValues(of: reader.list("mark").map(\.text)).isEmpty ? [] : [ChartChannel.y.name]
    for channel in axes + legends where reader.key(channel.name) == nil && !computed.contains(channel.name) {
      for summary in summaries where summary.name.hasPrefix("\(channel.name)_") {
        guard let key = reader.key(summary.name) else { continue }
        reader.problems.report(
          "'\(key.text)' is about '\(channel.name)', which the chart does not have",
          hint: "bind a column to '\(channel.name)', or leave it out", at: key.location())
      }
    }
  }

  private static func domain(_ text: SourceText, _ problems: ProblemList) -> AxisRange? {
    let inner = text.text.drop { "[ ".contains($0) }.prefix { $0 != "]" }
    let ends = inner.contains(",") ? inner.split(separator: ",") : inner.split(separator: " ")
    if let range = AxisRange(ends.map { text.part(String($0).trimmingSpaces, offset: 0) }) { return range }
    problems.report("a domain needs two numbers, the smaller first", hint: "write 0,1", at: text.location())
    return nil
  }

  /// Returns the values of an order. One text that is no value itself, such as `C,B,A` or `[C, B, A]`, is a list.
  static func settled(_ order: [String], among known: [String]) -> [String] {
    order.flatMap { text -> [String] in
      guard !known.contains(text), text.contains(",") else { return [text] }
      let isInBrackets = text.first == "[" && text.last == "]"
      let inner = isInBrackets ? text.dropFirst().dropLast() : text[...]
      let parts = inner.split(separator: ",").map { String($0).trimmingSpaces }
      return parts.contains(where: known.contains) ? parts : [text]
    }
  }
}
