import Analysis
import Basics
import Charts
import Tables

/// What a channel of a chart shows: a column, a name for several columns, or a computed value, such as
/// `y: mean(accuracy)` or `y: {value: mean(accuracy), title: Accuracy, format: percent(0)}`.
struct ChannelOption: Sendable {
  enum Content: Sendable {
    /// A column of the data, or a name from `columns:` in the front matter.
    case column(SourceText)
    case expression(Expression, SourceText)
    /// A text that is not an expression. It names a column if the data have it, and otherwise is the given mistake.
    case name(SourceText, Diagnostic)
  }

  var content: Content
  var title: String?
  var format = NumberFormat.automatic
  var domain: AxisRange?
  var scale = Channel.Scale.automatic
  var sort = Channel.Sort.given
  var order: [String] = []
  /// The options among `order`, `sort` and `format` that are given.
  var asked: [String] {
    [("order", !order.isEmpty), ("sort", sort != .given), ("format", format != .automatic)].filter(\.1).map(\.0)
  }
  /// Further category columns, nested inside those of the first.
  var inner: [SourceText] = []

  /// Returns the fields of a channel's mapping.
  ///
  /// - Parameter several: What several values of the channel mean.
  static func fields(_ several: ChartChannel.Several) -> [OptionField] {
    [
      OptionField(
        "value", several == .none ? .expression : .oneOrMore(.expression), "A column or an expression.",
        isRequired: several == .none),
      OptionField("title", .text, "The title of the axis or the legend."),
      OptionField(
        "format", .text(matching: #"(percent|digits)\( *[0-9]+ *\)"#),
        "How numbers are written, such as percent(0) or digits(2)."),
      OptionField(
        "domain", .list(of: .either(.anyNumber, .text), count: 2...2), "The ends of the axis or of the colours."),
      OptionField("scale", .names(Channel.Scale.allCases.map(\.rawValue)), "How values become places or colours."),
      OptionField("sort", .names(Channel.Sort.allCases.map(\.rawValue)), "The order of categories."),
      OptionField("order", .oneOrMore(.text), "The categories in their order."),
    ]
  }

  static let keys = fields(.none).names

  /// Reads a channel. Returns nil without a valid value, and reports it.
  ///
  /// - Parameters:
  ///   - several: What several values of the channel mean. This option then holds the first of them.
  ///   - usual: The value if the cell gives none.
  init?(_ key: String, _ reader: OptionReader, several: ChartChannel.Several = .none, usual: SourceText? = nil) {
    let texts = several == .none ? [] : reader.severalTexts(key)
    let first = texts.first ?? (several == .none ? nil : reader.onlyText(key))
    if several == .levels { inner = texts.dropFirst().map(\.withoutBackquotes) }
    guard reader.isMapping(key) else {
      guard let given = first ?? reader.text(key) else {
        guard let usual else { return nil }
        content = .column(usual.withoutBackquotes)
        readTyped(key, reader)
        return
      }
      guard let content = Content(given, problems: reader.problems) else { return nil }
      self.content = content
      readTyped(key, reader)
      return
    }
    let options = reader.mapping(key, allowed: Self.keys, what: "option of '\(key)'")
    guard let place = reader.key(key), let text = first ?? options.valueOrUsual(usual, in: place),
      let content = Content(text, problems: reader.problems)
    else {
      return nil
    }
    self.content = content
    title = options.text("title")?.text
    format = options.numberFormat("format")
    domain = options.axisRange("domain")
    scale = options.choice("scale", Channel.Scale.allCases.map(\.rawValue)).flatMap(Channel.Scale.init) ?? .automatic
    sort = options.choice("sort", Channel.Sort.allCases.map(\.rawValue)).flatMap(Channel.Sort.init) ?? .given
    order = options.list("order").map(\.text)
  }
}

extension ChannelOption.Content {
  /// Reads a plain name as a column and any other text as an expression. `resolved(in:)` corrects this for columns
  /// whose names look like expressions.
  ///
  /// An invalid expression with unequal numbers of parentheses cannot be a name; it is reported and returns nil.
  init?(_ text: SourceText, problems: ProblemList) {
    let name = text.withoutBackquotes
    if name.text != text.text
      || text.text.allSatisfy({ $0.isLetter || $0.isNumber || "_. -".contains($0) }) && Double(text.text) == nil
    {
      self = .column(name)
      return
    }
    do throws(Diagnostic) {
      self = .expression(try Expression(parsing: text.text, at: text.location()), text)
    } catch {
      guard let content = Self(name: text, unless: error, problems: problems) else { return nil }
      self = content
    }
  }

  /// Takes a text that is not a valid expression for a possible column name.
  init?(name text: SourceText, unless mistake: Diagnostic, problems: ProblemList) {
    guard text.text.count(where: { $0 == "(" }) == text.text.count(where: { $0 == ")" }) else {
      problems.report(mistake)
      return nil
    }
    self = .name(text, mistake)
  }

  /// Returns the content for a table. An exact column name takes precedence over an expression.
  ///
  /// - Throws: An error if the text is neither a column nor an expression.
  func resolved(in table: Table) throws(Diagnostic) -> Self {
    switch self {
    case .column: return self
    case .expression(let expression, let text):
      if table.hasColumn(text.text) { return .column(text) }
      guard expression.calls.isEmpty, !expression.parameters.isEmpty else { return self }
      throw .unknownName(text.text, what: "column", valid: table.columnNames, kind: .badData, at: text.location())
    case .name(let text, let mistake):
      guard table.hasColumn(text.text) else { throw mistake }
      return .column(text)
    }
  }

  var text: SourceText {
    switch self {
    case .column(let text), .expression(_, let text), .name(let text, _): text
    }
  }
}

extension SourceText {
  /// The name inside backquotes, or the text itself if it has none.
  var withoutBackquotes: SourceText {
    let isName = text.count > 2 && text.first == "`" && text.last == "`" && !text.dropFirst().dropLast().contains("`")
    return isName ? part(String(text.dropFirst().dropLast()), offset: 1) : self
  }
}

extension OptionReader {
  /// Returns the value of a channel. A mapping must have one, unless the channel has a usual value.
  fileprivate func valueOrUsual(_ usual: SourceText?, in place: SourceText) -> SourceText? {
    guard let usual else { return required("value", in: place) }
    return text("value") ?? usual
  }

  /// Returns the ends of `[low, high]`. Reports values that are not two, or not in order.
  fileprivate func axisRange(_ key: String) -> AxisRange? {
    let ends = list(key)
    guard !ends.isEmpty else { return nil }
    let range = AxisRange(ends)
    if range == nil { problems.report("'\(key)' needs two numbers, the smaller first", at: ends[0].location()) }
    return range
  }

  func numberFormat(_ key: String) -> NumberFormat {
    guard let text = text(key) else { return .automatic }
    let formats = ["percent": NumberFormat.percent, "digits": NumberFormat.digits]
    let read = problems.attempt { () throws(Diagnostic) in
      try InlineExpression.formatWithDigits(text.text, of: formats.keys.sorted(), at: text.location())
    }
    return read.flatMap { formats[$0.name]?($0.digits) } ?? .automatic
  }
}
