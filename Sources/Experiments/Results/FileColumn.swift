import Basics

/// A column of a file that runs append to.
package protocol FileColumn: Named, Sendable {
  /// What one line of the file is written from.
  associatedtype Row
  /// The field; nil where nothing applies.
  var field: @Sendable (Row) -> String? { get }
  /// The columns that there are without asking; their order is the file's.
  static var all: [Self] { get }
  /// The column of that name; nil if there is none.
  static func known(_ name: String) -> Self?
  /// Where a column that is not in `all` stands among the others of its kind.
  static func place(ofOther name: String) -> ColumnPlace
}

extension FileColumn {
  /// Columns of `all` come in its order, then the others by their places.
  static func precedes(_ a: Self, _ b: Self) -> Bool {
    place(a.name) < place(b.name)
  }

  private static func place(_ name: String) -> ColumnPlace {
    if let index = all.firstIndex(where: { $0.name == name }) { return ColumnPlace(kind: 0, index: index) }
    return place(ofOther: name)
  }
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
