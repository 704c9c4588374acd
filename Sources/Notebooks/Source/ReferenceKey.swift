/// The key behind an `@`, by Pandoc's rules: of a cited work, or of a part of the report.
enum ReferenceKey {
  /// Returns the end of the key that begins at `start`; nil if no key begins there. Marks such as `.` and `:` belong to
  /// the key if a letter or digit follows them.
  static func end(in text: [Unicode.Scalar], from start: Int) -> Int? {
    guard begins(in: text, at: start) else { return nil }
    var end = start + 1
    while end < text.count {
      if isLetter(text[end]) || isAccent(text[end]) {
        end += 1
      } else if marks.contains(text[end]), end + 1 < text.count, isLetter(text[end + 1]) {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  private static let marks = Set("_:.#$%&-+?<>~/".unicodeScalars)

  private static func begins(in text: [Unicode.Scalar], at index: Int) -> Bool {
    text.indices.contains(index) && (isLetter(text[index]) || text[index] == "_")
  }

  /// Returns true if the `@` at an index begins a key. In an email address a letter comes before it, in a path `/`.
  static func isMark(_ text: [Unicode.Scalar], at index: Int) -> Bool {
    guard text[index] == "@", begins(in: text, at: index + 1) else { return false }
    guard index > 0 else { return true }
    let before = text[index - 1]
    return !(isLetter(before) || isAccent(before) || before == "@" || before == "/" || before == "\\")
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Returns true for a combining mark, which changes the letter before it, such as U+0301 after `e`.
  private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark
  }
}
