/// A table of running text.
package struct TableTemplate<Hole: Hashable & Sendable>: Sendable, Equatable {
  package var label: String?
  package var number: Int?
  package var caption: [InlineTemplate<Hole>]
  /// Rows of headings that span several columns, above `header`, from the top.
  package var spans: [[TableSpan<Hole>]] = []
  /// The heading of each column.
  package var header: [[InlineTemplate<Hole>]]
  package var alignments: [TableAlignment]
  package var rows: [[[InlineTemplate<Hole>]]]
  /// The number of columns at the left that contain the headings of rows.
  package var headColumns = 0
  /// The rows with a rule above them, such as totals.
  package var ruledRows: Set<Int> = []
  /// The rows that summarise other rows.
  package var totalRows: Set<Int> = []
  /// The background colours of cells.
  package var grounds: [TablePlace: TableGround] = [:]
  /// The notes under the table, in the order of their marks.
  package var notes: [TableNote<Hole>] = []
  /// The language of the document.
  package var language = DocumentLanguage.english

  package init(
    label: String? = nil, number: Int? = nil, caption: [InlineTemplate<Hole>] = [], header: [[InlineTemplate<Hole>]],
    alignments: [TableAlignment], rows: [[[InlineTemplate<Hole>]]]
  ) {
    precondition(header.count == alignments.count, "\(header.count) headers, \(alignments.count) alignments")
    self.label = label
    self.number = number
    self.caption = caption
    self.header = header
    self.alignments = alignments
    self.rows = rows
  }

  /// Returns the table with some of its columns, in the order of `chosen`.
  package func columns(_ chosen: [Int]) -> TableTemplate {
    func part<Value>(_ values: [Value]) -> [Value] { chosen.filter(values.indices.contains).map { values[$0] } }
    var table = TableTemplate(
      label: label, number: number, caption: caption, header: part(header), alignments: part(alignments),
      rows: rows.map(part))
    table.spans = spans.map { TableSpan.columns(chosen, of: $0) }
    table.headColumns = chosen.prefix { $0 < headColumns }.count
    (table.ruledRows, table.totalRows) = (ruledRows, totalRows)
    for (index, column) in chosen.enumerated() {
      for row in rows.indices {
        table.grounds[TablePlace(row: row, column: index)] = grounds[TablePlace(row: row, column: column)]
      }
    }
    (table.notes, table.language) = (notes, language)
    return table
  }

  /// Returns the table with each piece of running text replaced.
  func mapTexts<New>(_ transform: ([InlineTemplate<Hole>]) -> [InlineTemplate<New>]) -> TableTemplate<New> {
    var table = TableTemplate<New>(
      label: label, number: number, caption: transform(caption), header: header.map(transform), alignments: alignments,
      rows: rows.map { $0.map(transform) })
    table.spans = spans.map { $0.map { TableSpan(content: transform($0.content), width: $0.width) } }
    (table.headColumns, table.grounds) = (headColumns, grounds)
    (table.ruledRows, table.totalRows) = (ruledRows, totalRows)
    table.language = language
    table.notes = notes.map { TableNote(mark: $0.mark, anchor: $0.anchor, content: transform($0.content)) }
    return table
  }
}

extension TableBlock {
  /// True if the table has any headings.
  package var hasHead: Bool { !spans.isEmpty || header.contains { !$0.isEmpty } }
}

/// The alignment of the texts in a table's column.
package enum TableAlignment: Sendable {
  case left, center, right
  /// Numbers with their decimal points below each other.
  case decimal
}

/// A cell below the head. Row and column count from 0.
package struct TablePlace: Hashable, Sendable {
  package var row: Int
  package var column: Int

  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}
