/// A heading over one or several columns. If its content is empty, there is no heading over these columns.
package struct TableSpan<Hole: Hashable & Sendable>: Sendable, Equatable {
  package var content: [InlineTemplate<Hole>]
  /// The number of columns that it spans.
  package var width: Int

  package init(content: [InlineTemplate<Hole>], width: Int) {
    self.content = content
    self.width = width
  }

  /// Returns the row of headings for some of the columns only.
  static func columns(_ chosen: [Int], of row: [TableSpan]) -> [TableSpan] {
    let spanOf = row.enumerated().flatMap { index, span in Array(repeating: index, count: span.width) }
    var result: [(index: Int, span: TableSpan)] = []
    for column in chosen where spanOf.indices.contains(column) {
      let index = spanOf[column]
      if result.last?.index == index {
        result[result.count - 1].span.width += 1
      } else {
        result.append((index, TableSpan(content: row[index].content, width: 1)))
      }
    }
    return result.map(\.span)
  }
}

extension [TableSpan<Never>] {
  /// The headings with the index of the first column of each.
  package var placed: [(first: Int, span: TableSpan<Never>)] {
    var first = 0
    return map { span in
      defer { first += span.width }
      return (first, span)
    }
  }
}
