import Analysis
import Basics
import Tables

/// Finds the places from which the notes of a table are called.
struct TableNotePlacer {
  /// A place that can call a note. Places are ordered as they are read.
  enum CallPlace: Hashable, Comparable {
    case head(level: Int, index: Int)
    /// A cell of a row. The column counts the key columns too.
    case cell(row: Int, column: Int)
  }

  let cell: TableCell
  let grid: TableGrid
  let heads: TableHeads
  /// The table to which conditions apply: the computed table, or the rows of the data.
  let table: Table
  /// The columns that each name of `by` stands for.
  var keys: [[String]] = []
  /// The columns that each name of `across` stands for.
  var across: [[String]] = []
  /// Returns the title of a column of the cell.
  let title: (Int) -> String

  /// Returns the places from which a note is called; empty for a note on the whole table.
  ///
  /// - Throws: An error for a column that the table does not have, and for a note about nothing that is shown.
  func callPlaces(of remark: TableRemark) throws(Diagnostic) -> [CallPlace] {
    let option: Int? = try remark.column.map { name throws(Diagnostic) in try self.option(name) }
    let matched: [CallPlace]? = try remark.condition.map { condition throws(Diagnostic) in
      try self.places(condition, option)
    }
    let places = matched ?? option.map { self.heads(ofOption: $0) } ?? []
    guard places.isEmpty, !remark.isGeneral else { return Set(places).sorted() }
    throw Diagnostic(
      .badData, "the note is about nothing that the table shows",
      hint: remark.condition == nil
        ? "no head shows that column: give it a 'title', or say by 'where' what the note is about"
        : "no row that is shown matches its 'where'",
      at: (remark.column ?? remark.text).location())
  }

  private func option(_ name: SourceText) throws(Diagnostic) -> Int {
    let names = cell.columns.indices.map { [title($0), cell.columns[$0].content.text.text, cell.columns[$0].name] }
    if let option = names.firstIndex(where: { $0.contains(name.text) }) { return option }
    throw .unknownName(
      name.text, what: "column of the table", valid: names.map { $0[0] }, kind: .badData, at: name.location())
  }

  private func heads(ofOption option: Int) -> [CallPlace] {
    guard let level = heads.titleLevel else { return [] }
    return heads.levels[level].indices.filter { index in
      let first = heads.levels[level][index].columns.lowerBound - grid.keyTitles.count
      return grid.columns.indices.contains(first) && grid.columns[first].option == option
    }.map { .head(level: level, index: $0) }
  }

  private func places(_ condition: Condition, _ option: Int?) throws(Diagnostic) -> [CallPlace] {
    let groups = Set(try condition.rows(in: table))
    let names = Set(condition.columns)
    func level(_ parts: [[String]]) -> Int? { parts.lastIndex { !names.isDisjoint(with: $0) } }
    let isAboutColumns = !across.isEmpty && names.isSubset(of: across.flatMap(\.self))
    let isAboutRows = across.isEmpty || names.isSubset(of: keys.flatMap(\.self))
    var result: [CallPlace] = []
    for row in grid.body {
      for (index, cell) in grid.rows[row].cells.enumerated() {
        guard let group = cell.group ?? cell.gap, !grid.columns[index].isTotal, groups.contains(group) else { continue }
        let column = grid.keyTitles.count + index
        if option == nil, isAboutColumns, let level = level(across) {
          result += head(heads.acrossLevels[level], over: column)
        } else if option == nil, isAboutRows {
          result.append(.cell(row: row, column: level(keys) ?? max(0, grid.keyTitles.count - 1)))
        } else if option == nil || option == grid.columns[index].option {
          result.append(.cell(row: row, column: column))
        }
      }
    }
    return result
  }

  private func head(_ level: Int, over column: Int) -> [CallPlace] {
    heads.levels[level].firstIndex { $0.columns.contains(column) }.map { [.head(level: level, index: $0)] } ?? []
  }
}
