import Analysis
import Basics
import Documents
import Tables

/// A column of a `table` cell as it was written: `mean(accuracy) | percent(1)`, or a mapping with more options.
struct TableColumn: Sendable {
  /// The values that compete to be the best: those of a column, or those of a row.
  enum Direction: String, CaseIterable, Named, Sendable {
    case column, row

    var name: String { rawValue }
  }

  var content: ChannelOption.Content
  var writer = ValueWriter()
  var title: String?
  /// A heading shared with the adjacent columns that have the same one.
  var group: String?
  var alignment: TableAlignment?
  /// Which values are the best; nil if none is marked.
  var best: Identity.Criterion.Goal?
  var bestOf = Direction.column
  var marksSecond = false
  var heat: TableHeat?
  /// The total of this column, in place of the table's.
  var total: TableTotal?

  static let fields =
    [OptionField("value", .expression, "A column, or an expression and its format.", isRequired: true)]
    + options.map(\.field)
  static let keys = fields.names

  static let options: [CellOption<TableColumn>] = [
    .text("title", "Its head.") { $0.title = $1.text },
    .text("group", "A head over this column and its neighbours with the same one.") { $0.group = $1.text },
    CellOption(
      OptionSummary(name: "align", help: "left, center, right, or decimal: points below each other."),
      .names(TableAlignment.names.map(\.name))
    ) {
      $1.alignment = $0.choice("align", TableAlignment.names.map(\.name)).flatMap(TableAlignment.named)
    },
    CellOption(
      OptionSummary(name: "best", help: "Bold: the highest or the lowest, and what no test tells from it."),
      .names(Identity.Criterion.Goal.allCases.map(\.rawValue))
    ) {
      $1.best = $0.choice("best", Identity.Criterion.Goal.allCases.map(\.rawValue)).flatMap { .init(rawValue: $0) }
    },
    .choice("best_of", of: Direction.allCases, "The best of each column, or of each row.") { $0.bestOf = $1 },
    .flag("second", "Underlined: the best of the others.") { $0.marksSecond = $1 },
    CellOption(
      OptionSummary(name: "heat", help: "Grounds by value: true, or the name of a colour scheme."), TableHeat.value
    ) {
      $1.heat = TableHeat("heat", $0)
    },
    CellOption(OptionSummary(name: "total", help: "What this column has in rows of totals."), TableTotal.value) {
      $1.total = $0.total("total")
    },
  ]

  init?(_ element: OptionReader.Element, _ problems: ProblemList) {
    switch element {
    case .text(let text): self.init(text, problems)
    case .mapping(let options):
      guard let key = options.keys.first, let value = options.required("value", in: key) else { return nil }
      self.init(value, problems)
      for option in Self.options { option.read(options, &self) }
      for name in ["best_of", "second"] where best == nil {
        guard let key = options.key(name) else { continue }
        problems.report(
          "'\(name)' without 'best'", hint: "add best: highest, or best: lowest", at: key.location())
      }
    }
  }

  /// A bare name is a column; anything else is an expression.
  private init?(_ text: SourceText, _ problems: ProblemList) {
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

  /// The name of the column with the values in the computed table.
  var name: String {
    switch content {
    case .column(let name), .name(let name, _): name.text
    case .expression(let expression, _): Aggregation.Measure(expression).name
    }
  }

  var expression: Expression? {
    if case .expression(let expression, _) = content { return expression }
    return nil
  }

  /// Checks that a column of the data is not written with what only computed values have.
  ///
  /// - Throws: An error for the number of trials, and for an interval without columns for its ends.
  func checkFormat(in table: Table) throws(Diagnostic) {
    guard case .column(let name) = content else { return }
    if writer.showsCount {
      throw Diagnostic(
        .badData, "'\(name.text)' is a column, which has no number of trials",
        hint: "write a computed value, such as mean(\(name.text)) | n", at: name.location())
    }
    if writer.showsInterval, !["_low", "_high"].allSatisfy({ table.hasColumn(name.text + $0) }) {
      throw Diagnostic(
        .badData, "'\(name.text)' is a column without an interval",
        hint: "write a computed value, such as mean(\(name.text)) | interval", at: name.location())
    }
  }
}

extension TableAlignment {
  fileprivate static let names: [(name: String, alignment: TableAlignment)] = [
    ("left", .left), ("center", .center), ("right", .right), ("decimal", .decimal),
  ]

  fileprivate static func named(_ name: String) -> TableAlignment? { names.first { $0.name == name }?.alignment }
}
