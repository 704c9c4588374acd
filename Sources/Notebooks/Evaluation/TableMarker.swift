import Analysis
import Basics
import Documents

/// Finds the best values of a table, and describes in the caption what was marked.
struct TableMarker {
  private let cell: TableCell
  private let keys: [String]
  private let across: [String]
  private let title: (Int) -> String
  private let words: (String) -> String

  private var tests: [(test: BestTest, columns: [String])] = []
  private var hasUntested = false
  private var hasSecond = false
  private var units: [String: GroupUnits?] = [:]

  /// - Parameters:
  ///   - keys: The columns whose values are in rows.
  ///   - across: The columns whose values are in columns.
  ///   - title: Returns the title of a column of the cell, for use within a sentence.
  ///   - words: Returns the title of a column of the data, for use within a sentence.
  init(
    _ cell: TableCell, keys: [String] = [], across: [String] = [], title: @escaping (Int) -> String,
    words: @escaping (String) -> String
  ) {
    self.cell = cell
    self.keys = keys
    self.across = across
    self.title = title
    self.words = words
  }

  mutating func mark(_ grid: inout TableGrid) throws(Diagnostic) {
    let marked = grid.columns.indices.filter { cell.columns[grid.columns[$0].option].best != nil }
    for column in marked where option(grid, column).bestOf == .column {
      try mark(grid.body.map { ($0, column) }, &grid, comparing: keys)
    }
    let beside = marked.filter { option(grid, $0).bestOf == .row && !grid.columns[$0].isTotal }
    // With `across`, the values of each measure are compared. Otherwise all columns with the same goal are compared.
    let families =
      across.isEmpty
      ? Identity.Criterion.Goal.allCases.map { goal in beside.filter { option(grid, $0).best == goal } }
      : cell.columns.indices.map { index in beside.filter { grid.columns[$0].option == index } }
    for family in families where !family.isEmpty {
      for row in grid.body { try mark(family.map { (row, $0) }, &grid, comparing: across) }
    }
  }

  private func option(_ grid: TableGrid, _ column: Int) -> TableColumn { cell.columns[grid.columns[column].option] }

  private mutating func mark(
    _ places: [(row: Int, column: Int)], _ grid: inout TableGrid, comparing: [String]
  ) throws(Diagnostic) {
    guard let first = places.first, let goal = option(grid, first.column).best else { return }
    var rivals: [BestValues.Rival] = []
    for (row, column) in places {
      let cell = grid.rows[row].cells[column]
      rivals.append(
        .init(
          value: cell.value, text: cell.text, units: try units(grid.columns[column], comparing), group: cell.group ?? -1
        ))
    }
    let values = BestValues(rivals, goal, by: cell.test)
    for (index, place) in places.enumerated() {
      grid.rows[place.row].cells[place.column].mark = values.marks[index]
      grid.rows[place.row].cells[place.column].p = values.p[index]
    }
    for used in values.tests where !tests.contains(where: { $0.test.name == used.test.name }) { tests.append(used) }
    hasUntested = hasUntested || values.hasUntested
    hasSecond = hasSecond || values.marks.contains(.second) && option(grid, first.column).marksSecond
  }

  private mutating func units(_ column: TableGrid.GridColumn, _ comparing: [String]) throws(Diagnostic) -> GroupUnits? {
    guard let source = column.source, let expression = cell.columns[column.option].expression else { return nil }
    let name = "\(column.option) \(column.isTotal) \(comparing)"
    if let known = units[name] { return known }
    let made = try source.units(of: expression, comparing: comparing)
    units[name] = made
    return made
  }

  /// The sentences for the caption; empty if nothing is marked.
  var sentences: String {
    let marked = cell.columns.indices.filter { cell.columns[$0].best != nil }
    guard !marked.isEmpty else { return "" }
    let best = self.best(marked)
    let it = marked.count > 1 ? "them" : "it"
    let second = hasSecond ? " Underlined: the best of the others." : ""
    guard !tests.isEmpty else { return " Bold: \(best), by value alone.\(second)" }
    let names = tests.map { used in
      used.test.sentence(pairs: ValueWriter.sentence(used.columns.map(words)))
    }
    let rest = hasUntested ? " Where there is too little to test, the value alone decides." : ""
    return " Bold: \(best), and what \(names.joined(separator: " or ")) does not tell from \(it) "
      + "(p ≥ 0.05 after Holm's correction).\(rest)\(second)"
  }

  /// Returns the phrase for the best values: `the highest accuracy`,
  /// `the highest accuracy and the lowest loss of each column` or `the highest of each row`.
  private func best(_ marked: [Int]) -> String {
    let phrases = marked.map { index -> (what: String, place: String) in
      let column = cell.columns[index]
      let goal = "the \((column.best ?? .highest).rawValue)"
      let isNamed = column.bestOf == .column && across.isEmpty || cell.columns.count > 1 && !across.isEmpty
      let place = column.bestOf == .column && across.isEmpty ? "" : " of each \(column.bestOf.name)"
      return (isNamed ? "\(goal) \(title(index))" : goal, place)
    }
    let places = phrases.map(\.place).uniqued
    guard places.count == 1 else { return ValueWriter.sentence(phrases.map { $0.what + $0.place }.uniqued) }
    return ValueWriter.sentence(phrases.map(\.what).uniqued) + places[0]
  }
}

extension [String] {
  /// The elements in order, without repetitions.
  fileprivate var uniqued: [String] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
