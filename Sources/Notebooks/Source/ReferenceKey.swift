/// The key of a work or the name of a part of the report behind an `@`, as Pandoc reads it.
enum ReferenceKey {
  /// Where the key ends that begins at an index; nil if none does. Marks such as `.` and `:` belong to it if a letter or
  /// digit follows them.
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

  /// The `@` of a key: an address of mail has a letter before its own, a path a slash.
  static func isMark(_ text: [Unicode.Scalar], at index: Int) -> Bool {
    guard text[index] == "@", begins(in: text, at: index + 1) else { return false }
    guard index > 0 else { return true }
    let before = text[index - 1]
    return !(isLetter(before) || isAccent(before) || before == "@" || before == "/" || before == "\\")
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Whether it changes the letter before it, as in `e` and U+0301.
  private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark
  }
}
