/// The list of a document's sections and their subsections.
package struct DocumentContents: Sendable {
  package let headings: [Heading]

  /// As deep as the list goes.
  package static let depth = 2

  package init(_ document: Document) {
    headings = document.headings.filter { $0.level <= Self.depth }
  }

  /// As a list in a list, each title a link.
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
  /// For text that is a link itself, elsewhere: its own links are text, and its notes stay where they were called.
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
