import Basics

/// A formula in a text that knows nothing of formulas, such as the title of an axis: one character, which no break
/// divides and no text can hold by itself.
///
/// It is U+FDDC, which Unicode keeps for programs' own use, with the bytes of the TeX as invisible tags behind it.
package enum MarkedFormula {
  private static let start: UInt32 = 0xFDDC
  private static let tags: UInt32 = 0xE0000

  package static func mark(_ tex: String) -> String {
    let digits = tex.utf8.flatMap { [$0 >> 4, $0 & 15] }
    return String(scalars: ([start] + digits.map { tags + 0x20 + UInt32($0) }).compactMap(Unicode.Scalar.init))
  }

  package enum Piece: Sendable, Equatable {
    case text(String)
    /// As TeX.
    case formula(String)
  }

  /// Whether a formula is in a text. Texts are asked often, and few have one.
  package static func isIn(_ text: String) -> Bool {
    text.utf8.contains(0xEF) && text.unicodeScalars.contains { $0.value == start }
  }

  /// A text cut at its formulas.
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

  /// The text with something else for each formula. One that cannot be read stays as TeX.
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
