/// Letters that count like numbers: a, b, … z, aa, ab, …
enum LetterName {
  /// - Parameter index: The position, counted from 0.
  static func of(_ index: Int) -> String {
    let last = String(UnicodeScalar(UInt8(97 + index % 26)))
    return index < 26 ? last : of(index / 26 - 1) + last
  }
}
