import Basics
import Tables

/// Whether groups are made of equal cells: networks of the same problems, tasks of the same networks and datasets.
struct CommonCells {
  /// The columns that make a problem of the axes that no group names; empty where each group is one cell.
  let columns: [String]
  private let table: Table
  private let groupOf: [Int32]
  private let problemOf: [Int32]
  private let groupCount: Int
  /// `seen[problem]`: in which groups the problem has a value of everything that is measured.
  private var seen: [Set<Int32>]

  init(_ aggregation: Aggregation, _ table: Table) throws(Diagnostic) {
    columns = aggregation.identity.axes(notIn: aggregation.groupBy).filter(table.hasColumn)
    let groups = table.groups(by: aggregation.groupBy)
    let problems = table.groups(by: columns)
    self.table = table
    groupOf = groups.groupOf
    problemOf = problems.groupOf
    groupCount = groups.count
    seen = Array(repeating: [], count: problems.count)
    let measured = try Self.measured(aggregation, table)
    for row in 0..<table.rowCount where measured.allSatisfy({ $0.number(row) != nil || !$0.isNumeric }) {
      seen[Int(problemOf[row])].insert(groupOf[row])
    }
  }

  private static func measured(_ aggregation: Aggregation, _ table: Table) throws(Diagnostic) -> [Column] {
    var columns: [Column] = []
    for call in aggregation.measures.flatMap(\.expression.calls) {
      if let name = call.column { columns.append(try table.column(name, at: call.columnLocation)) }
    }
    return columns
  }

  /// Whether some problem is in one group and not in another.
  var areUneven: Bool {
    !columns.isEmpty && seen.contains { !$0.isEmpty && $0.count < groupCount }
  }

  /// The rows of the problems that all groups have.
  var commonRows: Table {
    table.rows((0..<table.rowCount).filter { seen[Int(problemOf[$0])].count == groupCount })
  }
}

extension Aggregation {
  /// What makes the means of two groups hard to compare: the columns whose combinations are not the same in all groups.
  /// Empty if they are the same, if nothing is averaged, and if the groups are made from results and are not part of
  /// the grid.
  package func unevenColumns(in table: Table) throws(Diagnostic) -> [String] {
    guard groupsAreAxes, !groupBy.isEmpty,
      measures.contains(where: { $0.expression.calls.contains { $0.reducer.averages } })
    else { return [] }
    let cells = try CommonCells(self, Grouping(self, table).table)
    return cells.areUneven ? cells.columns : []
  }

  /// Whether every possible cell of a group could have a value of the first measure: it has no condition of its own and
  /// is of one value of a column rather than two.
  package var measuresAllCells: Bool {
    guard groupsAreAxes, let call = measures.first?.expression.onlyCall else { return false }
    return call.condition == nil && !call.reducer.comparesTwo
  }

  private var groupsAreAxes: Bool {
    groupBy.flatMap { identity.joint[$0] ?? [$0] }.allSatisfy { (identity.cell + identity.separate).contains($0) }
  }
}
