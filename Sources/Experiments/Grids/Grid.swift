import Basics
import Tables

/// Which tasks, datasets, networks and replicates are trained, and under which protocol: a grid file that was read.
package struct Grid: Sendable {
  package var researchProtocol = ResearchProtocol.corrected
  package var masterSeed = 2018
  /// Replicates of each cell.
  package var seeds = ReplicateRange(count: 1)
  package var tasks: [String] = []
  package var datasets: [String] = []
  package var networks: [NetworkChoice] = []
  /// Nil where the protocol fixes its own numbers.
  package var settings: TrainingSettings?
  package var exclusions: [Exclusion] = []
  /// Whether each trial begins with the rate of the one before it, as in 2018, so that the order of the grid counts.
  package var isSequential = false

  /// The grid in a file.
  ///
  /// - Throws: `notFound`, or all mistakes of the file in one `DiagnosticList`.
  package static func load(_ path: String) throws -> Grid {
    try parse(InputFile.text(at: path), path: path)
  }

  /// The columns of its results besides those that there are without asking.
  var ownColumns: [String] {
    let sets = settings?.evaluation ?? []
    let names = [EvaluationSet.test] + sets.map(\.name)
    return networks.flatMap(\.settings.keys) + researchProtocol.measures.map(\.name) + outputColumns + taskFacts
      + names.flatMap { set in researchProtocol.metrics.map { $0.column(on: set) } }
  }

  /// Of tasks that are operations: what tables of them are grouped by.
  private var taskFacts: [String] {
    let problems = tasks.compactMap { (try? LearningTask.all.resolve($0, what: "task"))?.problem }
    guard !problems.isEmpty else { return [] }
    return TaskFact.all.filter { fact in problems.contains { fact.applies(to: $0) } }.map(\.name)
  }

  /// Of tasks each of whose outputs is something of its own, on the test set and on every set of the grid.
  private var outputColumns: [String] {
    let sets = [EvaluationSet.test] + (settings?.evaluation ?? []).map(\.name)
    let outputs = tasks.flatMap { (try? LearningTask.all.resolve($0, what: "task"))?.outputNames ?? [] }
    return outputs.flatMap { output in sets.map { OutputErrors.column(of: output, on: $0) } }
  }

  /// Every trial, network by network, dataset by dataset, as the original study went through them.
  package var trials: GridTrials { GridTrials(cells: cells, seeds: seeds) }

  /// Under the protocol of the grid.
  package var cells: GridCells {
    GridCells(
      networks: networks, datasets: datasets, tasks: tasks, exclusions: exclusions,
      researchProtocol: researchProtocol.name)
  }

  /// The limit that its cells or trials exceed; none of them is made for that.
  var exceededLimit: Limit? { cells.exceededLimit(replicates: seeds.count) }
}
