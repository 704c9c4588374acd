extension Block {
  /// The same block with each piece of running text replaced, at any depth.
  package func mapInlines<E: Error>(_ transform: ([Inline]) throws(E) -> [Inline]) throws(E) -> Block {
    switch self {
    case .heading(var heading):
      heading.content = try transform(heading.content)
      return .heading(heading)
    case .paragraph(let content): return .paragraph(try transform(content))
    case .list(var list):
      var items: [[Block]] = []
      for item in list.items { items.append(try item.mapInlines(transform)) }
      list.items = items
      return .list(list)
    case .quote(let content): return .quote(try content.mapInlines(transform))
    case .table(var table):
      table.caption = try transform(table.caption)
      table.header = try table.header.mapEach(transform)
      var rows: [[[Inline]]] = []
      for row in table.rows { rows.append(try row.mapEach(transform)) }
      table.rows = rows
      return .table(table)
    case .figure(var figure):
      figure.caption = try transform(figure.caption)
      return .figure(figure)
    case .note(let note):
      return .note(Note(title: try transform(note.title), content: try note.content.mapInlines(transform)))
    case .code, .rule, .html: return self
    }
  }
}

extension [Block] {
  package func mapInlines<E: Error>(_ transform: ([Inline]) throws(E) -> [Inline]) throws(E) -> [Block] {
    var result: [Block] = []
    for block in self { result.append(try block.mapInlines(transform)) }
    return result
  }
}

extension [[Inline]] {
  fileprivate func mapEach<E: Error>(_ transform: ([Inline]) throws(E) -> [Inline]) throws(E) -> [[Inline]] {
    var result: [[Inline]] = []
    for content in self { result.append(try transform(content)) }
    return result
  }
}
