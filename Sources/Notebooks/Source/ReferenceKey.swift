/// The key of a work or the name of a part of the report behind an `@`, as Pandoc reads it.
enum ReferenceKey {
  /// Where the key ends that begins at an index; nil if none does. Marks such as `.` and `:` belong to it if a letter or
  /// digit follows them.
  static func end(in text: [Character], from start: Int) -> Int? {
    guard text.indices.contains(start), isLetter(text[start]) || text[start] == "_" else { return nil }
    var end = start + 1
    while end < text.count {
      if isLetter(text[end]) {
        end += 1
      } else if "_:.#$%&-+?<>~/".contains(text[end]), end + 1 < text.count, isLetter(text[end + 1]) {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  /// The `@` of a key: an address of mail has a letter before its own, a path a slash.
  static func isMark(_ text: [Character], at index: Int) -> Bool {
    guard text[index] == "@", end(in: text, from: index + 1) != nil else { return false }
    return index == 0 || !(isLetter(text[index - 1]) || "@/\\".contains(text[index - 1]))
  }

  private static func isLetter(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
