/// What people call columns, at the beginning of a line and within one. Names and units stay as they are written.
enum ColumnTitle {
  /// Of a column without a title of its own: `GPU_hours` as `GPU hours`, `pH` as it is, `loss` as `Loss`.
  static func words(_ name: String) -> String {
    let words = name.split(separator: "_").joined(separator: " ")
    let first = words.prefix { $0 != " " }
    return first.contains(where: \.isUppercase) ? words : words.prefix(1).uppercased() + words.dropFirst()
  }

  /// `Time in min` as `time in min`; but `GPU hours`, `F1`, `BLEU` and `Model Name` as they are: only the plain capital of
  /// a first word is one that the beginning of a line has.
  static func withinSentence(_ title: String) -> String {
    let words = title.split(separator: " ")
    guard let first = words.first, isPlain(first), !words.dropFirst().contains(where: isPlain) else { return title }
    return title.prefix(1).lowercased() + title.dropFirst()
  }

  /// Whether a word begins with a capital, goes on with a small letter, and has no other capital: `Time`, `Top-1`.
  private static func isPlain(_ word: Substring) -> Bool {
    guard word.first?.isUppercase == true, word.dropFirst().first?.isLowercase == true else { return false }
    return !word.dropFirst().contains(where: \.isUppercase)
  }
}
