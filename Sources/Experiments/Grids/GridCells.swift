import Basics
import Tables

/// The cells of a grid in the order of the original study: network by network, then dataset by dataset. Cells are
/// created one at a time and not stored, because a grid can have millions.
package struct GridCells: Sequence, Sendable {
  /// A cell as the indices of its network, dataset and task.
  package struct Cell: Hashable, Sendable {
    var network: Int
    var dataset: Int
    var task: Int
  }

  let networks: [NetworkChoice]
  let datasets: [String]
  let tasks: [String]
  let researchProtocol: String
  /// The columns that the network of a cell fills, or the names of a program's parameters.
  let networkColumns: [String]
  /// The exclusions; nil if no cell is left out.
  private let exclusions: ExclusionBits?
  /// For each dataset and each task, the exclusions that can still match.
  private let possible: (datasets: [ExclusionBits.Bits], tasks: [ExclusionBits.Bits])

  init(
    networks: [NetworkChoice], datasets: [String], tasks: [String], exclusions: [Exclusion], researchProtocol: String
  ) {
    (self.networks, self.datasets, self.tasks) = (networks, datasets, tasks)
    self.researchProtocol = researchProtocol
    networkColumns = Self.networkColumns
    let bits = ExclusionBits(exclusions, known: Self.networkColumns + ["dataset", "task"])
    self.exclusions = exclusions.isEmpty ? nil : bits
    possible = (
      datasets.map { value in bits.possible(["dataset"]) { _ in value } },
      tasks.map { value in bits.possible(["task"]) { _ in value } }
    )
  }

  /// Creates the cells of a program, one for each list of parameter values.
  init(parameters: [String], values: [[String]]) {
    networks = values.map { values in
      NetworkChoice(parameters: Dictionary(zip(parameters, values)) { first, _ in first })
    }
    (datasets, tasks, researchProtocol) = ([""], [""], "")
    networkColumns = parameters
    exclusions = nil
    possible = ([], [])
  }

  /// True for the cells of a program, which have no columns but its parameters.
  var areOfProgram: Bool { researchProtocol.isEmpty }

  private static let networkColumns =
    ["network_type", "network_depth", "network_activation"] + TrialSetting.all.map(\.name)

  /// The number of cells with the excluded ones.
  private var combinations: Int {
    networks.count.saturatingProduct(datasets.count).saturatingProduct(tasks.count)
  }

  /// The number of cells without the excluded ones. It takes a walk over all cells if there are exclusions.
  package var count: Int {
    exclusions == nil ? combinations : reduce(0) { count, _ in count + 1 }
  }

  /// Returns the limit that the number of cells, or of trials in that many replicates, exceeds; nil for none. Excluded
  /// cells count too, since they are walked.
  func exceededLimit(replicates: Int) -> Limit? {
    if combinations > Limit.cells.most { return .cells }
    return combinations.saturatingProduct(replicates) > Limit.trials.most ? .trials : nil
  }

  /// Returns the index of a cell in the order of the grid, excluded cells included.
  func number(of cell: Cell) -> Int {
    (cell.network * datasets.count + cell.dataset) * tasks.count + cell.task
  }

  package func trial(of cell: Cell, seed: Int) -> Trial {
    let network = networks[cell.network]
    var trial = Trial(
      task: tasks[cell.task], dataset: datasets[cell.dataset], networkType: network.type, networkDepth: network.depth,
      networkActivation: network.activation, researchProtocol: researchProtocol, seed: seed)
    trial.settings = network.settings
    return trial
  }

  /// Returns the trial of a cell with seed 0, for what does not depend on the seed.
  func sample(_ cell: Cell) -> Trial { trial(of: cell, seed: 0) }

  /// Returns true if at least one network is trained on that task with that dataset.
  func hasCell(of dataset: String, _ task: String) -> Bool {
    guard let dataset = datasets.firstIndex(of: dataset), let task = tasks.firstIndex(of: task) else { return false }
    return networks.indices.contains { !isExcluded(Cell(network: $0, dataset: dataset, task: task)) }
  }

  // MARK: exclusions

  func isExcluded(_ cell: Cell) -> Bool {
    possible(network: cell.network).map { isExcluded(cell, $0) } ?? false
  }

  /// - Parameter network: the exclusions that can still match with the network of the cell.
  private func isExcluded(_ cell: Cell, _ network: ExclusionBits.Bits) -> Bool {
    ExclusionBits.isAnyPossible(network, possible.datasets[cell.dataset], possible.tasks[cell.task])
  }

  private func possible(network index: Int) -> ExclusionBits.Bits? {
    guard let exclusions else { return nil }
    let network = networks[index]
    return exclusions.possible(Self.networkColumns) { network[$0] }
  }

  // MARK: walking

  package struct Iterator: IteratorProtocol {
    private let cells: GridCells
    private var cell: Cell
    /// The exclusions that can still match with the network of the cell.
    private var possible: ExclusionBits.Bits?

    fileprivate init(_ cells: GridCells) {
      self.cells = cells
      cell = Cell(network: cells.combinations == 0 ? cells.networks.count : 0, dataset: 0, task: -1)
      if cells.combinations > 0 { possible = cells.possible(network: 0) }
    }

    package mutating func next() -> Cell? {
      while advance() {
        guard let possible, cells.isExcluded(cell, possible) else { return cell }
      }
      return nil
    }

    /// Moves to the next combination; returns false at the end.
    private mutating func advance() -> Bool {
      cell.task += 1
      guard cell.task >= cells.tasks.count else { return cell.network < cells.networks.count }
      (cell.task, cell.dataset) = (0, cell.dataset + 1)
      guard cell.dataset >= cells.datasets.count else { return true }
      (cell.dataset, cell.network) = (0, cell.network + 1)
      guard cell.network < cells.networks.count else { return false }
      possible = cells.possible(network: cell.network)
      return true
    }
  }

  package func makeIterator() -> Iterator { Iterator(self) }
}
