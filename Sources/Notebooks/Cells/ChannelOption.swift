import Analysis
import Basics
import Charts

/// A column, a name for several, or a computed value, bound to an axis or a colour of a chart:
/// `y: mean(accuracy)`, or `y: {value: mean(accuracy), title: Accuracy, format: percent(0)}`.
struct ChannelOption: Sendable {
  enum Content: Sendable {
    /// Of the data, or a name from `columns:` in the front matter.
    case column(SourceText)
    case expression(Expression, SourceText)
  }

  var content: Content
  var title: String?
  var format = NumberFormat.automatic
  var domain: ClosedRange<Double>?
  var scale = Channel.Scale.automatic
  var sort = Channel.Sort.given
  var order: [String] = []

  static let keys = ["value", "title", "format", "domain", "scale", "sort", "order"]

  init?(_ key: String, _ reader: OptionReader) {
    guard reader.isMapping(key) else {
      guard let text = reader.text(key), let content = Content(text, reader) else { return nil }
      self.content = content
      return
    }
    let options = reader.mapping(key, allowed: Self.keys, what: "option of '\(key)'")
    guard let place = reader.key(key), let text = options.required("value", in: place),
      let content = Content(text, options)
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
  /// A name is a column; all else is an expression.
  init?(_ text: SourceText, _ reader: OptionReader) {
    if text.text.allSatisfy({ $0.isLetter || $0.isNumber || "_. -".contains($0) }), Double(text.text) == nil {
      self = .column(text)
    } else if let expression = reader.expression(text) {
      self = .expression(expression, text)
    } else {
      return nil
    }
  }

  var text: SourceText {
    switch self {
    case .column(let text), .expression(_, let text): text
    }
  }
}

extension OptionReader {
  fileprivate func numberFormat(_ key: String) -> NumberFormat {
    guard let text = text(key) else { return .automatic }
    let formats = ["percent": NumberFormat.percent, "digits": NumberFormat.digits]
    let read = problems.attempt { () throws(Diagnostic) in
      try InlineExpression.formatWithDigits(text.text, of: formats.keys.sorted(), at: text.location())
    }
    return read.flatMap { formats[$0.name]?($0.digits) } ?? .automatic
  }
}
