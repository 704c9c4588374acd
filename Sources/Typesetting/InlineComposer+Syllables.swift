import Basics
import Documents
import Graphics

extension InlineComposer {
  /// Returns true if this is an ordinary word and not an address or file name: other characters than letters, hyphens
  /// and apostrophes occur only at its ends.
  static func isOfLanguage(_ word: [Character]) -> Bool {
    guard let first = word.firstIndex(where: \.isLetter), let last = word.lastIndex(where: \.isLetter) else {
      return false
    }
    return word[first...last].allSatisfy { $0.isLetter || "-'’".contains($0) }
  }

  /// Adds a part of a word, which may be hyphenated if its language allows it. A hyphen costs 50, as in TeX.
  mutating func addSyllables(_ part: String, _ look: TextLook) throws(Diagnostic) {
    // The last run of letters: after the apostrophe in l’apprentissage, and before the final one in l’essai’.
    let end = part.lastIndex(where: \.isLetter).map(part.index(after:)) ?? part.startIndex
    let begin = part[..<end].lastIndex { !$0.isLetter }.map(part.index(after:)) ?? part.startIndex
    let letters = part[begin..<end]
    guard let breaks = look.wordBreaks, letters.count > 4 else { return try addPiece(part, look) }
    var (start, hyphen) = (part.startIndex, TextPiece?.none)
    for count in breaks(String(letters)) {
      guard let end = letters.index(letters.startIndex, offsetBy: count, limitedBy: letters.endIndex) else { break }
      try addPiece(String(part[start..<end]), look)
      if hyphen == nil { hyphen = try self.hyphen(look) }
      items.append(.penalty(cost: 50, hyphen: hyphen))
      start = end
    }
    try addPiece(String(part[start...]), look)
  }

  private func hyphen(_ look: TextLook) throws(Diagnostic) -> TextPiece {
    var piece = try piece("-", look)
    piece.isHyphen = true
    return piece
  }

  /// Returns the cost of a line break after a character of a word, or nil if no break is allowed there.
  static func breakCost(_ word: [Character], after index: Int, _ look: TextLook) -> Double? {
    switch word[index] {
    case "—": return 20
    case "-": return index > 1 && word[index - 1].isLetter && word[index + 1].isLetter ? 50 : nil
    case "–": return index > 0 ? 150 : nil
    case "/": return 120
    case "_": return 600
    case ".", ",", "(", "=": return look.isCode ? 600 : nil
    default: return nil
    }
  }
}
