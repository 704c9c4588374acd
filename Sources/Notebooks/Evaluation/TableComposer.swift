import Analysis
import Basics
import Documents
import Tables

/// Writes a grid as a table of running text, with its background colours and note marks.
struct TableComposer {
  let cell: TableCell
  let grid: TableGrid
  /// The label of the table in the report. Anchors are made from it.
  let label: String
  private(set) var heads: TableHeads

  /// The notes in reading order, by their indices in the cell.
  private var order: [Int] = []
  /// The mark of each note that has one.
  private var marks: [Int: String] = [:]
  /// The notes that are called from each place.
  private var calls: [TablePlace: [Int]] = [:]

  init(_ cell: TableCell, _ grid: TableGrid, label: String, _ heads: TableHeads) {
    self.cell = cell
    self.grid = grid
    self.label = label
    self.heads = heads
  }

  /// Sets the order of the notes: first those on the whole table, then the others in the order of their calls.
  ///
  /// - Parameter places: The places from which each note of the cell is called; empty for a note on the whole table.
  /// - Returns: The indices of the notes in the cell, in their order below the table.
  mutating func place(_ places: [[TableNotePlacer.CallPlace]]) -> [Int] {
    order = places.indices.sorted { a, b in
      switch (places[a].first, places[b].first) {
      case (nil, nil): a < b
      case (nil, _): true
      case (_, nil): false
      case (let x?, let y?): x == y ? a < b : x < y
      }
    }
    for note in order where !places[note].isEmpty { marks[note] = cell.marks.mark(marks.count) }
    for note in order {
      for place in places[note] {
        switch place {
        case .head(let level, let index): heads.call(note, from: level, index)
        case .cell(let row, let column): calls[TablePlace(row: row, column: column), default: []].append(note)
        }
      }
    }
    return order
  }

  func block() -> TableBlock {
    let header = heads.levels.last ?? []
    var block = TableBlock(
      header: header.map { text($0.text, notes: $0.notes) }, alignments: grid.keyAlignments + alignments,
      rows: grid.rows.indices.map(row))
    block.spans = heads.levels.dropLast().map { level in
      level.map { TableSpan(content: $0.text.isEmpty ? [] : text($0.text, notes: $0.notes), width: $0.columns.count) }
    }
    block.headColumns = grid.headColumns
    block.ruledRows = Set(grid.rows.indices.filter { grid.rows[$0].isRuled })
    block.totalRows = Set(grid.rows.indices.filter { grid.rows[$0].total != nil })
    block.grounds = grounds
    block.notes = order.map { TableNote(mark: marks[$0] ?? "", anchor: anchor(of: $0), content: []) }
    return block.withFormulas
  }

  private var alignments: [TableAlignment] {
    grid.columns.map { column in
      cell.columns[column.option].alignment ?? (column.isNumeric || !cell.across.isEmpty ? .right : .left)
    }
  }

  private func anchor(of note: Int) -> String {
    guard marks[note] != nil else { return "" }
    return "tab-\(label)-note-\((order.filter { marks[$0] != nil }.firstIndex(of: note) ?? 0) + 1)"
  }

  private func text(_ text: String, notes: [Int]) -> [Inline] {
    var content: [Inline] = [.text(text)]
    for (index, note) in notes.enumerated() {
      if index > 0 { content.append(.span(.superscripted, [.text(",")])) }
      content.append(.noteMark(marks[note] ?? "", anchor: anchor(of: note)))
    }
    return content
  }

  private func row(_ index: Int) -> [[Inline]] {
    let row = grid.rows[index]
    let keys = row.keys.enumerated().map { index, key -> Inline in
      let isNumber = grid.keysAreNumbers.indices.contains(index) && grid.keysAreNumbers[index]
      let text = isNumber ? NumberText.pointed(key) : key
      return row.total == nil || key.isEmpty ? .text(text) : .strong([.text(text)])
    }
    var cells = zip(row.cells, grid.columns).map { inline($0, cell.columns[$1.option]) }
    if row.total != nil, row.keys.isEmpty, !cells.isEmpty { cells[0] = .strong([cells[0]]) }
    return (keys + cells).enumerated().map { column, inline in
      let notes = calls[TablePlace(row: index, column: column)] ?? []
      return [inline] + text("", notes: notes).dropFirst()
    }
  }

  private func inline(_ value: TableGrid.Cell, _ option: TableColumn) -> Inline {
    let text = Inline.text(value.text)
    switch value.mark {
    case .best, .tied: return .strong([text])
    case .second where option.marksSecond: return .span(.inserted, [option.writer.isBold ? .strong([text]) : text])
    case .second, .none: return option.writer.isBold && !value.text.isEmpty ? .strong([text]) : text
    }
  }

  /// The background colours. All columns of one measure share a scale, and totals have none.
  private var grounds: [TablePlace: TableGround] {
    var result: [TablePlace: TableGround] = [:]
    for (index, option) in cell.columns.enumerated() {
      guard let heat = option.heat else { continue }
      let columns = grid.columns.indices.filter { grid.columns[$0].option == index && !grid.columns[$0].isTotal }
      let places = grid.body.flatMap { row in columns.map { (row: row, column: $0) } }
      let grounds = heat.grounds(of: places.map { grid.rows[$0.row].cells[$0.column].value })
      for (place, ground) in zip(places, grounds) {
        result[TablePlace(row: place.row, column: grid.keyTitles.count + place.column)] = ground
      }
    }
    return result
  }
}
