import Documents
import Tables

/// The heads of a table, level by level: first those over several columns, and finally one over each column.
struct TableHeads {
  struct Head {
    var text: String
    /// The columns of the table that the head is over. They count the key columns too.
    var columns: Range<Int>
    /// The notes that are called from the head.
    var notes: [Int] = []

    mutating func point() { text = NumberText.pointed(text) }
  }

  private(set) var levels: [[Head]] = []
  /// The level of each name of `across`.
  private(set) var acrossLevels: [Int] = []
  /// The level with the titles of columns; nil if no head shows them.
  private(set) var titleLevel: Int?

  /// - Parameters:
  ///   - title: Returns the title of a column of the cell.
  ///   - marked: Marks the formulas in a text.
  init(_ grid: TableGrid, _ cell: TableCell, title: (Int) -> String, marked: (String) -> String) {
    let keys = grid.keyTitles.count
    let isSingle = cell.columns.count == 1 && !cell.across.isEmpty
    if isSingle, cell.columns[0].title != nil {
      titleLevel = levels.count
      add(grid.columns.map { _ in [title(0)] }, keys: keys)
    }
    for level in cell.across.indices {
      acrossLevels.append(levels.count)
      let isNumber = grid.headsAreNumbers.indices.contains(level) && grid.headsAreNumbers[level]
      add(grid.columns.map { Array($0.across.prefix(level + 1)) }, keys: keys)
      if isNumber { for index in levels[levels.count - 1].indices { levels[levels.count - 1][index].point() } }
    }
    if cell.columns.contains(where: { $0.group != nil }) {
      add(grid.columns.map { $0.across + [cell.columns[$0.option].group.map(marked) ?? ""] }, keys: keys)
    }
    if !isSingle {
      titleLevel = levels.count
      levels.append(grid.columns.enumerated().map { Head(text: title($1.option), columns: keys + $0..<keys + $0 + 1) })
    } else {
      // In the lowest level each column has a separate head, even if its neighbour has an equal one.
      let lowest = levels.removeLast().flatMap { head in
        head.columns.map { Head(text: head.text, columns: $0..<$0 + 1) }
      }
      levels.append(lowest.filter { $0.columns.lowerBound >= keys })
    }
    let titles = grid.keyTitles.enumerated().map { Head(text: $1, columns: $0..<$0 + 1) }
    levels[levels.count - 1].insert(contentsOf: titles, at: 0)
  }

  /// Adds a level of heads. Neighbours with equal paths share a head, which shows the last part of the path.
  private mutating func add(_ paths: [[String]], keys: Int) {
    var heads: [Head] = keys > 0 ? [Head(text: "", columns: 0..<keys)] : []
    var last: [String]?
    for (index, path) in paths.enumerated() {
      if path == last {
        heads[heads.count - 1].columns = heads[heads.count - 1].columns.lowerBound..<keys + index + 1
      } else {
        heads.append(Head(text: path.last ?? "", columns: keys + index..<keys + index + 1))
      }
      last = path
    }
    levels.append(heads)
  }

  mutating func call(_ note: Int, from level: Int, _ index: Int) { levels[level][index].notes.append(note) }
}
