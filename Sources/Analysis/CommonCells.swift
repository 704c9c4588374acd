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
