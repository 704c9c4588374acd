/// What kinds that compare the values of a column read alike: `of: network, measure: accuracy`, and from where.
struct ComparedColumn: Sendable {
  /// The column whose values are compared.
  let column: String
  /// A column of numbers.
  let measure: SourceText
  /// Whose rows count: those of `results` unless given.
  let source: SourceText?

  static let keys = ["measure", "of", "source"]

  /// Nil, and the mistake reported, without a measure or a column.
  init?(_ reader: OptionReader, name: SourceText) {
    guard let measure = reader.required("measure", in: name), let column = reader.required("of", in: name) else {
      return nil
    }
    self.measure = measure
    self.column = column.text
    source = reader.text("source")
  }
}
