import Analysis
import Experiments
import Tables

/// What only the learning curves beside results show.
extension ResultsRules {
  /// A validation that finds a loss lower by more than this share is progress by the rule that stops training.
  private static let progress = 0.01

  /// A trial that stopped early at a fall of its validation loss may only have been on its way back from a rise.
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

  /// How the training after the search ended; nil for curves of another form.
  private static func endings(of curves: Table) -> Table? {
    guard let phase = curves["phase"], curves.hasColumn("seed") else { return nil }
    let isTraining = phase.equals("train")
    let rows = curves.rows(isTraining.indices.filter { isTraining[$0] })
    return try? CurveEndings(of: "validation_loss", over: "step").table(Aggregation(identity: identity), rows)
  }

  /// How far a loss that was not yet good enough fell at least at each of its last changes, if it fell.
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
