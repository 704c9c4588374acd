/// Names from a table as people read them.
enum LabelText {
  /// `elementwise_mul` becomes `elementwise mul`; line breaks and tabs become spaces.
  static func readable(_ name: String) -> String {
    let spaces: Set<Character> = ["_", "\n", "\t", "\r\n", "\r"]
    return String(name.map { spaces.contains($0) ? " " : $0 })
  }

  /// The titles of a hierarchy's levels without the prefix all share: `network_type`, `network_depth` become `type`,
  /// `depth`.
  static func levelTitles(_ columns: [String]) -> [String] {
    guard columns.count > 1 else { return columns.map(readable) }
    let words = columns.map { $0.split(separator: "_") }
    let shortest = words.map(\.count).min()!
    let shared = (0..<shortest - 1).prefix { index in words.allSatisfy { $0[index] == words[0][index] } }.count
    return words.map { $0.dropFirst(shared).joined(separator: " ") }
  }

  /// What the levels of a hierarchy are levels of: `network`, or their names joined.
  static func sharedTitle(_ columns: [String]) -> String {
    let full = columns.map(readable)
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
