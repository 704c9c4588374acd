import Analysis
import Basics

/// A column that the head of a notebook names: `seed`, or `"seed?"` if the data may lack it.
package struct NamedColumn: Sendable {
  /// As it is written.
  let text: SourceText
  /// Whether it may also be a column of a chart's or table's numbers, such as `accuracy_mean`.
  let mayBeComputed: Bool

  init(_ text: SourceText, mayBeComputed: Bool = false) {
    self.text = text
    self.mayBeComputed = mayBeComputed
  }

  var isOptional: Bool { text.text.hasSuffix("?") }

  /// The name in the data. A name that a column has exactly is never shortened.
  static func settled(_ written: String, among known: Set<String>) -> String {
    written.hasSuffix("?") && !known.contains(written) ? String(written.dropLast()) : written
  }

  /// What a written name can mean before the columns are known.
  package static func possibleNames(_ written: String) -> [String] {
    written.hasSuffix("?") ? [written, String(written.dropLast())] : [written]
  }

  /// - Parameter valid: the columns of `results`, which are listed; `others` are near names too.
  func unknown(valid: [String], others: Set<String>) -> Diagnostic {
    .unknownColumn(text.text, valid: valid, others: others, unless: "write \"\(text.text)?\"", at: text.location())
  }
}

extension Diagnostic {
  /// - Parameter advice: what to do if the data may lack the column.
  static func unknownColumn(
    _ name: String, valid: [String], others: Set<String> = [], unless advice: String, at location: SourceLocation
  ) -> Diagnostic {
    let near = nearestName(to: name, in: valid) ?? nearestName(to: name, in: others.sorted())
    let list = valid.isEmpty ? "" : "valid: \(valid.joined(separator: ", ")); "
    return Diagnostic(
      .badData, "unknown column '\(name)'",
      hint: (near.map { "did you mean '\($0)'? " } ?? "") + list + "if the data may lack it, \(advice)", at: location)
  }
}

extension Dictionary where Key == String {
  /// The same values under other names; of two that become one the later stays.
  func renamed(_ name: (String) -> String) -> Self {
    Dictionary(map { (name($0.key), $0.value) }, uniquingKeysWith: { $1 })
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
