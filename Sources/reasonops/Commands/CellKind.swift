import Experiments
import Tables

/// The kind of a published cell: valid, solved by a constant, or evaluated without its skip connections.
enum CellKind: String {
  case valid
  case constant
  case residualFault = "residual_fault"

  /// Returns the cells with an added column `kind`.
  static func added(to cells: Table) -> Table {
    let constants = ConstantSolutions()
    let kinds = (0..<cells.rowCount).map { row -> String in
      if constants.accuracy(task: cells["task"]?.text(row), dataset: cells["dataset"]?.text(row), protocol: nil) != nil
      {
        return constant.rawValue
      }
      return (wasEvaluatedWithoutSkips(cells["network_type"]?.text(row)) ? residualFault : valid).rawValue
    }
    return cells.adding(Column("kind", texts: kinds))
  }

  private static func wasEvaluatedWithoutSkips(_ networkType: String?) -> Bool {
    ResearchProtocol.unrecorded.faults.contains(.evaluationWithoutSkips)
      && Architecture.all.contains { $0.name == networkType && $0.hasSkips }
  }
}
