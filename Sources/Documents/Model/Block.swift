/// A block of a document, such as a paragraph, whose texts may have holes.
package indirect enum BlockTemplate<Hole: Hashable & Sendable>: Sendable, Equatable {
  case heading(HeadingTemplate<Hole>)
  case paragraph([InlineTemplate<Hole>])
  case list(ListTemplate<Hole>)
  case quote([BlockTemplate])
  case code(CodeBlock)
  case equation(EquationTemplate<Hole>)
  case table(TableTemplate<Hole>)
  case figure(Figure)
  case note(NoteTemplate<Hole>)
  case disclosure(DisclosureEdge<Hole>)
  case rule
  case html(String)
}

/// A finished block: a template without holes.
package typealias Block = BlockTemplate<Never>
package typealias Equation = EquationTemplate<Never>
package typealias Heading = HeadingTemplate<Never>
package typealias ListBlock = ListTemplate<Never>
package typealias Note = NoteTemplate<Never>
package typealias TableBlock = TableTemplate<Never>

extension BlockTemplate {
  /// Returns the block with each piece of running text replaced, at any depth.
  package func mapTexts<New>(
    _ transform: ([InlineTemplate<Hole>]) -> [InlineTemplate<New>]
  ) -> BlockTemplate<New> {
    switch self {
    case .heading(let heading):
      .heading(
        .init(
          level: heading.level, number: heading.number, content: transform(heading.content), anchor: heading.anchor,
          attributes: heading.attributes))
    case .paragraph(let content): .paragraph(transform(content))
    case .list(let list):
      .list(
        .init(
          start: list.start, isTight: list.isTight, items: list.items.map { $0.mapTexts(transform) },
          anchors: list.anchors, tasks: list.tasks))
    case .quote(let content): .quote(content.mapTexts(transform))
    case .table(let table): .table(table.mapTexts(transform))
    case .figure(let figure): .figure(figure)
    case .note(let note):
      .note(.init(kind: note.kind, title: transform(note.title), content: note.content.mapTexts(transform)))
    case .disclosure(let edge): .disclosure(edge.mapText(transform))
    case .code(let code): .code(code)
    case .equation(let equation):
      .equation(.init(content: transform(equation.content), label: equation.label, number: equation.number))
    case .rule: .rule
    case .html(let html): .html(html)
    }
  }
}

extension Array {
  /// Returns the blocks with each piece of running text replaced, at any depth.
  package func mapTexts<Hole, New>(
    _ transform: ([InlineTemplate<Hole>]) -> [InlineTemplate<New>]
  ) -> [BlockTemplate<New>] where Element == BlockTemplate<Hole> {
    map { $0.mapTexts(transform) }
  }
}
