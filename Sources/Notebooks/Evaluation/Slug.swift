import Statistics

/// Names for anchors and files made of titles and values.
enum Slug {
  /// Small letters and digits, `-` for all else; never empty.
  static func of(_ text: String) -> String {
    var result = ""
    for character in text.lowercased() {
      if character.isLetter || character.isNumber || character == "_" {
        result.append(character)
      } else if !result.hasSuffix("-") && !result.isEmpty {
        result.append("-")
      }
    }
    while result.hasSuffix("-") { result.removeLast() }
    return result.isEmpty ? "section" : result
  }

  /// The longest that a part of a file's name may be, in bytes: file systems end at 255, and a name has several parts.
  private static let longest = 60

  /// The same for a part of a file's name. One that is too long is cut, and told apart by a hash of the whole.
  static func short(_ text: String) -> String {
    let slug = of(text)
    guard slug.utf8.count > longest else { return slug }
    var start = slug.prefix(longest / 2)
    while start.utf8.count > longest / 2 { start.removeLast() }
    return "\(start)-\(String(StableHash.of(text), radix: 36))"
  }
}
