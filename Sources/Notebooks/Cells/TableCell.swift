import Analysis
import Basics
import Charts

/// A `table` cell as it was written: groups and what is computed for each.
///
/// `by: network` gives one row for each value, `across: dataset` one column for each; without `by` the rows are those
/// of the data.
struct TableCell: Sendable {
  var options: CellOptions
  var by: [SourceText]
  var across: SourceText?
  var columns: [ColumnOption]
  var errorBar: IntervalMethod
  var sort: Sort?
  /// Whether rows and columns come as their values first appear in the data.
  var keepsOrder = false
  var limit: Int?

  struct ColumnOption: Sendable {
    var content: ChannelOption.Content
    var writer = ValueWriter()
    var title: String?
  }

  struct Sort: Sendable {
    var expression: Expression
    var isDescending: Bool
  }

  static let keys = CellOptions.keys + ["by", "across", "columns", "error_bar", "sort", "limit"]

  /// - Parameter yaml: the text between the fences.
  init?(_ yaml: SourceText, problems: ProblemList) {
    let reader = OptionReader(
      yaml, allowed: Self.keys, what: "option of a table", problems: problems)
    let fence = yaml.source.text(line: yaml.line - 1)
    let elements = reader.elements("columns", allowed: ["value", "title"], what: "option of a column")
    if elements.isEmpty {
      problems.report("the table has no 'columns'", at: fence.location())
    }
    guard let options = CellOptions(reader, fence: fence), !elements.isEmpty else { return nil }
    self.options = options
    columns = elements.compactMap { ColumnOption($0, reader) }
    by = reader.list("by")
    across = reader.text("across")
    errorBar = reader.entry("error_bar", of: IntervalMethod.all) ?? .none
    let sort = reader.text("sort")
    keepsOrder = sort?.text == Channel.Sort.appearance.rawValue
    self.sort = keepsOrder ? nil : sort.flatMap { Sort($0, reader) }
    limit = reader.wholeNumber("limit", in: 1...100_000)
  }
}

extension TableCell.ColumnOption {
  /// `mean(accuracy) | percent(1)`, a column's name, or either with a title.
  fileprivate init?(_ element: OptionReader.Element, _ reader: OptionReader) {
    switch element {
    case .text(let text):
      self.init(text, title: nil, reader)
    case .mapping(let options):
      guard let key = options.keys.first, let value = options.required("value", in: key) else { return nil }
      self.init(value, title: options.text("title")?.text, reader)
    }
  }

  /// A bare name is a column, all else an expression.
  private init?(_ text: SourceText, title: String?, _ reader: OptionReader) {
    self.title = title
    let name = String(text.text.prefix { $0 != "|" }).trimmingSpaces
    let location = text.location()
    let parsed = reader.problems.attempt { () throws(Diagnostic) in
      try InlineExpression(parsing: text.text, at: location)
    }
    guard let parsed else { return nil }
    writer = parsed.writer
    let isName = name.allSatisfy { $0.isLetter || $0.isNumber || "_.".contains($0) }
    content =
      isName
      ? .column(text.part(name)) : .expression(parsed.expression, text)
  }
}

extension TableCell.Sort {
  /// `mean(accuracy)` ascending, `-mean(accuracy)` descending.
  fileprivate init?(_ text: SourceText, _ reader: OptionReader) {
    isDescending = text.text.hasPrefix("-")
    let rest = isDescending ? String(text.text.dropFirst()) : text.text
    let offset = isDescending ? 1 : 0
    guard
      let expression = reader.expression(text.part(rest, offset: offset))
    else { return nil }
    self.expression = expression
  }
}
