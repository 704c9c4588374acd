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
}

extension FileColumn {
  /// Columns of `all` come in its order, then the settings of trials in theirs, then named sets one after the other.
  static func precedes(_ a: Self, _ b: Self) -> Bool {
    place(a.name) < place(b.name)
  }

  private static func place(_ name: String) -> (Int, String, Int) {
    if let index = all.firstIndex(where: { $0.name == name }) { return (0, "", index) }
    if let index = TrialSetting.all.firstIndex(where: { $0.name == name }) { return (1, "", index) }
    guard let (metric, set) = EvaluationMetric.parse(column: name) else { return (3, name, 0) }
    return (2, set, EvaluationMetric.all.firstIndex { $0.name == metric.name } ?? 0)
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
