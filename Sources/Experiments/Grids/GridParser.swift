import Basics
import Networks
import Tables
import Yams

extension Grid {
  /// The grid in the text of a YAML file.
  ///
  /// - Parameter path: the name that errors give.
  /// - Throws: all mistakes in one `DiagnosticList`, in the order of the file.
  package static func parse(_ text: String, path: String) throws -> Grid {
    var walker = YAMLWalker(path: path, text: text)
    guard let root = try walker.root(of: text) else {
      throw Diagnostic(.usage, "the grid file is empty", at: SourceLocation(file: path))
    }
    let grid = GridParser.grid(root, &walker)
    guard walker.diagnostics.isEmpty else {
      throw DiagnosticList(
        walker.diagnostics.sorted {
          ($0.location?.line ?? 0, $0.location?.column ?? 0) < ($1.location?.line ?? 0, $1.location?.column ?? 0)
        })
    }
    guard !grid.trials.isEmpty else {
      throw Diagnostic(.usage, "the grid has no trial: all are excluded", at: SourceLocation(file: path))
    }
    return grid
  }
}

/// The keys of a grid file and what may stand there (FORMATS of the project, *Grid file*).
private enum GridParser {
  private static let keys = [
    "protocol", "master_seed", "seeds", "tasks", "datasets", "networks", "search", "training", "exclude",
  ]

  static func grid(_ root: Node, _ walker: inout YAMLWalker) -> Grid {
    let values = walker.mapping(root, of: keys, what: "the grid")
    var grid = Grid()
    if let node = values["protocol"],
      let name = walker.name(node, what: "protocol", valid: ResearchProtocol.all.map(\.name))
    {
      grid.researchProtocol = ResearchProtocol.all.first { $0.name == name }!
    }
    if let node = values["master_seed"] {
      grid.masterSeed = walker.integer(node, what: "master_seed", in: 0 ... .max) ?? grid.masterSeed
    }
    if let node = values["seeds"] { grid.seeds = walker.integer(node, what: "seeds", in: 1...100_000) ?? grid.seeds }
    for key in ["tasks", "datasets", "networks"] where values[key] == nil && root.mapping != nil {
      walker.report("the grid has no '\(key)'", hint: "'\(key)' must be given", at: root)
    }
    grid.tasks = values["tasks"].map { tasks($0, &walker) } ?? []
    grid.datasets = values["datasets"].map { datasets($0, &walker) } ?? []
    grid.networks = values["networks"].map { networks($0, &walker) } ?? []
    grid.settings = settings(values, of: grid.researchProtocol, &walker)
    grid.exclusions = values["exclude"].map { exclusions($0, &walker) } ?? []
    return grid
  }

  /// `all` stands for the twelve of 2018, so that a new task changes no grid.
  private static func tasks(_ node: Node, _ walker: inout YAMLWalker) -> [String] {
    walker.names(
      node, what: "task", valid: LearningTask.all.map(\.name), all: LearningTask.published.map(\.name))
  }

  /// `all` stands for the four of 2018.
  private static func datasets(_ node: Node, _ walker: inout YAMLWalker) -> [String] {
    walker.names(node, what: "dataset", valid: Dataset.all.map(\.name), all: Dataset.published.map(\.name))
  }

  // MARK: networks

  private static func networks(_ node: Node, _ walker: inout YAMLWalker) -> [NetworkChoice] {
    var choices: [NetworkChoice] = []
    for member in walker.elements(node, atLeastOne: "network") {
      for choice in network(member, &walker) {
        if choices.contains(choice) {
          walker.report("network \(choice.type)_\(choice.depth)_\(choice.activation) is listed twice", at: member)
        } else {
          choices.append(choice)
        }
      }
    }
    return choices
  }

  private static func network(_ node: Node, _ walker: inout YAMLWalker) -> [NetworkChoice] {
    let values = walker.mapping(node, of: ["type", "depth", "activation"], what: "a network")
    guard let typeNode = values["type"] else {
      if node.mapping != nil { walker.report("a network without a type", hint: "such as {type: multiply}", at: node) }
      return []
    }
    let names = Architecture.all.map(\.name)
    guard let type = walker.name(typeNode, what: "network type", valid: names),
      let architecture = Architecture.all.first(where: { $0.name == type })
    else { return [] }
    let depths = depths(values["depth"], of: architecture, beside: typeNode, &walker)
    let activations = activations(values["activation"], of: architecture, beside: typeNode, &walker)
    return depths.flatMap { depth in
      activations.map { NetworkChoice(type: type, depth: depth, activation: $0) }
    }
  }

  private static func depths(
    _ node: Node?, of architecture: Architecture, beside type: Node, _ walker: inout YAMLWalker
  ) -> [Int] {
    let valid = architecture.depths
    guard let node else {
      if valid.count == 1 { return [valid.lowerBound] }
      walker.report(
        "'\(architecture.name)' needs a depth", hint: "valid: \(valid.lowerBound) to \(valid.upperBound)", at: type)
      return []
    }
    return walker.elements(node, atLeastOne: "depth").compactMap {
      walker.integer($0, what: "the depth of '\(architecture.name)'", in: valid)
    }
  }

  private static func activations(
    _ node: Node?, of architecture: Architecture, beside type: Node, _ walker: inout YAMLWalker
  ) -> [String] {
    let valid = architecture.activations
    guard let node else {
      if valid.count == 1 { return valid }
      walker.report(
        "'\(architecture.name)' needs an activation", hint: "valid: " + valid.joined(separator: ", "), at: type)
      return []
    }
    return walker.elements(node, atLeastOne: "activation").compactMap { element in
      if let name = element.scalar?.string, let reason = architecture.refusal(ofActivation: name) {
        walker.report(reason, hint: "valid: " + valid.joined(separator: ", "), at: element)
        return nil
      }
      return walker.name(element, what: "activation of '\(architecture.name)'", valid: valid)
    }
  }

  // MARK: numbers

  private static func settings(
    _ values: [String: Node], of researchProtocol: ResearchProtocol, _ walker: inout YAMLWalker
  ) -> TrainingSettings? {
    guard var settings = researchProtocol.defaultSettings else {
      for key in ["search", "training"] {
        guard let node = values[key] else { continue }
        walker.report("'\(key)' has no say under \(researchProtocol.name), which fixes its own numbers", at: node)
      }
      return nil
    }
    if let node = values["search"] { readSearch(node, into: &settings, &walker) }
    if let node = values["training"] { readTraining(node, into: &settings, &walker) }
    return settings
  }

  private static func readSearch(_ node: Node, into settings: inout TrainingSettings, _ walker: inout YAMLWalker) {
    let values = walker.mapping(node, of: ["rates", "steps"], what: "search")
    if let node = values["rates"] {
      let rates = walker.elements(node, atLeastOne: "learning rate").compactMap {
        walker.positiveNumber($0, what: "a learning rate")
      }
      if Set(rates).count < rates.count { walker.report("a learning rate is listed twice", at: node) }
      settings.searchRates = rates.sorted()
    }
    read(values["steps"], "steps", into: &settings.searchSteps, &walker)
  }

  private static func readTraining(_ node: Node, into settings: inout TrainingSettings, _ walker: inout YAMLWalker) {
    let values = walker.mapping(node, of: ["steps", "validate_every", "patience"], what: "training")
    read(values["steps"], "steps", into: &settings.trainingSteps, &walker)
    read(values["validate_every"], "validate_every", into: &settings.validateEvery, &walker)
    read(values["patience"], "patience", into: &settings.patience, &walker)
  }

  private static func read(_ node: Node?, _ what: String, into value: inout Int, _ walker: inout YAMLWalker) {
    guard let node else { return }
    value = walker.integer(node, what: what, in: 1...100_000_000) ?? value
  }

  // MARK: exclusions

  private static func exclusions(_ node: Node, _ walker: inout YAMLWalker) -> [Exclusion] {
    walker.elements(node).compactMap { element in
      let values = walker.mapping(element, of: Trial.cellColumns, what: "an exclusion")
      if element.mapping?.isEmpty == true { walker.report("an exclusion without a column", at: element) }
      let valuesByColumn = values.map { column, node in (column, Set(excluded(column, node, &walker))) }
      return values.isEmpty ? nil : Exclusion(valuesByColumn: Dictionary(uniqueKeysWithValues: valuesByColumn))
    }
  }

  private static func excluded(_ column: String, _ node: Node, _ walker: inout YAMLWalker) -> [String] {
    switch column {
    case "task": tasks(node, &walker)
    case "dataset": datasets(node, &walker)
    case "network_type": walker.names(node, what: "network type", valid: Architecture.all.map(\.name))
    case "network_depth":
      walker.elements(node, atLeastOne: "depth")
        .compactMap { walker.integer($0, what: "network_depth", in: 1...100) }.map(String.init)
    default: walker.names(node, what: "activation", valid: Activation.all.map(\.name))
    }
  }
}
