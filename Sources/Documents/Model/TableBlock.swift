/// Rows and columns of running text.
package struct TableTemplate<Hole: Hashable & Sendable>: Sendable, Equatable {
  package var label: String?
  package var number: Int?
  package var caption: [InlineTemplate<Hole>]
  package var header: [[InlineTemplate<Hole>]]
  package var alignments: [TableAlignment]
  package var rows: [[[InlineTemplate<Hole>]]]

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

  /// Some of the columns, in that order.
  package func columns(_ chosen: [Int]) -> TableTemplate {
    func part<Value>(_ values: [Value]) -> [Value] { chosen.filter(values.indices.contains).map { values[$0] } }
    return .init(
      label: label, number: number, caption: caption, header: part(header), alignments: part(alignments),
      rows: rows.map(part))
  }

  func mapTexts<New>(_ transform: ([InlineTemplate<Hole>]) -> [InlineTemplate<New>]) -> TableTemplate<New> {
    .init(
      label: label, number: number, caption: transform(caption), header: header.map(transform), alignments: alignments,
      rows: rows.map { $0.map(transform) })
  }
}

/// The alignment of the texts in a table's column.
package enum TableAlignment: Sendable {
  case left, center, right
}
