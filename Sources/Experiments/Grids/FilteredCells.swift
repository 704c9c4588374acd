/// Applies a filter to whole cells of a grid: decides which classes of replicates it includes.
struct FilteredCells: Sendable {
  private let trials: GridTrials
  private let rule: TrialFilter.Rule
  private let networks: AxisClasses
  private let datasets: AxisClasses
  private let tasks: AxisClasses
  let seeds: AxisClasses
  /// Earlier decisions, by the number of the combination of classes.
  private var known: [Int: [Bool]] = [:]

  init(_ trials: GridTrials, _ filter: TrialFilter) {
    self.trials = trials
    rule = filter.rule
    let cells = trials.cells
    networks = Self.classes(rule, cells.networks, cells.networkColumns) { network, column in
      // A parameter of a program may have the name of a column of networks.
      cells.areOfProgram ? network.settings[column] : network[column]
    }
    datasets = Self.classes(rule, cells.datasets, [cells.areOfProgram ? Self.noColumn : "dataset"]) { value, _ in value
    }
    tasks = Self.classes(rule, cells.tasks, [cells.areOfProgram ? Self.noColumn : "task"]) { value, _ in value }
    seeds = Self.classes(rule, trials.seeds.all, ["seed"]) { value, _ in String(value) }
  }

  /// A name for which no comparison holds.
  private static let noColumn = ""

  private static func classes<Values: RandomAccessCollection>(
    _ rule: TrialFilter.Rule, _ values: Values, _ columns: [String], _ text: (Values.Element, String) -> String?
  ) -> AxisClasses {
    guard case .comparisons(let truths, _) = rule else {
      if case .all = rule { return AxisClasses(count: values.count, areAlike: true) }
      return AxisClasses(count: values.count, areAlike: false)
    }
    return AxisClasses(count: values.count) { offset in
      let value = values[values.index(values.startIndex, offsetBy: offset)]
      return united(columns.map { truths($0, text(value, $0)) })
    }
  }

  /// Returns the comparisons that hold in at least one of several lists.
  private static func united(_ truths: [[Bool]]) -> [Bool] {
    truths.dropFirst().reduce(truths[0]) { all, more in zip(all, more).map { $0 || $1 } }
  }

  /// Returns for each class of replicates whether the filter includes its trials of a cell.
  mutating func isIncluded(_ cell: GridCells.Cell) -> [Bool] {
    let classes = (networks[cell.network], datasets[cell.dataset], tasks[cell.task])
    let number = (classes.0 * datasets.count + classes.1) * tasks.count + classes.2
    if let found = known[number] { return found }
    let found = decide(cell)
    known[number] = found
    return found
  }

  private func decide(_ cell: GridCells.Cell) -> [Bool] {
    let cells = trials.cells
    switch rule {
    case .all: return [true]
    case .trials(let isIncluded): return trials.seeds.all.map { isIncluded(cells.trial(of: cell, seed: $0)) }
    case .comparisons(let truths, let hold):
      let ofCell = Self.united([
        networks.truths[networks[cell.network]], datasets.truths[datasets[cell.dataset]],
        tasks.truths[tasks[cell.task]],
        truths(cells.areOfProgram ? Self.noColumn : "protocol", cells.researchProtocol),
      ])
      return seeds.truths.map { hold(Self.united([ofCell, $0])) }
    }
  }
}
