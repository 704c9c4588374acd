import Basics

/// A column of a file to which runs append.
package protocol FileColumn: Named, Sendable {
  /// The value from which one line of the file is written.
  associatedtype Row
  /// Returns the field of a row; nil if the column does not apply to it.
  var field: @Sendable (Row) -> String? { get }
  /// The rule for files of trials that train networks.
  static var ofNetworks: ColumnRule<Self> { get }
}

/// Numbers and texts in the form of the published CSV.
enum FieldText {
  /// Returns a number with a point or an exponent, such as `1.0` or `1e-05`; nil for a number that is not finite.
  static func number(_ x: Double?) -> String? {
    x.flatMap { $0.isFinite ? "\($0)" : nil }
  }

  static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
