import Basics
import Tables

/// Facts about the cells behind the groups of an aggregate that a reader must be told.
package struct CellNotes: Sendable {
  /// The number of cells that there could be in all groups together; nil if the first measure does not use all of them.
  package let possibleCells: Int?
  /// The columns whose combinations of values differ between groups, so that means of groups are hard to compare. Empty
  /// if all groups have the same ones, if nothing is averaged, or if the groups are made from results rather than from
  /// the axes of the grid.
  package let unevenColumns: [String]
  /// True if the table has no column that identifies cells, so that each row is a cell.
  package let rowsAreCells: Bool
  /// The number of rows that are averaged with another row of the same cell, because no column tells its trials apart.
  package let averagedRows: Int

  package init(_ aggregation: Aggregation, in table: Table) throws(Diagnostic) {
    let groups = try Grouping(aggregation, table)
    possibleCells = aggregation.measuresAllCells ? groups.possibleCellsOfAll : nil
    rowsAreCells = !aggregation.identity.cell.contains(where: table.hasColumn)
    averagedRows = aggregation.averagesRows(of: table) ? groups.table.rowCount - groups.trials.count : 0
    let averages = aggregation.measures.contains { $0.expression.calls.contains(where: \.reducer.averages) }
    guard averages, !aggregation.groupBy.isEmpty else {
      unevenColumns = []
      return
    }
    if rowsAreCells {
      unevenColumns = Mixtures(groups.table, groupedBy: aggregation.groupBy).columns
    } else if aggregation.groupsAreAxes {
      let cells = try CommonCells(aggregation, groups.table)
      unevenColumns = cells.areUneven ? cells.columns : []
    } else {
      unevenColumns = []
    }
  }
}

extension Aggregation {
  /// True if several rows of a cell count as one trial only because no column tells trials apart.
  fileprivate func averagesRows(of table: Table) -> Bool {
    let identity = identityOfUnits
    return duplicates == .mean && identity.cell.contains(where: table.hasColumn)
      && !identity.replicate.contains(where: table.hasColumn)
      && measures.contains { $0.expression.calls.contains { !$0.reducer.isCount } }
  }

  /// True if every possible cell of a group could have a value of the first measure: the measure has no condition of
  /// its own and does not compare two values of a column.
  fileprivate var measuresAllCells: Bool {
    guard groupsAreAxes, let call = measures.first?.expression.onlyCall else { return false }
    return call.condition == nil && !call.reducer.comparesTwo
  }

  fileprivate var groupsAreAxes: Bool {
    groupBy.flatMap { identity.joint[$0] ?? [$0] }.allSatisfy { (identity.cell + identity.separate).contains($0) }
  }
}
