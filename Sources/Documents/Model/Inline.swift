import Basics
import Formulas

/// A piece of running text that may have holes: places for values that are unknown before a notebook is evaluated.
package indirect enum InlineTemplate<Hole: Hashable & Sendable>: Hashable, Sendable {
  /// Characters to be shown as they are. No writer may let them act as markup.
  case text(String)
  case code(String)
  case emphasis([InlineTemplate])
  case strong([InlineTemplate])
  case strikethrough([InlineTemplate])
  case span(InlineSpan, [InlineTemplate])
  case link([InlineTemplate], to: LinkDestination)
  case image(alt: String, source: String)
  case formula(Formula)
  /// A call of a footnote: the footnote's number, and the number of this call of it. Both count from 1.
  case footnote(Int, call: Int = 1)
  /// Cited works, and the text that shows them. LaTeX cites them by their keys instead.
  case citation([CitedWork], shown: [InlineTemplate])
  /// The mark of a note under a table, such as a small letter, and the anchor of the note.
  case noteMark(String, anchor: String)
  /// The end of a line in the source: a space, or a line end if the output is a source again.
  case softBreak
  case lineBreak
  /// A tag that names a place, or its end tag. Writers drop all other tags.
  case html(String)
  case hole(Hole)
}

/// A piece of finished text: a template without holes, because `Never` has no values. Writers see no other texts.
package typealias Inline = InlineTemplate<Never>

/// The target of a link.
package enum LinkDestination: Hashable, Sendable {
  case url(Address)
  /// The anchor of a heading, figure, table, footnote or reference in this document.
  case anchor(String)
}

extension InlineTemplate {
  /// Returns the text as a link to an address that somebody wrote, or the text alone if links may not lead there.
  package static func linked(_ content: [InlineTemplate], to written: String) -> [InlineTemplate] {
    Address(written).map { [.link(content, to: .url($0))] } ?? content
  }

  /// The characters without formatting.
  package var plainText: String {
    switch self {
    case .text(let text), .code(let text): text
    case .emphasis(let content), .strong(let content), .strikethrough(let content), .span(_, let content),
      .link(let content, _), .citation(_, let content):
      Self.plainText(of: content)
    case .image(let alt, _): alt
    case .formula(let formula): LinearFormula.text(formula)
    case .softBreak, .lineBreak: " "
    case .footnote, .noteMark, .html, .hole: ""
    }
  }

  /// Returns the characters with formulas as TeX, from which GitHub makes anchors.
  static func written(_ content: [InlineTemplate]) -> String {
    content.map { inline in
      switch inline {
      case .formula(let formula): formula.tex
      case .emphasis(let content), .strong(let content), .strikethrough(let content), .span(_, let content),
        .link(let content, _), .citation(_, let content):
        written(content)
      default: inline.plainText
      }
    }.joined()
  }

  package static func plainText(of content: [InlineTemplate]) -> String { content.map(\.plainText).joined() }

  /// Returns the text with each hole filled.
  fileprivate func filled<New>(_ fill: (Hole) -> [InlineTemplate<New>]) -> [InlineTemplate<New>] {
    switch self {
    case .text(let text): [.text(text)]
    case .code(let text): [.code(text)]
    case .emphasis(let content): [.emphasis(content.filled(fill))]
    case .strong(let content): [.strong(content.filled(fill))]
    case .strikethrough(let content): [.strikethrough(content.filled(fill))]
    case .span(let span, let content): [.span(span, content.filled(fill))]
    case .link(let content, let destination): [.link(content.filled(fill), to: destination)]
    case .image(let alt, let source): [.image(alt: alt, source: source)]
    case .formula(let formula): [.formula(formula)]
    case .footnote(let number, let call): [.footnote(number, call: call)]
    case .citation(let works, let shown): [.citation(works, shown: shown.filled(fill))]
    case .noteMark(let mark, let anchor): [.noteMark(mark, anchor: anchor)]
    case .softBreak: [.softBreak]
    case .lineBreak: [.lineBreak]
    case .html(let html): [.html(html)]
    case .hole(let hole): fill(hole)
    }
  }
}

extension Array {
  /// Returns the texts with each hole filled.
  package func filled<Hole, New>(
    _ fill: (Hole) -> [InlineTemplate<New>]
  ) -> [InlineTemplate<New>] where Element == InlineTemplate<Hole> {
    flatMap { $0.filled(fill) }
  }
}

extension InlineTemplate {
  /// Returns the piece with the text inside it changed.
  package func mapContent(_ transform: ([InlineTemplate]) -> [InlineTemplate]) -> InlineTemplate {
    switch self {
    case .emphasis(let content): .emphasis(transform(content))
    case .strong(let content): .strong(transform(content))
    case .strikethrough(let content): .strikethrough(transform(content))
    case .span(let span, let content): .span(span, transform(content))
    case .link(let content, let destination): .link(transform(content), to: destination)
    case .citation(let works, let shown): .citation(works, shown: transform(shown))
    case .text, .code, .image, .formula, .footnote, .noteMark, .softBreak, .lineBreak, .html, .hole: self
    }
  }
}

extension [Inline] {
  /// Returns the text inside of `outer` without what has the same effect once more. Emphasis within emphasis stays
  /// italic, but two stars in Markdown would be bold, and `\emph` within `\emph` upright.
  package func inside(_ outer: Inline) -> [Inline] {
    flatMap { inline in
      switch (outer, inline) {
      case (.emphasis, .emphasis(let content)), (.strong, .strong(let content)),
        (.strikethrough, .strikethrough(let content)):
        content.inside(outer)
      default: [inline.mapContent { $0.inside(outer) }]
      }
    }
  }

  package var plainText: String { Inline.plainText(of: self) }

  /// The text with adjacent pieces of plain text joined.
  var merged: [Inline] {
    reduce(into: []) { result, next in
      if case .text(let tail) = next, case .text(let head)? = result.last {
        result[result.count - 1] = .text(head + tail)
      } else {
        result.append(next)
      }
    }
  }
}
