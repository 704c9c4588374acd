import Basics
import Tables

/// What a reader must know of the cells behind the groups of an aggregate.
package struct CellNotes: Sendable {
  /// How many cells there could be in all groups together; nil where that means nothing.
  package let possibleCells: Int?
  /// What makes the means of two groups hard to compare: the columns whose combinations are not the same in all groups.
  /// Empty if they are the same, if nothing is averaged, and if the groups are made from results and are not part of
  /// the grid.
  package let unevenColumns: [String]
  /// Whether no column of the identity says what a cell is, so that each row is one.
  package let rowsAreCells: Bool

  package init(_ aggregation: Aggregation, in table: Table) throws(Diagnostic) {
    let groups = try Grouping(aggregation, table)
    possibleCells = aggregation.measuresAllCells ? groups.possibleCellsOfAll : nil
    rowsAreCells = !aggregation.identity.cell.contains(where: table.hasColumn)
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

  /// Whether every possible cell of a group could have a value of the first measure: it has no condition of its own and
  /// is of one value of a column rather than two.
  fileprivate var measuresAllCells: Bool {
    guard groupsAreAxes, let call = measures.first?.expression.onlyCall else { return false }
    return call.condition == nil && !call.reducer.comparesTwo
  }

  fileprivate var groupsAreAxes: Bool {
    groupBy.flatMap { identity.joint[$0] ?? [$0] }.allSatisfy { (identity.cell + identity.separate).contains($0) }
  }
}
