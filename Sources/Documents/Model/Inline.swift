import Basics
import Formulas

/// A piece of running text with holes: places for what is not known before a notebook is evaluated.
package indirect enum InlineTemplate<Hole: Hashable & Sendable>: Hashable, Sendable {
  /// Characters to be shown as they are: no writer may let them act as markup.
  case text(String)
  case code(String)
  case emphasis([InlineTemplate])
  case strong([InlineTemplate])
  case strikethrough([InlineTemplate])
  case span(InlineSpan, [InlineTemplate])
  case link([InlineTemplate], to: LinkDestination)
  case image(alt: String, source: String)
  case formula(Formula)
  /// The number of a footnote, from 1, and which of its calls this is, from 1.
  case footnote(Int, call: Int = 1)
  /// Works and how they are shown here: LaTeX cites them by their keys.
  case citation([CitedWork], shown: [InlineTemplate])
  /// The mark of a note under a table, such as a small letter, and the place of the note.
  case noteMark(String, anchor: String)
  /// The end of a line in the source: a space, or a line end where the output is source again.
  case softBreak
  case lineBreak
  /// A tag that names a place, or its end: writers let nothing else through.
  case html(String)
  case hole(Hole)
}

/// A piece of finished text: a template without holes, since `Never` has no values. It is all that a writer meets.
package typealias Inline = InlineTemplate<Never>

package enum LinkDestination: Hashable, Sendable {
  case url(Address)
  /// A heading, figure, table, footnote or reference of this document.
  case anchor(String)
}

extension InlineTemplate {
  /// The text as a link to an address as somebody wrote it; as it is, where links may not lead there.
  package static func linked(_ content: [InlineTemplate], to written: String) -> [InlineTemplate] {
    Address(written).map { [.link(content, to: .url($0))] } ?? content
  }

  /// The characters without their formatting.
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

  /// The characters with formulas as TeX, of which GitHub makes the names of places.
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

  /// The same with each hole filled.
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
  /// The same texts with each hole filled.
  package func filled<Hole, New>(
    _ fill: (Hole) -> [InlineTemplate<New>]
  ) -> [InlineTemplate<New>] where Element == InlineTemplate<Hole> {
    flatMap { $0.filled(fill) }
  }
}

extension [Inline] {
  package var plainText: String { Inline.plainText(of: self) }

  /// Neighbouring texts joined: where they were cut means nothing.
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
