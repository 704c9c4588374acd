/// Content of the notebook that is hidden from the Markdown parser. In its place stands a mark of reserved scalars,
/// which the parser reads as a plain word.
struct Placeholder: Sendable {
  enum Kind: Sendable {
    /// `{{ expression | format }}`
    case expression
    /// `[@fig:label; @tab:label]`, `[see @key, p. 3]`
    case references
    /// `@key`: the author's name is part of the sentence.
    case referenceInText
    /// `$…$`
    case formula
    /// `$$…$$`, `$$…$$ {#eq:label}`
    case displayedFormula
    /// `$$` without a closing `$$`.
    case unterminatedFormula
    /// `{{` without a closing `}}`.
    case unterminated
  }

  var kind: Kind
  /// The text between the delimiters.
  var content: SourceText
  /// The whole text as written. It is put back inside code, where it has no special meaning.
  var original: String
  /// The TeX of a formula; nil for other kinds.
  var formula: FormulaSource?
  /// The `eq:label` of a displayed formula.
  var label: SourceText?

  /// Noncharacters, which Unicode reserves for internal use by programs. They have no meaning in any text.
  private static let scalars: ClosedRange<UInt32> = 0xFDD0...0xFDEF
  private static let start: UInt32 = 0xFDDA
  private static let end: UInt32 = 0xFDDB

  static let refusal = "a notebook cannot contain U+FDD0 to U+FDEF, which are no characters"

  static func isReserved(_ scalar: Unicode.Scalar) -> Bool { scalars.contains(scalar.value) }

  /// Returns the text that replaces the placeholder at an index: the decimal digits of the index, written as U+FDD0 to
  /// U+FDD9, between a start mark and an end mark.
  static func mark(_ index: Int) -> String {
    let digits = String(index).utf8.map { scalars.lowerBound + UInt32($0 - UInt8(ascii: "0")) }
    return String(String.UnicodeScalarView(([start] + digits + [end]).compactMap(Unicode.Scalar.init)))
  }

  enum Piece {
    case text(String)
    case mark(Int)
    /// A reserved scalar outside a mark. The author wrote it as an HTML entity or a YAML escape.
    case stray
  }

  /// Splits a text at its marks.
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
  /// Returns the text of code or HTML as it was in the notebook, with the original text of each placeholder.
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
