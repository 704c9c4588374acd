import Tables
import Yams

/// Reads the problems of a grid file by dataset: `problems: {many_hot: [dot, equality], random: [dot]}`. Other
/// combinations of these tasks and datasets are excluded.
struct ProblemParser {
  private(set) var tasks: [String] = []
  private(set) var datasets: [String] = []
  private var tasksByDataset: [String: [String]] = [:]

  static func problems(_ node: Node, beside values: [String: Node], _ walker: inout YAMLWalker) -> ProblemParser {
    var problems = ProblemParser()
    for key in ["tasks", "datasets"] {
      if let node = values[key] { walker.report("'\(key)' has no effect beside 'problems'", at: node) }
    }
    guard case .mapping(let mapping) = node, !mapping.isEmpty else {
      walker.report(
        "'problems' must be a mapping of datasets to tasks", hint: "such as {many_hot: [dot, equality]}", at: node)
      return problems
    }
    for (key, value) in mapping { problems.read(key, value, &walker) }
    return problems
  }

  private mutating func read(_ key: Node, _ value: Node, _ walker: inout YAMLWalker) {
    guard let dataset = walker.name(key, what: "dataset", among: Dataset.all) else { return }
    guard !datasets.contains(dataset) else {
      walker.report("dataset '\(dataset)' is listed twice", at: key)
      return
    }
    let names = walker.names(value, what: "task", among: LearningTask.all, all: LearningTask.published.map(\.name))
    datasets.append(dataset)
    tasksByDataset[dataset] = names
    let known = Set(tasks)
    tasks += names.filter { !known.contains($0) }
  }

  /// For each dataset, the exclusion of the tasks that only other datasets have.
  var exclusions: [Exclusion] {
    datasets.compactMap { dataset in
      let others = Set(tasks).subtracting(tasksByDataset[dataset] ?? [])
      return others.isEmpty ? nil : Exclusion(valuesByColumn: ["dataset": [dataset], "task": others])
    }
  }
}
