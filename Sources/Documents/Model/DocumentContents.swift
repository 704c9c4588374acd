/// The table of contents: the document's sections and their subsections.
package struct DocumentContents: Sendable {
  /// The headings in the table.
  package let headings: [Heading]

  /// The deepest level of headings in the table.
  package static let depth = 2

  package init(_ document: Document) {
    headings = document.headings.filter { $0.level <= Self.depth }
  }

  /// The table as nested lists, in which each title is a link. Nil if there are no headings.
  package var list: Block? {
    headings.isEmpty ? nil : .list(Self.list(headings[...]))
  }

  private static func list(_ headings: ArraySlice<Heading>) -> ListBlock {
    var items: [[Block]] = []
    var rest = headings
    while let head = rest.popFirst() {
      let below = rest.prefix { $0.level > head.level }
      rest = rest.dropFirst(below.count)
      let title: [Block] = [
        .paragraph([.link(head.fullTitle(" ").withoutLinks, to: .anchor(head.anchor))])
      ]
      items.append(title + (below.isEmpty ? [] : [.list(list(below))]))
    }
    return ListBlock(start: nil, isTight: true, items: items)
  }
}

extension [Inline] {
  /// The text without links, for use inside another link, elsewhere in the document. The texts of links stay. Footnotes
  /// and note marks are left out, because they belong to the original place.
  package var withoutLinks: [Inline] {
    flatMap { inline -> [Inline] in
      switch inline {
      case .link(let content, _), .citation(_, let content): content.withoutLinks
      case .footnote, .noteMark, .html: []
      case .emphasis(let content): [.emphasis(content.withoutLinks)]
      case .strong(let content): [.strong(content.withoutLinks)]
      case .strikethrough(let content): [.strikethrough(content.withoutLinks)]
      case .span(let span, let content): [.span(span, content.withoutLinks)]
      case .softBreak, .lineBreak: [.text(" ")]
      case .text, .code, .image, .formula: [inline]
      }
    }
  }
}
