/// Counts what a run would do. A grid is gone through cell by cell, its rows one by one; no trial of it is made.
struct PlanCounts {
  private(set) var reasons: [RunPlan.Reason: Int] = [:]
  private(set) var failures: [(trial: Trial, reason: String)] = []
  private(set) var done: [TrialResult.Status: Int] = [:]
  private(set) var leftOut = 0
  private(set) var totals = TrialSelection.Counts()
  private(set) var forecast: Forecast
  /// Replicates of cells, by their number, that need no training.
  private(set) var doneSeeds: [Int: Set<Int>] = [:]
  let outsideGrid: Int

  private var selection: TrialSelection
  private let wasRecorded: (GridCells.Cell) -> Range<Int>

  /// - Parameter record: of an earlier run, whose grid may have had other trials; nil if there was none.
  init(
    _ rows: TrialRows, _ selection: TrialSelection, record: RunRecord?, retryFailed: Bool, forecast: Forecast
  ) {
    self.selection = selection
    self.forecast = forecast
    wasRecorded = Self.recorded(record, selection.trials)
    let known = KnownTrials(rows, in: &self.selection)
    outsideGrid = known.outside
    for trial in known.known { count(trial, retryFailed, reason: rows.failureReasons[trial.trial]) }
    countCells()
    leftOut += totals.all - totals.included
    let new = totals.included - done.values.reduce(0, +) - reasons[.retry, default: 0]
    if new > 0 { reasons[.new] = new }
  }

  /// Which replicates of a cell an earlier grid named; all where there was none, since then nothing is new.
  private static func recorded(_ record: RunRecord?, _ trials: GridTrials) -> (GridCells.Cell) -> Range<Int> {
    guard let record else { return { _ in trials.seeds.all } }
    let isNamed = CellFinder(record.gridTrials).cells(in: trials.cells)
    return { isNamed($0) ? record.grid.seeds.all : 0..<0 }
  }

  private mutating func count(_ known: KnownTrials.Known, _ retryFailed: Bool, reason: String?) {
    guard selection.isIncluded(known.cell, seed: known.trial.seed) else { return leftOut -= 1 }
    guard known.status == .failed && retryFailed else {
      done[known.status, default: 0] += 1
      doneSeeds[known.number, default: []].insert(known.trial.seed)
      if !wasRecorded(known.cell).contains(known.trial.seed) { totals.added -= 1 }
      return
    }
    reasons[.retry, default: 0] += 1
    failures.append((known.trial, reason ?? ""))
  }

  private mutating func countCells() {
    let cells = selection.trials.cells
    for cell in cells {
      let counts = selection.counts(cell, recorded: wasRecorded(cell))
      totals += counts
      let toDo = counts.included - (doneSeeds[cells.number(of: cell)]?.count ?? 0)
      if toDo > 0 { forecast.add(cells.sample(cell), count: toDo) }
    }
  }
}
