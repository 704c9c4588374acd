/// The content that was replaced by letters that no text has, so that the Markdown parser sees a plain word.
struct Placeholder: Sendable {
  enum Kind: Sendable {
    /// `{{ expression | format }}`
    case expression
    /// `[@fig:label; @tab:label]`, `[see @key, p. 3]`
    case references
    /// `@key`, of which the author is named.
    case referenceInText
    /// `$…$`
    case formula
    /// `$$…$$`, `$$…$$ {#eq:label}`
    case displayedFormula
    /// `$$` without its end.
    case unterminatedFormula
    /// `{{` without its end.
    case unterminated
  }

  var kind: Kind
  /// The text between the brackets.
  var content: SourceText
  /// The whole text, for code, where it means itself.
  var original: String
  /// The TeX of a formula.
  var formula: FormulaSource?
  /// `eq:label`
  var label: SourceText?

  /// Noncharacters, which Unicode keeps for programs' own use: no text may hold one, and none means anything by it.
  private static let scalars: ClosedRange<UInt32> = 0xFDD0...0xFDEF
  private static let start: UInt32 = 0xFDDA
  private static let end: UInt32 = 0xFDDB

  static let refusal = "a notebook cannot contain U+FDD0 to U+FDEF, which are no characters"

  static func isReserved(_ scalar: Unicode.Scalar) -> Bool { scalars.contains(scalar.value) }

  /// What stands in the text for the placeholder at an index: its decimal digits, as U+FDD0 to U+FDD9, between marks.
  static func mark(_ index: Int) -> String {
    let digits = String(index).utf8.map { scalars.lowerBound + UInt32($0 - UInt8(ascii: "0")) }
    return String(String.UnicodeScalarView(([start] + digits + [end]).compactMap(Unicode.Scalar.init)))
  }

  enum Piece {
    case text(String)
    case mark(Int)
    /// A reserved scalar that is no part of a mark: the author's own, by an entity or an escape of YAML.
    case stray
  }

  /// A text cut at its marks.
  static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var run = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard isReserved(scalar) else {
        run.append(scalar)
        continue
      }
      if !run.isEmpty { pieces.append(.text(String(run))) }
      run = String.UnicodeScalarView()
      let digits = rest.prefix { $0.value < start && isReserved($0) }
      let after = rest.dropFirst(digits.count)
      let index = Int(
        String(String.UnicodeScalarView(digits.compactMap { Unicode.Scalar($0.value - scalars.lowerBound + 48) })))
      if scalar.value == start, after.first?.value == end, let index {
        pieces.append(.mark(index))
        rest = after.dropFirst()
      } else {
        pieces.append(.stray)
      }
    }
    return run.isEmpty ? pieces : pieces + [.text(String(run))]
  }
}

extension [Placeholder] {
  /// The text of code or HTML as it was in the notebook.
  func restored(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: Placeholder.isReserved) else { return text }
    return Placeholder.pieces(of: text).map { piece in
      switch piece {
      case .text(let text): text
      case .mark(let index): indices.contains(index) ? self[index].original : ""
      case .stray: "\u{FFFD}"
      }
    }.joined()
  }
}
