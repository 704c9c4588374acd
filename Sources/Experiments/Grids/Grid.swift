import Basics
import Tables

/// The content of a grid file of networks: the tasks, datasets, networks and replicates to train, and the protocol.
package struct Grid: Sendable {
  package var researchProtocol = ResearchProtocol.corrected
  package var masterSeed = 2018
  /// The replicates of each cell.
  package var seeds = ReplicateRange(count: 1)
  package var tasks: [String] = []
  package var datasets: [String] = []
  package var networks: [NetworkChoice] = []
  /// The settings of the protocol; nil if it has fixed numbers of its own.
  package var settings: TrainingSettings?
  package var exclusions: [Exclusion] = []
  /// True if each trial first tries the rate of the previous one, as in 2018, so that results depend on the order.
  package var isSequential = false

  /// Reads the grid in a file.
  ///
  /// - Throws: `notFound`, or all mistakes of the file in one `DiagnosticList`.
  package static func load(_ path: String) throws -> Grid {
    try parse(InputFile.text(at: path), path: path)
  }

  /// The names of the columns that its results need. Those that every file has may be among them.
  var ownColumns: [String] {
    let sets = settings?.evaluation ?? []
    let names = [EvaluationSet.test] + sets.map(\.name)
    return networks.flatMap(\.settings.keys) + researchProtocol.measures.map(\.name) + outputColumns + taskFacts
      + names.flatMap { set in researchProtocol.metrics.map { $0.column(on: set) } }
  }

  /// The columns with facts about tasks that are operations.
  private var taskFacts: [String] {
    let problems = tasks.compactMap { (try? LearningTask.all.resolve($0, what: "task"))?.problem }
    guard !problems.isEmpty else { return [] }
    return TaskFact.all.filter { fact in problems.contains { fact.applies(to: $0) } }.map(\.name)
  }

  /// The columns with the error of each named output, on the test set and on every set of the grid.
  private var outputColumns: [String] {
    let sets = [EvaluationSet.test] + (settings?.evaluation ?? []).map(\.name)
    let outputs = tasks.flatMap { (try? LearningTask.all.resolve($0, what: "task"))?.outputNames ?? [] }
    return outputs.flatMap { output in sets.map { OutputErrors.column(of: output, on: $0) } }
  }

  /// All trials in the order of the original study: network by network, then dataset by dataset.
  package var trials: GridTrials { GridTrials(cells: cells, seeds: seeds) }

  /// The cells, under the protocol of the grid.
  package var cells: GridCells {
    GridCells(
      networks: networks, datasets: datasets, tasks: tasks, exclusions: exclusions,
      researchProtocol: researchProtocol.name)
  }

  /// The limit that the number of cells or trials exceeds; nil for none. No trial is created to find it.
  var exceededLimit: Limit? { cells.exceededLimit(replicates: seeds.count) }
}
