/// The texts of fields that mean a missing value, besides the empty field.
struct MissingTokens: Sendable {
  /// The texts that the user named. They mean a missing value in every column.
  let declared: Set<String>
  /// Those of them that are numbers, such as -999.
  let numbers: Set<Double>

  /// Texts that mean a missing value in a column whose other fields are all numbers or dates.
  private static let common: Set<String> = ["NA", "N/A", "NaN", "nan", "NaT", "null", "None", "<NA>"]

  init(_ format: TableFormat) {
    declared = Set(format.missing)
    numbers = Set(format.missing.compactMap(NumberParser.number))
  }

  /// Returns true if a column holds only words that mean a missing number or date in any file.
  static func areAll(_ column: Column) -> Bool {
    guard case .text(let codes, let categories) = column.values else { return false }
    return Set(codes).allSatisfy { $0 < 0 || common.contains(categories[Int($0)]) }
  }

  func areDeclared(_ field: String) -> Bool { declared.contains(field) }

  /// Returns true if the field means a missing number or date.
  func contain(_ field: String) -> Bool { declared.contains(field) || Self.common.contains(field) }
}
