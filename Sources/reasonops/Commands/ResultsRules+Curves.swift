import Analysis
import Experiments
import Tables

/// A rule that needs the learning curves beside the results.
extension ResultsRules {
  /// The smallest relative decrease of the validation loss that counts as progress for early stopping.
  private static let progress = 0.01

  /// Finds trials that stopped early while the validation loss was falling. Their loss may have been recovering from a
  /// rise.
  static func stoppedWhileFalling(in curves: Table?) -> LintRule {
    LintRule("stopped_while_falling", "trials that stopped early while their validation loss was still falling") {
      table in
      guard let curves, let endings = endings(of: curves), let steps = endings["step"] else { return [] }
      let keys = identity.trial.filter { table.hasColumn($0) && endings.hasColumn($0) }
      let rows = Dictionary((0..<table.rowCount).map { (texts(table, keys, $0), $0) }) { first, _ in first }
      return (0..<endings.rowCount).compactMap { ending -> (row: Int, message: String)? in
        guard let step = steps.number(ending), endings["early"]?.number(ending) == 1, let fall = fall(endings, ending),
          let row = rows[texts(endings, keys, ending)]
        else { return nil }
        return (
          row,
          "stopped at step \(NumberText.shortest(step)), while the loss fell by \(NumberText.fixed(100 * fall, digits: 1))% or more, three times in a row"
        )
      }.sorted { $0.row < $1.row }
    }
  }

  /// Returns how the training after the search ended, one row for each trial; nil for curves of another form.
  private static func endings(of curves: Table) -> Table? {
    guard let phase = curves["phase"], curves.hasColumn("seed") else { return nil }
    let isTraining = phase.equals("train")
    let rows = curves.rows(isTraining.indices.filter { isTraining[$0] })
    return try? CurveEndings(of: "validation_loss", over: "step").table(Aggregation(identity: identity), rows)
  }

  /// Returns the smallest relative decrease among the last changes of the loss. Returns nil if the loss did not fall by
  /// more than `progress` each time, or if it was already good.
  private static func fall(_ endings: Table, _ row: Int) -> Double? {
    guard let change = endings["change"]?.number(row), change < -progress,
      let loss = endings["validation_loss"]?.number(row), loss >= ResearchProtocol.goodLoss
    else { return nil }
    return -change
  }

  private static func texts(_ table: Table, _ columns: [String], _ row: Int) -> [String?] {
    columns.map { table[$0]?.text(row) }
  }
}
