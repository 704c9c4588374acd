import Basics

/// Where the words of a language may be divided: the patterns that match a word raise the numbers between its letters, and
/// odd numbers are hyphens.
///
/// Source: Liang, *Word Hy-phen-a-tion by Com-put-er*, 1983; the files are those of LibreOffice, in the format of libhyphen.
/// That library is not used, because it takes three seconds to read the German patterns.
package struct HyphenationDictionary: Sendable {
  /// For the letters of a pattern, the numbers before each of them and behind the last one.
  private var patterns: [[Unicode.Scalar]: [UInt8]] = [:]
  /// Letters of the longest pattern.
  private var length = 0
  private let before: Int
  private let behind: Int

  /// Letters of the longest word that is looked at.
  private static let longest = 100
  private static let edge: Unicode.Scalar = "."
  /// How lines begin that are no patterns.
  private static let keywords = ["LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUND", "NOHYPHEN", "NEXTLEVEL", "%", "#"]

  /// - Parameters:
  ///   - file: the name of its encoding, then a pattern on each line, such as `1ba` and `.ein1`.
  ///   - before: how many letters stay before a hyphen.
  ///   - behind: how many letters stay behind it.
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
    // Behind a slash stands how the division changes letters. Such a place is none here: it would change the text.
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

  /// How many of a word's characters stand before each place where it may be divided.
  package func breaks(in word: String) -> [Int] {
    let letters = Array(word.lowercased().unicodeScalars)
    // Places are those of characters.
    guard letters.count == word.count, (2...Self.longest).contains(letters.count) else { return [] }
    let edged = [Self.edge] + letters + [Self.edge]
    var numbers = [UInt8](repeating: 0, count: edged.count + 1)
    for start in edged.indices {
      for end in start + 1..<min(start + length, edged.count) + 1 {
        guard let raised = patterns[Array(edged[start..<end])] else { continue }
        for (offset, number) in raised.enumerated() { numbers[start + offset] = max(numbers[start + offset], number) }
      }
    }
    // The number before a letter is one further, because of the edge.
    return (1..<letters.count).filter { place in
      numbers[place + 1] % 2 == 1 && place >= before && place <= letters.count - behind
    }
  }
}
