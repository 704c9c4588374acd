/// A piece of running text.
package indirect enum Inline: Hashable, Sendable {
  /// Characters to be shown as they are: no writer may let them act as markup.
  case text(String)
  case code(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  case link([Inline], to: LinkDestination)
  case image(alt: String, source: String)
  /// The number of a footnote, from 1.
  case footnote(Int)
  /// The end of a line in the source: a space, or a line end where the output is source again.
  case softBreak
  case lineBreak
  case html(String)
  /// Works by their keys; none is left in a `Document`.
  case citation([String])
  /// The index of a placeholder in the notebook; none is left in a `Document`.
  case placeholder(Int)
}

package enum LinkDestination: Hashable, Sendable {
  case url(String)
  /// A heading, figure, table, footnote or reference of this document.
  case anchor(String)
}

extension Inline {
  /// The characters without their formatting.
  package var plainText: String {
    switch self {
    case .text(let text), .code(let text): text
    case .emphasis(let content), .strong(let content), .strikethrough(let content), .link(let content, _):
      content.plainText
    case .image(let alt, _): alt
    case .softBreak, .lineBreak: " "
    case .footnote, .html, .citation, .placeholder: ""
    }
  }
}

extension [Inline] {
  package var plainText: String { map(\.plainText).joined() }

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

  /// Each leaf replaced by what `transform` makes of it, the nesting kept.
  package func mapLeaves<E: Error>(_ transform: (Inline) throws(E) -> [Inline]) throws(E) -> [Inline] {
    var result: [Inline] = []
    for inline in self {
      switch inline {
      case .emphasis(let content): result.append(.emphasis(try content.mapLeaves(transform)))
      case .strong(let content): result.append(.strong(try content.mapLeaves(transform)))
      case .strikethrough(let content): result.append(.strikethrough(try content.mapLeaves(transform)))
      case .link(let content, let destination): result.append(.link(try content.mapLeaves(transform), to: destination))
      default: result += try transform(inline)
      }
    }
    return result
  }
}
