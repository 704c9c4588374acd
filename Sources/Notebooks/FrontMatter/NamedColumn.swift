import Analysis
import Basics

/// A column that the front matter names: `seed`, or `"seed?"` if the data may lack it.
package struct NamedColumn: Sendable {
  /// The name as it is written, with its question mark.
  let text: SourceText
  /// True if the name may also be a column of a chart's or table's numbers, such as `accuracy_mean`.
  let mayBeComputed: Bool

  init(_ text: SourceText, mayBeComputed: Bool = false) {
    self.text = text
    self.mayBeComputed = mayBeComputed
  }

  var isOptional: Bool { text.text.hasSuffix("?") }

  /// Returns the name of a column in the data: drops a final `?`, unless a column has exactly the written name.
  static func settled(_ written: String, among known: Set<String>) -> String {
    written.hasSuffix("?") && !known.contains(written) ? String(written.dropLast()) : written
  }

  /// Returns the columns that a written name can mean, for use before the columns are known.
  package static func possibleNames(_ written: String) -> [String] {
    written.hasSuffix("?") ? [written, String(written.dropLast())] : [written]
  }

  /// Returns the error that the data lack this column.
  ///
  /// - Parameters:
  ///   - valid: The columns of `results`, which the hint lists.
  ///   - others: The names that the hint can also suggest, if they are similar.
  func unknown(valid: [String], others: Set<String>) -> Diagnostic {
    .unknownColumn(text.text, valid: valid, others: others, unless: "write \"\(text.text)?\"", at: text.location())
  }
}

extension Diagnostic {
  /// - Parameter advice: What to do if the data may lack the column.
  static func unknownColumn(
    _ name: String, valid: [String], others: Set<String> = [], unless advice: String, at location: SourceLocation
  ) -> Diagnostic {
    let near = nearestName(to: name, in: valid) ?? nearestName(to: name, in: others.sorted())
    let list = valid.isEmpty ? "" : "valid: \(valid.joined(separator: ", ")); "
    var problem = Diagnostic(
      .badData, "unknown column '\(name)'",
      hint: (near.map { "did you mean '\($0)'? " } ?? "") + list + "if the data may lack it, \(advice)", at: location)
    problem.unknown = "column"
    return problem
  }
}

extension Dictionary where Key == String {
  /// Returns the same values under other names. If two keys get the same name, the value of the key that is written so
  /// is kept, or else that of the first key in alphabetical order.
  func renamed(_ name: (String) -> String) -> Self {
    let sorted = sorted { ($0.key != name($0.key) ? 1 : 0, $0.key) < ($1.key != name($1.key) ? 1 : 0, $1.key) }
    return Dictionary(sorted.map { (name($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Identity {
  func renamed(_ name: (String) -> String) -> Identity {
    var renamed = self
    renamed.replicate = replicate.map(name)
    renamed.separate = separate.map(name)
    renamed.criteria = criteria.map { Criterion($0.goal, name($0.column)) }
    return renamed
  }
}
