import Basics

/// The invisible text to put after each number of a right-aligned column, so that the decimal points are below each
/// other.
///
/// After its integer part, each number gets as many of each character as any other number in the column has: `12` and
/// `3.45` become `12.00` and `3.45`, where the added characters only take up space. This needs no widths, and works in
/// any font with digits of equal width.
package enum DecimalPadding {
  /// Returns the invisible text of each row. It is empty for texts that are not numbers.
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

  /// Counts the characters of each kind. All digits count as one kind, and spaces as non-breaking spaces.
  private static func counts(_ text: Substring.UnicodeScalarView) -> [Unicode.Scalar: Int] {
    text.reduce(into: [:]) { counts, scalar in
      let isDigit = ("0"..."9").contains(scalar)
      counts[isDigit ? "0" : scalar == " " ? "\u{A0}" : scalar, default: 0] += 1
    }
  }
}

extension String {
  /// Returns the part after the integer part of the number with which the text begins, or nil if it begins with none. A
  /// dash stands for a missing number.
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
