import Formulas

extension TableBlock {
  /// The table with each marked formula in its texts as a formula.
  package var withFormulas: TableBlock { mapTexts(\.withFormulas) }
}

extension [Inline] {
  /// The text with each marked formula in it as a formula.
  package var withFormulas: [Inline] {
    flatMap { inline -> [Inline] in
      switch inline {
      case .text(let text): Self.cut(text)
      case .emphasis(let content): [.emphasis(content.withFormulas)]
      case .strong(let content): [.strong(content.withFormulas)]
      case .strikethrough(let content): [.strikethrough(content.withFormulas)]
      case .span(let span, let content): [.span(span, content.withFormulas)]
      case .link(let content, let destination): [.link(content.withFormulas, to: destination)]
      default: [inline]
      }
    }
  }

  private static func cut(_ text: String) -> [Inline] {
    guard MarkedFormula.isIn(text) else { return [.text(text)] }
    return MarkedFormula.pieces(of: text).map { piece in
      switch piece {
      case .text(let text): .text(text)
      case .formula(let tex): (try? Formula(tex)).map { .formula($0) } ?? .text(tex)
      }
    }
  }
}
