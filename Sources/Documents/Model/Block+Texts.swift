extension Block {
  /// All running text of the block, in order.
  var texts: [[Inline]] {
    switch self {
    case .heading(let heading): [heading.content]
    case .paragraph(let content): [content]
    case .list(let list): list.items.flatMap { $0.flatMap(\.texts) }
    case .quote(let content): content.flatMap(\.texts)
    case .code(let code): [[.code(code.text)]]
    case .equation(let equation): [equation.content]
    case .table(let table):
      table.spans.flatMap { $0.map(\.content) } + table.header + table.rows.flatMap(\.self) + table.notes.map(\.content)
    case .figure(let figure): [figure.caption]
    case .note(let note): [note.shownTitle] + note.content.flatMap(\.texts)
    case .disclosure(.begin(let summary, _)): [summary]
    case .disclosure(.end), .rule, .html: []
    }
  }
}
