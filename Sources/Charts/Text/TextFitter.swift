import Basics
import Graphics

/// Breaks and abbreviates labels so that they fit, by the extents of one font.
package struct TextFitter {
  let measurer: any TextMeasurer
  let font: Font
  let ascent: Double
  let lineHeight: Double

  package init(_ measurer: any TextMeasurer, font: Font) throws(Diagnostic) {
    self.measurer = measurer
    self.font = font
    let extents = try measurer.extents(of: "Ag", font: font)
    ascent = extents.ascent
    lineHeight = extents.height
  }

  func width(_ text: String) throws(Diagnostic) -> Double {
    try measurer.extents(of: text, font: font).width
  }

  func widest(_ texts: [String]) throws(Diagnostic) -> Double {
    var widest = 0.0
    for text in texts { widest = max(widest, try width(text)) }
    return widest
  }

  func line(_ text: String) throws(Diagnostic) -> TextBlock {
    try block([text])
  }

  /// The text in lines no wider than `maxWidth`, at most `maxLines`; what does not fit is removed from its middle and
  /// replaced by `…`.
  package func wrapped(_ text: String, maxWidth: Double, maxLines: Int) throws(Diagnostic) -> TextBlock {
    let lines = try lines(text, maxWidth: maxWidth, atMost: maxLines + 1)
    if lines.count <= maxLines { return try block(lines) }
    let characters = Array(text)
    let kept = try longestKept(of: characters, maxWidth: maxWidth, maxLines: maxLines)
    let shortened = try self.lines(Self.abbreviated(characters, to: kept), maxWidth: maxWidth, atMost: maxLines)
    return try block(Array(shortened.prefix(maxLines)))
  }

  /// How many characters of a text that is too long can stay, at least one. Tries few first: a text of thousands of
  /// letters is cut to some dozens, and must not be measured at half its length for that.
  private func longestKept(of characters: [Character], maxWidth: Double, maxLines: Int) throws(Diagnostic) -> Int {
    var (fits, fails) = (1, characters.count)
    var next = 32
    while fails - fits > 1 {
      let kept = next < fails ? next : (fits + fails) / 2
      let shortened = try lines(Self.abbreviated(characters, to: kept), maxWidth: maxWidth, atMost: maxLines + 1)
      if shortened.count <= maxLines {
        fits = kept
        next = next < fails ? next * 2 : .max
      } else {
        (fails, next) = (kept, .max)
      }
    }
    return fits
  }

  /// The text in at most `maxLines` lines, made as narrow as its words allow.
  func balanced(_ text: String, maxLines: Int, maxWidth: Double) throws(Diagnostic) -> TextBlock {
    let whole = try width(text)
    let words = Self.words(text)
    guard maxLines > 1, words.count > 1 else { return try wrapped(text, maxWidth: maxWidth, maxLines: maxLines) }
    let widestWord = try widest(words.map(\.text))
    var width = max(widestWord, whole / Double(maxLines))
    while width < min(whole, maxWidth) {
      if try lines(text, maxWidth: width, atMost: maxLines + 1).count <= maxLines { break }
      width += 1
    }
    return try wrapped(text, maxWidth: min(width + 0.01, maxWidth), maxLines: maxLines)
  }

  /// The text with its middle left out so that `count` characters and `…` remain.
  static func abbreviated(_ text: [Character], to count: Int) -> String {
    let head = (count + 1) / 2
    return String(text.prefix(head)).trimmingSpaces + "…" + String(text.suffix(count - head)).trimmingSpaces
  }

  private func block(_ lines: [String]) throws(Diagnostic) -> TextBlock {
    TextBlock(lines: lines, width: try widest(lines), font: font, ascent: ascent, lineHeight: lineHeight)
  }

  /// What a line may end with: words, and parts of them that end with a comma, but not the comma of `1,000`.
  package static func words(_ text: String) -> [(text: String, followsSpace: Bool)] {
    text.split(separator: " ").flatMap { word in
      var parts = [""]
      for index in word.indices {
        if parts[parts.count - 1].hasSuffix(","), !isThousands(word[index...], before: parts[parts.count - 1]) {
          parts.append("")
        }
        parts[parts.count - 1].append(word[index])
      }
      return parts.enumerated().map { (text: $1, followsSpace: $0 == 0) }
    }
  }

  /// Whether a comma separates groups of digits: three digits and no more behind it, and one before it.
  private static func isThousands(_ rest: Substring, before part: String) -> Bool {
    let isAfterDigit = part.dropLast().last?.isNumber == true
    return isAfterDigit && rest.prefix { $0.isNumber }.count == 3
  }

  /// Greedily filled lines; a word wider than the line is cut between characters. What is behind the first `most` lines
  /// is left out.
  private func lines(_ text: String, maxWidth: Double, atMost most: Int) throws(Diagnostic) -> [String] {
    var lines: [String] = []
    var current = ""
    for (word, followsSpace) in Self.words(text) where lines.count < most {
      let joined = current.isEmpty ? word : current + (followsSpace ? " " : "") + word
      if try fits(joined, maxWidth) {
        current = joined
        continue
      }
      if !current.isEmpty { lines.append(current) }
      current = word
      while lines.count < most, current.count > 1, try !fits(current, maxWidth) {
        let fitting = try longestPrefix(of: current, maxWidth: maxWidth)
        lines.append(String(current.prefix(fitting)))
        current = String(current.dropFirst(fitting))
      }
    }
    return current.isEmpty && !lines.isEmpty ? lines : lines + [current]
  }

  /// Measures no more of a long text than it must: one that is thousands of lines long is too wide by its first letters.
  private func fits(_ text: String, _ maxWidth: Double) throws(Diagnostic) -> Bool {
    try tooWideStart(of: text, maxWidth) == nil
  }

  /// The first of 50, 100, 200, … characters that are too wide; nil if the whole text fits.
  private func tooWideStart(of text: String, _ maxWidth: Double) throws(Diagnostic) -> Int? {
    var count = 50
    while true {
      let start = text.prefix(count)
      if try width(String(start)) > maxWidth { return start.count }
      if start.endIndex == text.endIndex { return nil }
      count *= 2
    }
  }

  /// How many characters of a word that is too wide fit, at least one.
  private func longestPrefix(of word: String, maxWidth: Double) throws(Diagnostic) -> Int {
    var (fits, fails) = (1, try tooWideStart(of: word, maxWidth) ?? word.count)
    while fails - fits > 1 {
      let middle = (fits + fails) / 2
      if try width(String(word.prefix(middle))) <= maxWidth { fits = middle } else { fails = middle }
    }
    // A minus goes with its number.
    let signs: Set<Unicode.Scalar> = ["-", "\u{2212}"]
    let part = word.prefix(fits)
    let start = part.count - part.reversed().prefix { $0.unicodeScalars.allSatisfy(signs.contains) }.count
    return start > 0 ? start : fits
  }
}
