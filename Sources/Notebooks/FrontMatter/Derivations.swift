import Analysis
import Basics

/// The definitions in the front matter that are computed before the text: columns, row classes, derived tables, and the
/// values that decide hypotheses.
struct Derivations: Sendable {
  var computed: [ComputedColumn] = []
  var classes: [RowClasses] = []
  var tables: [DerivedTable] = []
  var hypotheses: [Hypothesis] = []
  /// The method for the intervals of derived tables and hypotheses.
  var interval = IntervalMethod.standard

  static let fields = [
    OptionField(
      "computed", .mapping(of: .either(.text, .mapping(ComputedColumn.fields))),
      "Columns of numbers, each an expression over the columns of its row."),
    OptionField(
      "classes", .mapping(of: .mapping(of: .text)), "Columns of names, each the first whose condition holds."),
    OptionField("derived", .mapping(of: DerivedTable.value), "Tables that are made from others."),
    OptionField("hypotheses", .mapping(of: .mapping(Hypothesis.fields)), "Claims, and the values that decide them."),
    OptionField(
      "interval", .names(of: IntervalMethod.all), "The method of the intervals of derived tables and hypotheses."),
  ]

  /// A numeric column computed row by row: `{value: r2, range: [0, 1]}`.
  struct ComputedColumn: Sendable {
    var name: String
    /// True if the values are missing where the data lack a column of the expression. It is written `"name?"`.
    var isOptional: Bool
    /// An expression over columns of the same row.
    var expression: Expression
    /// The allowed range. Values outside are clamped to it.
    var range: ClosedRange<Double>?
  }

  /// A text column that holds, for each row, the label of the first class whose condition the row meets.
  struct RowClasses: Sendable {
    var column: String
    /// True if classes whose conditions name missing columns are left out. It is written `"name?"`.
    var isOptional: Bool
    var classes: [(label: String, condition: Condition)]
  }

  /// A claim that a value decides. It is supported if the whole interval of the value lies above the margin, and
  /// refuted if the whole interval lies below it.
  struct Hypothesis: Sendable {
    var name: String
    var claim: String
    var expression: Expression
    var margin: Double
  }

  init() {}

  /// The names of the columns that are added to tables.
  var names: [String] { computed.map(\.name) + classes.map(\.column) }

  func renamed(_ name: (String) -> String) -> Derivations {
    var renamed = self
    for index in computed.indices { renamed.computed[index].name = name(computed[index].name) }
    for index in classes.indices { renamed.classes[index].column = name(classes[index].column) }
    return renamed
  }

  init(_ reader: OptionReader) {
    let columns = reader.mapping("computed")
    computed = columns.keys.compactMap { ComputedColumn($0, columns) }
    let classes = reader.mapping("classes")
    self.classes = classes.keys.map { RowClasses($0.text, classes.mapping($0.text)) }
    let tables = reader.mapping("derived")
    self.tables = tables.keys.compactMap { DerivedTable($0, tables) }
    let hypotheses = reader.mapping("hypotheses")
    self.hypotheses = hypotheses.keys.compactMap { Hypothesis($0, hypotheses) }
    interval = reader.entry("interval", of: IntervalMethod.all) ?? .standard
  }
}

extension Derivations.ComputedColumn {
  static let fields = [
    OptionField("value", .text, "An expression over columns of the same row.", isRequired: true),
    OptionField("range", .ends, "Values outside count as its ends."),
  ]

  /// Reads an expression, or a mapping with an expression and the range of its values.
  fileprivate init?(_ name: SourceText, _ columns: OptionReader) {
    let options =
      columns.isMapping(name.text)
      ? columns.mapping(name.text, allowed: Self.fields.names, what: "key of a computed column") : nil
    guard let text = options?.required("value", in: name) ?? (options == nil ? columns.text(name.text) : nil),
      let expression = columns.expression(text)
    else { return nil }
    self.init(
      name: name.text, isOptional: name.text.hasSuffix("?"), expression: expression, range: options?.interval("range"))
  }
}

extension Derivations.RowClasses {
  fileprivate init(_ column: String, _ reader: OptionReader) {
    self.column = column
    isOptional = column.hasSuffix("?")
    classes = reader.keys.compactMap { key in reader.condition(key.text).map { (key.text, $0) } }
  }
}

extension Derivations.Hypothesis {
  static let fields = [
    OptionField("claim", .text, "What it says."),
    OptionField("value", .expression, "An expression that decides it.", isRequired: true),
    OptionField("margin", .number(in: margins), "It is supported if the whole interval lies above this number."),
  ]
  private static let margins = -1e9...1e9

  fileprivate init?(_ name: SourceText, _ hypotheses: OptionReader) {
    let reader = hypotheses.mapping(name.text, allowed: Self.fields.names, what: "key of a hypothesis")
    guard let value = reader.required("value", in: name), let expression = reader.expression(value) else { return nil }
    self.init(
      name: name.text, claim: reader.text("claim")?.text ?? name.text, expression: expression,
      margin: reader.number("margin", in: Self.margins) ?? 0)
  }
}
