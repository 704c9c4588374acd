/// Counts the trials that a run would execute. It goes through the rows one by one and through the grid cell by cell,
/// without creating its trials.
struct PlanCounts {
  private(set) var reasons: [RunPlan.Reason: Int] = [:]
  private(set) var failures: [(trial: Trial, reason: String)] = []
  private(set) var done: [TrialResult.Status: Int] = [:]
  private(set) var leftOut = 0
  private(set) var totals = TrialSelection.Counts()
  private(set) var forecast: Forecast
  /// The replicates that need no training, by the number of their cell.
  private(set) var doneSeeds: [Int: Set<Int>] = [:]
  let outsideGrid: Int

  private var selection: TrialSelection
  private let wasRecorded: (GridCells.Cell) -> Range<Int>

  /// - Parameter record: the record of an earlier run, whose grid may have had other trials; nil if there was none.
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

  /// Returns a function that gives the replicates of a cell that an earlier grid had. Without an earlier grid these are
  /// all replicates, so that none counts as added.
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
    var tally = CellTally(cells)
    for cell in cells {
      let counts = selection.counts(cell, recorded: wasRecorded(cell))
      totals += counts
      let toDo = counts.included - (doneSeeds[cells.number(of: cell)]?.count ?? 0)
      tally.add(cell, toDo) { forecast.add($0, of: cells, count: $1) }
    }
    tally.flush { forecast.add($0, of: cells, count: $1) }
  }
}

/// Adds up the trials of one network that take the same time: those on one dataset with tasks of one shape. So a
/// forecast gets far fewer pieces than the grid has cells.
private struct CellTally {
  private let shapes: [Int]
  private let shapeCount: Int
  /// For each dataset and shape, one of the cells and the number of trials.
  private var counts: [(cell: GridCells.Cell, count: Int)]
  private var network = 0

  init(_ cells: GridCells) {
    let shapesOfTasks = cells.tasks.map { TrialCosts.Shape(try? LearningTask.all.resolve($0, what: "task")) }
    var known: [TrialCosts.Shape] = []
    for shape in shapesOfTasks where !known.contains(shape) { known.append(shape) }
    shapes = shapesOfTasks.map { known.firstIndex(of: $0) ?? 0 }
    shapeCount = known.count
    let none = (cell: GridCells.Cell(network: 0, dataset: 0, task: 0), count: 0)
    counts = Array(repeating: none, count: cells.datasets.count * known.count)
  }

  /// - Parameter tell: receives the sums of the previous network when a cell has another network.
  mutating func add(_ cell: GridCells.Cell, _ count: Int, tell: (GridCells.Cell, Int) -> Void) {
    if cell.network != network { flush(tell) }
    network = cell.network
    let place = cell.dataset * shapeCount + shapes[cell.task]
    counts[place] = (cell, counts[place].count + count)
  }

  mutating func flush(_ tell: (GridCells.Cell, Int) -> Void) {
    for place in counts.indices where counts[place].count > 0 {
      tell(counts[place].cell, counts[place].count)
      counts[place].count = 0
    }
  }
}
