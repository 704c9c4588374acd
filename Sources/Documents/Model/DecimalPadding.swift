import Basics

/// What must stand, unseen, behind the texts of a column at the right so that their decimal points are below each other.
///
/// Behind its whole part each text gets as many of each character as any of them has: `12` and `3.45` become `12.00` and
/// `3.45`, where the added characters only take room. This needs no lengths, and holds in any font whose digits are equally
/// wide.
package enum DecimalPadding {
  /// One for each row; empty for a text that is no number, and in a table without such columns.
  package static func texts(of table: TableBlock, column: Int) -> [String] {
    let rests = table.rows.map { row in
      column < row.count ? row[column].plainText.restOfNumber(table.language.punctuation).map(counts) : nil
    }
    var most: [Unicode.Scalar: Int] = [:]
    for rest in rests { most.merge(rest ?? [:], uniquingKeysWith: max) }
    return rests.map { rest in
      guard let rest else { return "" }
      return most.sorted { $0.key < $1.key }.map { scalar, count in
        String(repeating: String(Character(scalar)), count: count - rest[scalar, default: 0])
      }.joined()
    }
  }

  /// Digits are alike, and a space is one that no line ends at.
  private static func counts(_ text: Substring.UnicodeScalarView) -> [Unicode.Scalar: Int] {
    text.reduce(into: [:]) { counts, scalar in
      let isDigit = ("0"..."9").contains(scalar)
      counts[isDigit ? "0" : scalar == " " ? "\u{A0}" : scalar, default: 0] += 1
    }
  }
}

extension String {
  /// What follows the whole part of the number that it begins with; nil where it begins with none. A dash stands for a
  /// number that is missing.
  fileprivate func restOfNumber(_ punctuation: Punctuation) -> Substring.UnicodeScalarView? {
    let scalars = Substring(self).unicodeScalars
    if scalars.count == 1, scalars.first == "–" { return scalars.dropFirst() }
    let digits = scalars.drop { "+-−<>≤≥±~≈ ".unicodeScalars.contains($0) }
    let rest = digits.drop {
      ("0"..."9").contains($0) || "'\u{202F}\u{2009}".unicodeScalars.contains($0)
        || punctuation.group.unicodeScalars.contains($0)
    }
    guard rest.startIndex > digits.startIndex || rest.first == punctuation.decimal.unicodeScalars.first else {
      return nil
    }
    return rest
  }
}
