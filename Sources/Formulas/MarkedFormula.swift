import Basics

/// A formula inside a plain text, such as the title of an axis. It acts as one character, so that no line break divides
/// it, and no ordinary text can contain it.
///
/// It consists of the noncharacter U+FDDC, which Unicode reserves for internal use, and the bytes of the TeX, each
/// written as two invisible tag characters.
package enum MarkedFormula {
  private static let start: UInt32 = 0xFDDC
  private static let tags: UInt32 = 0xE0000

  /// Returns the character that stands for a formula.
  package static func mark(_ tex: String) -> String {
    let digits = tex.utf8.flatMap { [$0 >> 4, $0 & 15] }
    return String(scalars: ([start] + digits.map { tags + 0x20 + UInt32($0) }).compactMap(Unicode.Scalar.init))
  }

  package enum Piece: Sendable, Equatable {
    case text(String)
    /// A formula, as TeX.
    case formula(String)
  }

  /// Returns true if a text contains a formula. It is fast, because most texts contain none.
  package static func isIn(_ text: String) -> Bool {
    text.utf8.contains(0xEF) && text.unicodeScalars.contains { $0.value == start }
  }

  /// Divides a text into plain pieces and formulas.
  package static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var run = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar.value == start else {
        run.append(scalar)
        continue
      }
      if !run.isEmpty { pieces.append(.text(String(run))) }
      run = String.UnicodeScalarView()
      let digits = rest.prefix { (tags + 0x20..<tags + 0x30).contains($0.value) }
      rest = rest.dropFirst(digits.count)
      pieces.append(.formula(tex(of: digits.map { UInt8($0.value - tags - 0x20) })))
    }
    return run.isEmpty ? pieces : pieces + [.text(String(run))]
  }

  private static func tex(of digits: [UInt8]) -> String {
    let bytes = stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Returns the text with each formula replaced. A formula that cannot be read stays as TeX.
  package static func replaced(_ text: String, _ shown: (Formula) -> String) -> String {
    guard isIn(text) else { return text }
    return pieces(of: text).map { piece in
      switch piece {
      case .text(let text): text
      case .formula(let tex): (try? Formula(tex)).map(shown) ?? tex
      }
    }.joined()
  }
}
