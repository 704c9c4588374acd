import Statistics

/// Names for anchors and files, made of titles and values.
enum Slug {
  /// Returns the text in lower case, with `-` in place of anything but letters, digits and `_`. It is never empty.
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

  /// The most bytes of a part of a file name. File systems allow 255, and a name has several parts.
  private static let longest = 60

  /// Returns the slug for part of a file name. One that is too long is shortened, and a hash makes it unique.
  static func short(_ text: String) -> String {
    let slug = of(text)
    guard slug.utf8.count > longest else { return slug }
    var start = slug.prefix(longest / 2)
    while start.utf8.count > longest / 2 { start.removeLast() }
    return "\(start)-\(String(StableHash.of(text), radix: 36))"
  }
}
