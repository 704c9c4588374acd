/// Readable names of columns, for the start of a line and within one. Names and units keep their capitals.
enum ColumnTitle {
  /// Returns the title of a column that has no explicit one: `GPU_hours` becomes `GPU hours`, `loss` becomes `Loss`,
  /// and `pH` stays.
  static func words(_ name: String) -> String {
    let words = name.split(separator: "_").joined(separator: " ")
    let first = words.prefix { $0 != " " }
    return first.contains(where: \.isUppercase) ? words : words.prefix(1).uppercased() + words.dropFirst()
  }

  /// Returns the title within a sentence of a column that has no explicit one: its name as the data have it.
  static func wordsWithinSentence(_ name: String) -> String {
    name.split(separator: "_").joined(separator: " ")
  }

  /// Returns an explicit title for use within a sentence: `Time in min` becomes `time in min`. `GPU hours`, `F1`, `BLEU`,
  /// `Model Name` and `Brier score` stay: only the capital of a common noun is taken for the capital of a line's start,
  /// and only if no other word has one.
  static func withinSentence(_ title: String) -> String {
    let words = title.split(separator: " ")
    guard let first = words.first, isPlain(first), CommonNoun.contains(first),
      !words.dropFirst().contains(where: isPlain)
    else { return title }
    return title.prefix(1).lowercased() + title.dropFirst()
  }

  /// Returns true for a word with one capital at its start, before a small letter: `Time`, `Top-1`.
  private static func isPlain(_ word: Substring) -> Bool {
    guard word.first?.isUppercase == true, word.dropFirst().first?.isLowercase == true else { return false }
    return !word.dropFirst().contains(where: \.isUppercase)
  }
}
