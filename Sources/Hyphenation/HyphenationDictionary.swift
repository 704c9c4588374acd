import Basics

/// Finds where the words of a language may be hyphenated. The patterns that match a word raise the numbers between its
/// letters, and odd numbers allow a hyphen.
///
/// Source: Liang, *Word Hy-phen-a-tion by Com-put-er*, 1983. The files are those of LibreOffice, in the format of
/// libhyphen. That library is not used, because it takes three seconds to read the German patterns.
package struct HyphenationDictionary: Sendable {
  /// For the letters of a pattern, the numbers before each letter and after the last one.
  private var patterns: [[Unicode.Scalar]: [UInt8]] = [:]
  /// The number of letters in the longest pattern.
  private var length = 0
  private let before: Int
  private let behind: Int

  /// The number of letters in the longest word that is hyphenated.
  private static let longest = 100
  private static let edge: Unicode.Scalar = "."
  /// The beginnings of lines that are not patterns.
  private static let keywords = ["LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUND", "NOHYPHEN", "NEXTLEVEL", "%", "#"]

  /// Reads the patterns of a file.
  ///
  /// - Parameters:
  ///   - file: The name of the encoding on the first line, then a pattern on each line, such as `1ba` and `.ein1`.
  ///   - before: The minimal number of letters before a hyphen.
  ///   - behind: The minimal number of letters after a hyphen.
  package init(_ file: [UInt8], before: Int, behind: Int) {
    (self.before, self.behind) = (before, behind)
    let lines = file.split(omittingEmptySubsequences: true) { $0 == 10 || $0 == 13 }
    let isUTF8 = lines.first.map { Array($0) == Array("UTF-8".utf8) } ?? true
    patterns.reserveCapacity(lines.count)
    for line in lines.dropFirst() where !Self.keywords.contains(where: { line.starts(with: $0.utf8) }) {
      let text =
        isUTF8 ? String(decoding: line, as: UTF8.self).unicodeScalars.map { $0 } : line.map { Unicode.Scalar($0) }
      add(text)
    }
  }

  private mutating func add(_ text: [Unicode.Scalar]) {
    // After a slash, a pattern says how hyphenation changes letters. Such a place is not used here, because it would
    // change the text.
    let pattern = text.prefix { $0 != "/" && $0 != " " && $0 != "\t" }
    let changesLetters = pattern.count < text.count && text[pattern.count] == "/"
    var (letters, numbers): ([Unicode.Scalar], [UInt8]) = ([], [0])
    for scalar in pattern {
      if ("0"..."9").contains(scalar) {
        let number = UInt8(scalar.value - 48)
        numbers[numbers.count - 1] = changesLetters && number % 2 == 1 ? number + 1 : number
      } else {
        letters.append(scalar)
        numbers.append(0)
      }
    }
    guard numbers.contains(where: { $0 > 0 }) else { return }
    patterns[letters] = numbers
    length = max(length, letters.count)
  }

  /// Returns how many characters of the word precede each place where it may be hyphenated.
  package func breaks(in word: String) -> [Int] {
    let letters = Array(word.lowercased().unicodeScalars)
    // The places count characters, so each character must be a single scalar.
    guard letters.count == word.count, (2...Self.longest).contains(letters.count) else { return [] }
    let edged = [Self.edge] + letters + [Self.edge]
    var numbers = [UInt8](repeating: 0, count: edged.count + 1)
    for start in edged.indices {
      for end in start + 1..<min(start + length, edged.count) + 1 {
        guard let raised = patterns[Array(edged[start..<end])] else { continue }
        for (offset, number) in raised.enumerated() { numbers[start + offset] = max(numbers[start + offset], number) }
      }
    }
    // The index is one higher, because of the edge mark at the beginning.
    return (1..<letters.count).filter { place in
      numbers[place + 1] % 2 == 1 && place >= before && place <= letters.count - behind
    }
  }
}
