import Basics
import Graphics

/// Breaks and abbreviates labels in one font so that they fit a width.
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

  /// Returns the text in at most `maxLines` lines that are no wider than `maxWidth`. If the text does not fit, `…`
  /// replaces its middle.
  package func wrapped(_ text: String, maxWidth: Double, maxLines: Int) throws(Diagnostic) -> TextBlock {
    let lines = try lines(text, maxWidth: maxWidth, atMost: maxLines + 1)
    if lines.count <= maxLines { return try block(lines) }
    let characters = Array(text)
    let kept = try longestKept(of: characters, maxWidth: maxWidth, maxLines: maxLines)
    let shortened = try self.lines(Self.abbreviated(characters, to: kept), maxWidth: maxWidth, atMost: maxLines)
    return try block(Array(shortened.prefix(maxLines)))
  }

  /// Returns how many characters of a text that is too long can stay, at least one. It tries small numbers first,
  /// because a text of thousands of letters is cut to some dozens and should not be measured at half its length.
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

  /// Returns the text in at most `maxLines` lines that are as narrow as its words allow.
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

  /// Returns the first and last characters of the text, `count` in all, with `…` between them.
  static func abbreviated(_ text: [Character], to count: Int) -> String {
    let head = (count + 1) / 2
    return String(text.prefix(head)).trimmingSpaces + "…" + String(text.suffix(count - head)).trimmingSpaces
  }

  private func block(_ lines: [String]) throws(Diagnostic) -> TextBlock {
    TextBlock(lines: lines, width: try widest(lines), font: font, ascent: ascent, lineHeight: lineHeight)
  }

  /// Splits a text into the pieces after which a line may end: words, and parts of words that end with a comma. A comma
  /// between groups of digits, as in `1,000`, ends no piece.
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

  /// Returns true if the comma at the end of `part` separates groups of digits: a digit comes before it and exactly
  /// three digits come after it.
  private static func isThousands(_ rest: Substring, before part: String) -> Bool {
    let isAfterDigit = part.dropLast().last?.isNumber == true
    return isAfterDigit && rest.prefix { $0.isNumber }.count == 3
  }

  /// Fills lines greedily. A word wider than a line is cut between characters. Text after the first `most` lines may be
  /// left out.
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

  /// Returns true if the text fits the width. Of a very long text, only a prefix is measured.
  private func fits(_ text: String, _ maxWidth: Double) throws(Diagnostic) -> Bool {
    try tooWideStart(of: text, maxWidth) == nil
  }

  /// Returns the first of the prefix lengths 50, 100, 200, … that is too wide, in characters, or nil if the whole text
  /// fits.
  private func tooWideStart(of text: String, _ maxWidth: Double) throws(Diagnostic) -> Int? {
    var count = 50
    while true {
      let start = text.prefix(count)
      if try width(String(start)) > maxWidth { return start.count }
      if start.endIndex == text.endIndex { return nil }
      count *= 2
    }
  }

  /// Returns how many characters of a word that is too wide fit, at least one.
  private func longestPrefix(of word: String, maxWidth: Double) throws(Diagnostic) -> Int {
    var (fits, fails) = (1, try tooWideStart(of: word, maxWidth) ?? word.count)
    while fails - fits > 1 {
      let middle = (fits + fails) / 2
      if try width(String(word.prefix(middle))) <= maxWidth { fits = middle } else { fails = middle }
    }
    // A minus sign stays on the line of its number.
    let signs: Set<Unicode.Scalar> = ["-", "\u{2212}"]
    let part = word.prefix(fits)
    let start = part.count - part.reversed().prefix { $0.unicodeScalars.allSatisfy(signs.contains) }.count
    return start > 0 ? start : fits
  }
}
