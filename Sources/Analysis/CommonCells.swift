import Basics
import Tables

/// Tells whether groups have the same cells: for example networks the same problems, or tasks the same networks and
/// datasets.
struct CommonCells {
  /// The columns of the axes by which the table is not grouped. A problem is a combination of their values. Empty if
  /// each group is one cell.
  let columns: [String]
  private let table: Table
  private let groupOf: [Int32]
  private let problemOf: [Int32]
  private let groupCount: Int
  /// `seen[problem]` is the set of groups in which the problem has a value of every measure.
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

  /// True if some problem occurs in one group and not in another.
  var areUneven: Bool {
    !columns.isEmpty && seen.contains { !$0.isEmpty && $0.count < groupCount }
  }

  /// The rows of the problems that occur in all groups.
  var commonRows: Table {
    table.rows((0..<table.rowCount).filter { seen[Int(problemOf[$0])].count == groupCount })
  }
}
