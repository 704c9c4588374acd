/// The columns that identify a row. No other type of Analysis knows a column by its name.
///
/// A *cell* is one combination of values of the axes, and a *trial* is one replicate of a cell. A column that a table
/// lacks counts as having one value. In a table with none of the cell's columns, each row is a cell.
package struct Identity: Sendable, Equatable {
  /// The axes of the grid. An axis is one column, or several columns that only have meaning together, such as
  /// `[network_type, network_depth, network_activation]`. The possible cells are all combinations of the axes' values.
  package var axes: [[String]]
  /// The columns that distinguish the trials of a cell, such as `seed`.
  package var replicate: [String]
  /// The columns whose values must never be pooled in one aggregate, such as `protocol`.
  package var separate: [String]
  /// The criteria by which one row of a trial is better than another. The first that differs decides.
  package var criteria: [Criterion]
  /// For a column that stands for several others together, such as `network`, those columns.
  package var joint: [String: [String]] = [:]

  /// A criterion: the better row has the highest, or the lowest, value in a column.
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

  /// Creates an identity from the columns of a cell.
  ///
  /// - Parameters:
  ///   - cell: the columns that make a cell.
  ///   - tuples: lists of columns that form one axis together. Every other column of `cell` is an axis of its own.
  ///   - replicate: the columns that distinguish the trials of a cell.
  ///   - separate: the columns whose values must never be pooled.
  ///   - criteria: the criteria by which one row of a trial is better than another.
  package init(
    cell: [String], tuples: [[String]] = [], replicate: [String] = [], separate: [String] = [],
    criteria: [Criterion] = []
  ) {
    let tuples = tuples.map { $0.filter(cell.contains) }.filter { !$0.isEmpty }
    let alone = cell.filter { column in !tuples.contains { $0.contains(column) } }
    self.init(axes: alone.map { [$0] } + tuples, replicate: replicate, separate: separate, criteria: criteria)
  }

  /// Returns the columns that make a problem when the values of `column` are compared: those of the axes that contain
  /// neither `column` nor the columns it stands for.
  package func problem(comparing column: String) -> [String] {
    axes(notIn: [column])
  }

  /// Returns the columns of the axes that contain none of the given columns, nor the columns these stand for.
  package func axes(notIn columns: [String]) -> [String] {
    let named = columns.flatMap { joint[$0] ?? [$0] }
    return axes.filter { axis in !axis.contains(where: named.contains) }.flatMap(\.self)
  }

  /// The columns that make a cell.
  package var cell: [String] { axes.flatMap(\.self) }
  /// The columns that make a trial.
  package var trial: [String] { cell + separate + replicate }
}
