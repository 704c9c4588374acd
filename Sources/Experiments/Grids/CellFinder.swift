/// Finds the cells of trials in a grid.
struct CellFinder {
  private let trials: GridTrials
  private let networks: [NetworkChoice: Int]
  private let datasets: [String: Int]
  private let tasks: [String: Int]

  init(_ trials: GridTrials) {
    self.trials = trials
    networks = Self.places(trials.cells.networks)
    datasets = Self.places(trials.cells.datasets)
    tasks = Self.places(trials.cells.tasks)
  }

  private static func places<Part: Hashable>(_ parts: [Part]) -> [Part: Int] {
    Dictionary(parts.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
  }

  /// Returns the cell of a trial, whatever its protocol; nil if the grid does not have the trial.
  func cell(of trial: Trial) -> GridCells.Cell? {
    guard trials.seeds.all.contains(trial.seed), let network = networks[trial.choice],
      let dataset = datasets[trial.dataset], let task = tasks[trial.task]
    else { return nil }
    let cell = GridCells.Cell(network: network, dataset: dataset, task: task)
    return trials.cells.isExcluded(cell) ? nil : cell
  }

  /// Returns a function that tells for each cell of another grid whether this grid has it too.
  func cells(in other: GridCells) -> (GridCells.Cell) -> Bool {
    let networks = other.networks.map { self.networks[$0] }
    let datasets = other.datasets.map { self.datasets[$0] }
    let tasks = other.tasks.map { self.tasks[$0] }
    return { cell in
      guard let network = networks[cell.network], let dataset = datasets[cell.dataset], let task = tasks[cell.task]
      else { return false }
      return !trials.cells.isExcluded(.init(network: network, dataset: dataset, task: task))
    }
  }
}
