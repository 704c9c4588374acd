/// The mathematical alphabets, which are blocks of Unicode (*The Unicode Standard*, U+1D400 to U+1D7FF).
enum MathAlphabet: Sendable, CaseIterable {
  case italic, upright, bold, boldItalic, blackboard, script, fraktur, sansSerif, sansSerifItalic, typewriter

  /// The code points at which the letters and digits of an alphabet begin.
  private struct LetterBlock {
    let capital: UInt32
    let small: UInt32
    let digit: UInt32?
  }

  private var latin: LetterBlock? {
    switch self {
    case .italic: LetterBlock(capital: 0x1D434, small: 0x1D44E, digit: nil)
    case .upright: nil
    case .bold: LetterBlock(capital: 0x1D400, small: 0x1D41A, digit: 0x1D7CE)
    case .boldItalic: LetterBlock(capital: 0x1D468, small: 0x1D482, digit: 0x1D7CE)
    case .blackboard: LetterBlock(capital: 0x1D538, small: 0x1D552, digit: 0x1D7D8)
    case .script: LetterBlock(capital: 0x1D49C, small: 0x1D4B6, digit: nil)
    case .fraktur: LetterBlock(capital: 0x1D504, small: 0x1D51E, digit: nil)
    case .sansSerif: LetterBlock(capital: 0x1D5A0, small: 0x1D5BA, digit: 0x1D7E2)
    case .sansSerifItalic: LetterBlock(capital: 0x1D608, small: 0x1D622, digit: 0x1D7E2)
    case .typewriter: LetterBlock(capital: 0x1D670, small: 0x1D68A, digit: 0x1D7F6)
    }
  }

  private var greek: LetterBlock? {
    switch self {
    case .italic: LetterBlock(capital: 0x1D6E2, small: 0x1D6FC, digit: nil)
    case .bold: LetterBlock(capital: 0x1D6A8, small: 0x1D6C2, digit: nil)
    case .boldItalic: LetterBlock(capital: 0x1D71C, small: 0x1D736, digit: nil)
    default: nil
    }
  }

  /// Letters that Unicode already had elsewhere, so that their code points in the blocks are not assigned.
  private static let holes: [UInt32: UInt32] = [
    0x1D455: 0x210E, 0x1D49D: 0x212C, 0x1D4A0: 0x2130, 0x1D4A1: 0x2131, 0x1D4A3: 0x210B, 0x1D4A4: 0x2110,
    0x1D4A7: 0x2112, 0x1D4A8: 0x2133, 0x1D4AD: 0x211B, 0x1D4BA: 0x212F, 0x1D4BC: 0x210A, 0x1D4C4: 0x2134,
    0x1D506: 0x212D, 0x1D50B: 0x210C, 0x1D50C: 0x2111, 0x1D515: 0x211C, 0x1D51D: 0x2128, 0x1D53A: 0x2102,
    0x1D53F: 0x210D, 0x1D545: 0x2115, 0x1D547: 0x2119, 0x1D548: 0x211A, 0x1D549: 0x211D, 0x1D551: 0x2124,
  ]

  /// The variant forms of Greek letters, in the order in which they follow omega in a block.
  private static let greekVariants: [UInt32] = [0x2202, 0x3F5, 0x3D1, 0x3F0, 0x3D5, 0x3F1, 0x3D6]

  /// Returns the letter or digit in this alphabet, or the scalar itself if the alphabet does not have it.
  func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    var mapped: UInt32?
    switch value {
    case 0x41...0x5A: mapped = latin.map { $0.capital + value - 0x41 }
    case 0x61...0x7A: mapped = latin.map { $0.small + value - 0x61 }
    case 0x30...0x39: mapped = latin?.digit.map { $0 + value - 0x30 }
    case 0x391...0x3A9: mapped = greek.map { $0.capital + value - 0x391 }
    case 0x3B1...0x3C9: mapped = greek.map { $0.small + value - 0x3B1 }
    case 0x131 where self == .italic: mapped = 0x1D6A4
    case 0x237 where self == .italic: mapped = 0x1D6A5
    default:
      mapped = Self.greekVariants.firstIndex(of: value).flatMap { place in greek.map { $0.small + 25 + UInt32(place) } }
    }
    return mapped.flatMap { Unicode.Scalar(Self.holes[$0] ?? $0) } ?? scalar
  }

  /// Returns the form of a letter that has no alphabet command: italic, except that Greek capitals are upright, as in
  /// TeX.
  static func usual(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    (0x391...0x3A9).contains(scalar.value) ? scalar : MathAlphabet.italic.letter(scalar)
  }

  /// Returns the letter of which an italic letter is the form: the inverse of `usual`. Nil for other scalars.
  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? { plainOf[scalar] }

  private static let plainOf: [Unicode.Scalar: Unicode.Scalar] = {
    let values =
      Array(UInt32(0x41)...0x5A) + Array(0x61...0x7A) + Array(0x3B1...0x3C9) + greekVariants + [0x131, 0x237]
    var result: [Unicode.Scalar: Unicode.Scalar] = [:]
    for scalar in values.compactMap(Unicode.Scalar.init) { result[MathAlphabet.italic.letter(scalar)] = scalar }
    return result
  }()
}
