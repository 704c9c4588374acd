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
  /// The column of whose values the intervals are.
  var over: SourceText?
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

  static let keys = CellOptions.keys + ["by", "across", "columns", "error_bar", "over", "sort", "limit"]

  /// - Parameter yaml: the text between the fences.
  init?(_ yaml: SourceText, problems: ProblemList) {
    let reader = OptionReader(
      yaml, allowed: Self.keys, what: "option of a table", problems: problems)
    let fence = yaml.source.text(line: yaml.line - 1)
    let elements = reader.elements("columns", allowed: ["value", "title"], what: "option of a column")
    if reader.key("columns") == nil {
      problems.report("the table has no 'columns'", at: fence.location())
    }
    guard let options = CellOptions(reader, fence: fence), !elements.isEmpty else { return nil }
    self.options = options
    columns = elements.compactMap { ColumnOption($0, problems) }
    by = reader.list("by")
    across = reader.text("across")
    errorBar = reader.entry("error_bar", of: IntervalMethod.all) ?? .none
    over = reader.over(unlessNone: errorBar)
    let sort = reader.text("sort")
    keepsOrder = sort?.text == Channel.Sort.appearance.rawValue
    self.sort = keepsOrder ? nil : sort.flatMap { Sort($0, reader) }
    limit = reader.wholeNumber("limit", in: 1...100_000)
  }
}

extension TableCell.ColumnOption {
  /// `mean(accuracy) | percent(1)`, a column's name, or either with a title.
  fileprivate init?(_ element: OptionReader.Element, _ problems: ProblemList) {
    switch element {
    case .text(let text):
      self.init(text, title: nil, problems)
    case .mapping(let options):
      guard let key = options.keys.first, let value = options.required("value", in: key) else { return nil }
      self.init(value, title: options.text("title")?.text, problems)
    }
  }

  /// A bare name is a column, all else an expression.
  private init?(_ text: SourceText, title: String?, _ problems: ProblemList) {
    self.title = title
    let name = text.part(String(text.text.prefix { $0 != "|" }).trimmingSpaces)
    do throws(Diagnostic) {
      let parsed = try InlineExpression(parsing: text.text, at: text.location())
      writer = parsed.writer
      let isName = name.text.allSatisfy { $0.isLetter || $0.isNumber || "_.".contains($0) }
      let column = name.withoutBackquotes
      content = isName || column.text != name.text ? .column(column) : .expression(parsed.expression, name)
    } catch {
      guard let content = ChannelOption.Content(name: text, unless: error, problems: problems) else { return nil }
      self.content = content
    }
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
