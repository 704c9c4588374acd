import Analysis
import Basics
import Charts
import Tables

/// A column, a name for several, or a computed value, bound to an axis or a colour of a chart:
/// `y: mean(accuracy)`, or `y: {value: mean(accuracy), title: Accuracy, format: percent(0)}`.
struct ChannelOption: Sendable {
  enum Content: Sendable {
    /// Of the data, or a name from `columns:` in the front matter.
    case column(SourceText)
    case expression(Expression, SourceText)
    /// A column, if the data have one of this name; else the mistake.
    case name(SourceText, Diagnostic)
  }

  var content: Content
  var title: String?
  var format = NumberFormat.automatic
  var domain: ClosedRange<Double>?
  var scale = Channel.Scale.automatic
  var sort = Channel.Sort.given
  var order: [String] = []
  /// Further columns of categories within those of the first.
  var inner: [SourceText] = []

  /// - Parameter several: what several values are.
  static func fields(_ several: ChartChannel.Several) -> [OptionField] {
    [
      OptionField(
        "value", several == .none ? .expression : .oneOrMore(.expression), "A column or an expression.",
        isRequired: several == .none),
      OptionField("title", .text, "The title of the axis or the legend."),
      OptionField(
        "format", .text(matching: #"(percent|digits)\( *[0-9]+ *\)"#),
        "How numbers are written, such as percent(0) or digits(2)."),
      OptionField("domain", .ends, "The ends of the axis or of the colours."),
      OptionField("scale", .names(Channel.Scale.allCases.map(\.rawValue)), "How values become places or colours."),
      OptionField("sort", .names(Channel.Sort.allCases.map(\.rawValue)), "The order of categories."),
      OptionField("order", .oneOrMore(.text), "The categories in their order."),
    ]
  }

  static let keys = fields(.none).names

  /// - Parameters:
  ///   - several: what several values are; this is about all of them, and has the first.
  ///   - usual: what is bound where the cell names nothing.
  init?(_ key: String, _ reader: OptionReader, several: ChartChannel.Several = .none, usual: SourceText? = nil) {
    let texts = several == .none ? [] : reader.severalTexts(key)
    let first = texts.first ?? (several == .none ? nil : reader.onlyText(key))
    if several == .levels { inner = texts.dropFirst().map(\.withoutBackquotes) }
    guard reader.isMapping(key) else {
      guard let text = first ?? reader.text(key) ?? usual, let content = Content(text, problems: reader.problems) else {
        return nil
      }
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
    domain = options.interval("domain")
    scale = options.choice("scale", Channel.Scale.allCases.map(\.rawValue)).flatMap(Channel.Scale.init) ?? .automatic
    sort = options.choice("sort", Channel.Sort.allCases.map(\.rawValue)).flatMap(Channel.Sort.init) ?? .given
    order = options.list("order").map(\.text)
  }
}

extension ChannelOption.Content {
  /// A name is a column; all else is an expression, unless the data have a column of that name.
  ///
  /// Nil for an expression with a parenthesis too many or too few, which is reported: that is no name.
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

  /// A text that is no expression.
  init?(name text: SourceText, unless mistake: Diagnostic, problems: ProblemList) {
    guard text.text.count(where: { $0 == "(" }) == text.text.count(where: { $0 == ")" }) else {
      problems.report(mistake)
      return nil
    }
    self = .name(text, mistake)
  }

  /// What it is for a table: an exact name of a column goes before all else.
  ///
  /// - Throws: where it is neither a column nor an expression.
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
  /// The name in backquotes, or the text itself if there are none.
  var withoutBackquotes: SourceText {
    let isName = text.count > 2 && text.first == "`" && text.last == "`" && !text.dropFirst().dropLast().contains("`")
    return isName ? part(String(text.dropFirst().dropLast()), offset: 1) : self
  }
}

extension OptionReader {
  /// What a channel shows, which a mapping must say unless something is usual.
  fileprivate func valueOrUsual(_ usual: SourceText?, in place: SourceText) -> SourceText? {
    guard let usual else { return required("value", in: place) }
    return text("value") ?? usual
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
