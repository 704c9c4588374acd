import Basics
import Tables

/// The options shared by all tables that compare the values of a column: `of: network, measure: accuracy` and
/// `source`.
struct ComparedColumn: Sendable {
  /// The column whose values are compared.
  var column: String { of.text }
  private let of: SourceText
  /// The numeric column by which they are compared.
  let measure: SourceText
  /// The source of the rows; nil for `results`.
  let source: SourceText?

  static let fields = [
    OptionField("measure", .text, "A column of numbers.", isRequired: true),
    OptionField("of", .text, "The column whose values are compared.", isRequired: true), source,
  ]
  static let source = OptionField("source", .text, "Whose rows count: those of results unless given.")

  /// Reads the options. Reports a missing measure or column and returns nil.
  init?(_ reader: OptionReader, name: SourceText) {
    guard let measure = reader.required("measure", in: name), let column = reader.required("of", in: name) else {
      return nil
    }
    self.measure = measure
    of = column
    source = reader.text("source")
  }

  /// Returns the rows to compare; nil if an optional table lacks its source.
  ///
  /// - Throws: An error for an unknown source or column, at its place.
  func rows(_ input: DerivedTable.Input) throws(Diagnostic) -> Table? {
    guard let rows = try input.rows(of: source) else { return nil }
    try check(rows, input)
    return rows
  }

  func check(_ rows: Table, _ input: DerivedTable.Input) throws(Diagnostic) {
    _ = try rows.column(measure.text, at: measure.location())
    for column in input.aggregation.identity.joint[column] ?? [column] where !rows.hasColumn(column) {
      _ = try rows.column(self.column, at: of.location())
    }
  }
}
