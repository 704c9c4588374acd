import Analysis
import Basics
import Charts

/// A `chart` cell as it was written, checked as far as that is possible without data.
struct ChartCell: Sendable {
  var options: CellOptions
  /// A short form, or marks from back to front.
  var marks: [String]
  var x: ChannelOption
  var y: ChannelOption
  var fill: ChannelOption?
  var color: ChannelOption?
  var text: ChannelOption?
  var facet: ChannelOption?
  /// Further columns that tell marks apart, without an axis or a colour of their own.
  var groups: [SourceText]
  /// Columns whose values tell the dots behind bars apart.
  var points: [SourceText]
  var errorBar: IntervalMethod
  /// Which groups are marked, such as those that a constant solves: an expression that is true or false.
  var flag: Flag?
  var rules: [ReferenceLine]
  var showsMeans: Bool
  var annotations: ChartSpecification.Visibility
  /// Values in their order, by column.
  var order: [String: [String]]
  /// A sentence; generated from the data where it is nil.
  var alternativeText: SourceText?
  var title: String?
  /// In points.
  var width: Double?
  var height: Double?
  var scheme: String?
  var center: Double?
  var given: GivenNumbers

  struct Flag: Sendable {
    var expression: Expression
    var title: String?
  }

  static let keys =
    CellOptions.keys + [
      "mark", "x", "y", "fill", "color", "text", "facet", "group", "points", "error_bar", "flag", "flag_title", "rule",
      "means",
      "annotations", "order", "alt", "title", "width", "height", "venue", "scheme", "center",
    ] + GivenNumbers.keys

  /// - Parameter yaml: what stands between the fences.
  init?(_ yaml: SourceText, problems: ProblemList) {
    let reader = OptionReader(
      yaml, allowed: Self.keys, what: "option of a chart", problems: problems)
    let fence = yaml.source.text(line: yaml.line - 1)
    marks = reader.list("mark").map(\.text)
    if marks.isEmpty { problems.report("the chart has no 'mark'", at: fence.location()) }
    let x = reader.requiredChannel("x", in: fence)
    let y = reader.requiredChannel("y", in: fence)
    guard let options = CellOptions(reader, fence: fence), !marks.isEmpty, let x, let y else { return nil }
    self.options = options
    self.x = x
    self.y = y
    fill = ChannelOption("fill", reader)
    color = ChannelOption("color", reader)
    text = ChannelOption("text", reader)
    facet = ChannelOption("facet", reader)
    groups = reader.list("group")
    points = reader.list("points")
    errorBar =
      reader.choice("error_bar", IntervalMethod.all.map(\.name)).map { name in
        IntervalMethod.all.first { $0.name == name }!
      } ?? .none
    flag = reader.text("flag").flatMap(reader.expression).map {
      Flag(expression: $0, title: reader.text("flag_title")?.text)
    }
    rules = reader.rules("rule")
    showsMeans = reader.flag("means") ?? false
    annotations =
      reader.choice("annotations", ["automatic", "always", "never"]).flatMap(ChartSpecification.Visibility.init)
      ?? .automatic
    order = reader.isMapping("order") ? reader.orders("order") : [:]
    if !reader.isMapping("order"), case .column(let column) = x.content {
      let values = reader.list("order").map(\.text)
      if !values.isEmpty { order[column.text] = values }
    }
    alternativeText = reader.text("alt").flatMap { $0.text == "generated" ? nil : $0 }
    title = reader.text("title")?.text
    width = reader.number("width", in: 1...20).map { $0 * 72 } ?? reader.venueWidth("venue")
    height = reader.number("height", in: 0.5...20).map { $0 * 72 }
    scheme = reader.text("scheme")?.text
    given = GivenNumbers(reader)
    center = reader.number("center", in: -.greatestFiniteMagnitude ... .greatestFiniteMagnitude)
  }

  /// The channels that have something bound to them.
  var channels: [ChannelOption] { [x, y] + [fill, color, text, facet].compactMap(\.self) }
}

extension OptionReader {
  fileprivate func requiredChannel(_ key: String, in place: SourceText) -> ChannelOption? {
    if self.key(key) == nil { problems.report("the chart has no '\(key)'", at: place.location()) }
    return ChannelOption(key, self)
  }

  fileprivate func orders(_ key: String) -> [String: [String]] {
    let reader = mapping(key)
    return Dictionary(uniqueKeysWithValues: reader.keys.map { ($0.text, reader.list($0.text).map(\.text)) })
  }

  /// `rule: 0.99`, or `rule: {value: 0.99, title: solved}`.
  fileprivate func rules(_ key: String) -> [ReferenceLine] {
    let anyNumber = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
    guard isMapping(key) else { return number(key, in: anyNumber).map { [ReferenceLine($0, title: "")] } ?? [] }
    let reader = mapping(key, allowed: ["value", "title"], what: "option of a rule")
    return reader.number("value", in: anyNumber).map { [ReferenceLine($0, title: reader.text("title")?.text ?? "")] }
      ?? []
  }

  /// The column width of a venue, in points.
  fileprivate func venueWidth(_ key: String) -> Double? {
    choice(key, Venue.all.map(\.name)).flatMap { name in Venue.all.first { $0.name == name } }.map(\.width)
  }
}
