import Basics
import Experiments
import Tables

/// The facts that the program knows about its own tasks, datasets and networks, as tables that notebooks can join.
///
/// The tables of tasks and datasets have the entries of the published study and those that the results name. So a
/// report does not change when the program gets a new task.
enum BuiltInSources {
  /// Returns the tables by name.
  ///
  /// - Parameter results: The results, which name their protocol. If they name none or several, the protocol of results
  ///   that recorded none is assumed.
  static func tables(results: Table?) -> [String: Table] {
    let names = results?["protocol"]?.distinctValues() ?? []
    let name = names.count == 1 ? names[0] : ResearchProtocol.unrecorded.name
    let reference = ResearchProtocol.all.first { $0.name == name } ?? .corrected
    let tasks = LearningTask.published + others("task", results, LearningTask.published, LearningTask.all.resolve)
    let datasets = Dataset.published + others("dataset", results, Dataset.published, Dataset.all.resolve)
    return [
      "baselines": Baselines.table(for: reference, tasks: tasks, datasets: datasets), "tasks": table(tasks),
      "datasets": table(datasets), "networks": networks,
    ].merging(SweepSources.tables(results: results)) { own, _ in own }
  }

  /// Returns the entries that a column of the results names and that are not among `known`.
  private static func others<Entry: Named>(
    _ column: String, _ results: Table?, _ known: [Entry], _ resolve: (String, String) throws -> Entry
  ) -> [Entry] {
    let names = results?[column]?.distinctValues() ?? []
    return names.filter { name in !known.contains { $0.name == name } }.compactMap { try? resolve($0, column) }
  }

  private static func table(_ tasks: [LearningTask]) -> Table {
    Table([
      Column("task", texts: tasks.map(\.name)), Column("target", texts: tasks.map(\.formula)),
      Column("output_width", numbers: tasks.map { Double($0.outputWidth) }),
    ])
  }

  private static func table(_ datasets: [Dataset]) -> Table {
    Table([Column("dataset", texts: datasets.map(\.name)), Column("examples", texts: datasets.map(\.summary))])
  }

  private static var networks: Table {
    Table([
      Column("network_type", texts: Architecture.all.map(\.name)),
      Column("computation", texts: Architecture.all.map(\.formula)),
    ])
  }
}
