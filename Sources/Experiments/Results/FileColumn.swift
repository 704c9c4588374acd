import Basics

/// A column of a file that runs append to.
package protocol FileColumn: Named, Sendable {
  /// What one line of the file is written from.
  associatedtype Row
  /// The field; nil where nothing applies.
  var field: @Sendable (Row) -> String? { get }
  /// The columns of files of this program's own networks.
  static var ofNetworks: ColumnRule<Self> { get }
}

/// Numbers and texts as the published CSV has them.
enum FieldText {
  /// With a point or an exponent: `1.0`, `1e-05`; empty for a number that is not finite.
  static func number(_ x: Double?) -> String? {
    x.flatMap { $0.isFinite ? "\($0)" : nil }
  }

  static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
