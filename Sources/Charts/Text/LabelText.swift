/// Names from a table as charts print them.
package enum LabelText {
  /// A value as it is in the data, on one line.
  static func value(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }

  /// The title that a column without one gets: `mean_accuracy` becomes `mean accuracy`.
  static func title(_ column: String) -> String {
    value(String(column.map { $0 == "_" ? " " : $0 }))
  }

  /// The titles of a hierarchy's levels without the prefix all share: `network_type`, `network_depth` become `type`,
  /// `depth`.
  package static func levelTitles(_ columns: [String]) -> [String] {
    guard columns.count > 1 else { return columns.map(title) }
    let words = columns.map { $0.split(separator: "_") }
    let shortest = words.map(\.count).min() ?? 0
    let shared = (0..<max(0, shortest - 1)).prefix { index in words.allSatisfy { $0[index] == words[0][index] } }.count
    return words.map { $0.dropFirst(shared).joined(separator: " ") }
  }

  /// What the levels of a hierarchy are levels of: `network`, or their names joined.
  package static func sharedTitle(_ columns: [String]) -> String {
    let full = columns.map(title)
    let levels = levelTitles(columns)
    guard columns.count > 1, full != levels else { return full.joined(separator: ", ") }
    return String(full[0].dropLast(levels[0].count)).trimmingSpaces
  }
}

extension String {
  var trimmingSpaces: String {
    var trimmed = drop { $0 == " " }
    while trimmed.last == " " { trimmed.removeLast() }
    return String(trimmed)
  }
}
