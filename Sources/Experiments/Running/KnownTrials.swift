/// The trials of a grid that have rows. They are found by going through the rows, not through the grid.
struct KnownTrials {
  struct Known {
    var cell: GridCells.Cell
    var number: Int
    var trial: Trial
    var status: TrialResult.Status
  }

  /// The trials in the order of the grid.
  let known: [Known]
  /// The number of trials with a row that the grid, or its shard, does not have.
  let outside: Int

  init(_ rows: TrialRows, in selection: inout TrialSelection) {
    let cells = selection.trials.cells
    let finder = rows.statuses.isEmpty ? nil : CellFinder(selection.trials)
    var found: [Known] = []
    for (trial, status) in rows.statuses where trial.researchProtocol == cells.researchProtocol {
      guard let cell = finder?.cell(of: trial), selection.isInShard(cell, seed: trial.seed) else { continue }
      found.append(Known(cell: cell, number: cells.number(of: cell), trial: trial, status: status))
    }
    known = found.sorted { ($0.number, $0.trial.seed) < ($1.number, $1.trial.seed) }
    outside = rows.statuses.count - found.count
  }
}
