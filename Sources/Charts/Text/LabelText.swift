/// Converts column names and values of a table into the texts that charts show.
package enum LabelText {
  /// Returns a value of the data with line breaks and tabs replaced by spaces.
  static func value(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }

  /// Returns the title for a column that has none of its own: `mean_accuracy` becomes `mean accuracy`.
  static func title(_ column: String) -> String {
    value(String(column.map { $0 == "_" ? " " : $0 }))
  }

  /// Returns the titles of a hierarchy's levels without the prefix that all of them share: `network_type` and
  /// `network_depth` become `type` and `depth`.
  package static func levelTitles(_ columns: [String]) -> [String] {
    guard columns.count > 1 else { return columns.map(title) }
    let words = columns.map { $0.split(separator: "_") }
    let shortest = words.map(\.count).min() ?? 0
    let shared = (0..<max(0, shortest - 1)).prefix { index in words.allSatisfy { $0[index] == words[0][index] } }.count
    return words.map { $0.dropFirst(shared).joined(separator: " ") }
  }

  /// Returns the title of a whole hierarchy: the prefix that its columns share, such as `network`, or all column names
  /// joined by commas if they share none.
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
