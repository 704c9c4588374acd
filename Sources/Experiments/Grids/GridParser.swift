import Basics
import Networks
import Tables
import Yams

extension Grid {
  /// Reads a grid of networks from the text of a YAML file.
  ///
  /// - Parameter path: the name of the file in messages.
  /// - Throws: all mistakes in one `DiagnosticList`, in the order of the file.
  package static func parse(_ text: String, path: String) throws -> Grid {
    var walker = YAMLWalker(path: path, text: text)
    let root = try walker.gridRoot(of: text)
    let grid = GridParser.grid(root, &walker)
    guard !walker.hasMistakes else { throw DiagnosticList(walker.mistakes) }
    guard grid.cells.contains(where: { _ in true }) else {
      throw Diagnostic(.usage, "the grid has no trial: all are excluded", at: SourceLocation(file: path))
    }
    return grid
  }
}

/// Reads the keys of a grid file for networks.
private enum GridParser {
  static func grid(_ root: Node, _ walker: inout YAMLWalker) -> Grid {
    let values = walker.mapping(root, of: GridFields.all.names, what: "the grid")
    var grid = Grid()
    if let node = values["protocol"],
      let name = walker.name(node, what: "protocol", valid: ResearchProtocol.all.map(\.name))
    {
      grid.researchProtocol = ResearchProtocol.all.first { $0.name == name } ?? grid.researchProtocol
    }
    if let node = values["master_seed"] {
      grid.masterSeed = walker.integer(node, what: "master_seed", in: 0 ... .max) ?? grid.masterSeed
    }
    if let node = values["seeds"] { grid.seeds = ReplicateRange.read(node, &walker) ?? grid.seeds }
    let needed = values["problems"] == nil ? ["tasks", "datasets", "networks"] : ["networks"]
    for key in needed where values[key] == nil && root.mapping != nil {
      walker.report("the grid has no '\(key)'", hint: "'\(key)' must be given", at: root)
    }
    grid.tasks = values["tasks"].map { tasks($0, &walker) } ?? []
    grid.datasets = values["datasets"].map { datasets($0, &walker) } ?? []
    let problems = values["problems"].map { ProblemParser.problems($0, beside: values, &walker) }
    if let problems { (grid.tasks, grid.datasets) = (problems.tasks, problems.datasets) }
    grid.networks = values["networks"].map { NetworkParser.networks($0, &walker) } ?? []
    grid.settings = SettingsParser.settings(values, of: grid.researchProtocol, &walker)
    grid.exclusions = (problems?.exclusions ?? []) + (values["exclude"].map { exclusions($0, &walker) } ?? [])
    if let node = values["sequential"] { grid.isSequential = isSequential(node, of: grid.researchProtocol, &walker) }
    if let limit = grid.exceededLimit {
      walker.report(limit.exceeded("the grid", kind: .usage, at: walker.location(of: root)))
      return grid
    }
    if let node = values["datasets"] ?? values["problems"] { checkWidths(of: grid, at: node, &walker) }
    if let node = values["search"] { checkRates(of: grid, at: node, &walker) }
    if grid.researchProtocol.needsRate, grid.settings?.tunedRates == nil, !walker.hasMistakes,
      let network = grid.networks.first(where: { $0.rate == nil }), let node = values["networks"]
    {
      walker.report(
        "\(network) has no learning rate, which the protocol \(grid.researchProtocol.name) does not look for",
        hint: "write 'rate', or name another run: search: {rates_from: tuning/results.csv}", at: node)
    }
    if grid.settings == nil, grid.networks.contains(where: { $0.rate != nil }), let node = values["networks"] {
      walker.report("'rate' has no effect with the protocol \(grid.researchProtocol.name)", at: node)
    }
    return grid
  }

  private static func isSequential(
    _ node: Node, of researchProtocol: ResearchProtocol, _ walker: inout YAMLWalker
  ) -> Bool {
    guard let word = walker.name(node, what: "value of 'sequential'", valid: ["true", "false"]) else { return false }
    guard word == "true", researchProtocol.trainAfter == nil else { return word == "true" }
    walker.report(
      "'sequential' has no effect with the protocol \(researchProtocol.name), whose trials do not depend on one another",
      hint: "only octavian_2018 hands the rate of a trial on to the next one", at: node)
    return false
  }

  /// Reports a trial that gets no rate from the other run and whose network names none.
  private static func checkRates(of grid: Grid, at node: Node, _ walker: inout YAMLWalker) {
    guard let tuned = grid.settings?.tunedRates,
      let trial = grid.cells.lazy.map(grid.cells.sample).first(where: { tuned[$0] == nil && $0.choice.rate == nil })
    else { return }
    walker.report(
      "'rates_from' has no rate for \(trial.task) · \(trial.dataset) · \(trial.network)",
      hint: "run the grid that chooses rates for it too, or exclude it", at: node)
  }

  /// Reports tasks that are trained on a dataset without examples of their width.
  private static func checkWidths(of grid: Grid, at node: Node, _ walker: inout YAMLWalker) {
    let tasks = grid.tasks.compactMap { try? LearningTask.all.resolve($0, what: "task") }
    let cells = grid.cells
    for name in grid.datasets {
      guard let dataset = try? Dataset.all.resolve(name, what: "dataset") else { continue }
      let examples = dataset.examples(grid.researchProtocol.faults)
      for task in tasks where !examples.hasExamples(ofWidth: task.inputWidth) {
        guard cells.hasCell(of: name, task.name) else { continue }
        walker.report(
          "'\(name)' has no examples of the \(task.inputWidth) numbers of '\(task.name)'",
          hint: "leave one of them out, or write {dataset: \(name), task: \(task.name)} under 'exclude'", at: node)
      }
      SettingsParser.check(grid, on: name, examples, at: node, &walker)
    }
  }

  /// Reads names of tasks. `all` means the twelve tasks of 2018, so that a new task changes no grid.
  private static func tasks(_ node: Node, _ walker: inout YAMLWalker) -> [String] {
    walker.names(node, what: "task", among: LearningTask.all, all: LearningTask.published.map(\.name))
  }

  /// Reads names of datasets. `all` means the four datasets of 2018.
  private static func datasets(_ node: Node, _ walker: inout YAMLWalker) -> [String] {
    walker.names(node, what: "dataset", among: Dataset.all, all: Dataset.published.map(\.name))
  }

  // MARK: exclusions

  private static func exclusions(_ node: Node, _ walker: inout YAMLWalker) -> [Exclusion] {
    walker.elements(node).compactMap { element in
      let values = walker.mapping(element, of: GridFields.exclusion.names, what: "an exclusion")
      if element.mapping?.isEmpty == true { walker.report("an exclusion without a column", at: element) }
      let valuesByColumn = values.map { column, node in (column, Set(excluded(column, node, &walker))) }
      return values.isEmpty ? nil : Exclusion(valuesByColumn: Dictionary(valuesByColumn) { $0.union($1) })
    }
  }

  private static func excluded(_ column: String, _ node: Node, _ walker: inout YAMLWalker) -> [String] {
    switch column {
    case "task": tasks(node, &walker)
    case "dataset": datasets(node, &walker)
    case "network_type": walker.names(node, what: "network type", valid: Architecture.all.map(\.name))
    case "network_depth":
      walker.elements(node, atLeastOne: "depth")
        .compactMap { walker.integer($0, what: "network_depth", in: GridFields.depths) }.map(String.init)
    case "network_activation": walker.names(node, what: "activation", valid: Activation.all.map(\.name))
    default:
      TrialSetting.all.filter { $0.name == column }
        .flatMap { NetworkParser.values(of: $0, node, as: column, &walker) }
    }
  }
}
