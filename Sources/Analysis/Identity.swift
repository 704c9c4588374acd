/// The columns that identify a row. Nothing else in Analysis knows a column by its name.
///
/// A *cell* is one combination of the axes' values, a *trial* one replicate of a cell. Columns that a table lacks count
/// as one value; a table with none of the cell's columns has as many cells as rows.
package struct Identity: Sendable, Equatable {
  /// The axes of the grid: each is one column, or several that only mean something together, such as
  /// `[network_type, network_depth, network_activation]`. The possible cells are the product of the axes' values.
  package var axes: [[String]]
  /// The columns that distinguish the trials of a cell, such as `seed`.
  package var replicate: [String]
  /// Columns whose values must never meet in one aggregate, such as `protocol`.
  package var separate: [String]
  /// What makes one row of a trial better than another; the first decides.
  package var criteria: [Criterion]
  /// Columns that say the same as several others together, such as `network`.
  package var joint: [String: [String]] = [:]

  /// The better row has the highest, or the lowest, value in a column.
  package struct Criterion: Sendable, Equatable {
    package enum Goal: String, Sendable, CaseIterable { case highest, lowest }
    package var goal: Goal
    package var column: String

    package init(_ goal: Goal, _ column: String) {
      self.goal = goal
      self.column = column
    }
  }

  package init(
    axes: [[String]] = [], replicate: [String] = [], separate: [String] = [], criteria: [Criterion] = []
  ) {
    self.axes = axes
    self.replicate = replicate
    self.separate = separate
    self.criteria = criteria
  }

  /// - Parameter tuples: lists of columns that form one axis together; all other columns of `cell` are axes of their own.
  package init(
    cell: [String], tuples: [[String]] = [], replicate: [String] = [], separate: [String] = [],
    criteria: [Criterion] = []
  ) {
    let tuples = tuples.map { $0.filter(cell.contains) }.filter { !$0.isEmpty }
    let alone = cell.filter { column in !tuples.contains { $0.contains(column) } }
    self.init(axes: alone.map { [$0] } + tuples, replicate: replicate, separate: separate, criteria: criteria)
  }

  /// The columns of the axes that a column says nothing about: what is left of a cell's columns to make a problem, if
  /// that column's values are to be compared on it.
  package func problem(comparing column: String) -> [String] {
    axes(notIn: [column])
  }

  /// The columns of the axes that none of some columns says anything about.
  package func axes(notIn columns: [String]) -> [String] {
    let named = columns.flatMap { joint[$0] ?? [$0] }
    return axes.filter { axis in !axis.contains(where: named.contains) }.flatMap(\.self)
  }

  /// The columns that make a cell.
  package var cell: [String] { axes.flatMap(\.self) }
  /// The columns that make a trial.
  package var trial: [String] { cell + separate + replicate }
}
