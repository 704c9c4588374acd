/// The fields that mean that a value is missing, besides the empty one.
struct MissingTokens: Sendable {
  /// Those that a person named: they mean it in every column.
  let declared: Set<String>
  /// Those that a person named and that are numbers, such as -999.
  let numbers: Set<Double>

  /// They mean it in a column whose other fields are all numbers or dates.
  private static let common: Set<String> = ["NA", "N/A", "NaN", "nan", "null", "None", "<NA>"]

  init(_ format: TableFormat) {
    declared = Set(format.missing)
    numbers = Set(format.missing.compactMap(NumberParser.number))
  }

  func areDeclared(_ field: String) -> Bool { declared.contains(field) }

  /// Whether the field is a missing number or date.
  func contain(_ field: String) -> Bool { declared.contains(field) || Self.common.contains(field) }
}
