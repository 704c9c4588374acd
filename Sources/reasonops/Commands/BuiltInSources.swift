import Experiments
import Tables

/// What the program knows of its own tasks, datasets and networks, as tables for notebooks to join.
enum BuiltInSources {
  /// - Parameter results: name their protocol; rows that name none, or several, count as those of the study that recorded
  ///   none.
  static func tables(results: Table?) -> [String: Table] {
    let names = results?["protocol"]?.distinctValues() ?? []
    let name = names.count == 1 ? names[0] : ResearchProtocol.unrecorded.name
    let reference = ResearchProtocol.all.first { $0.name == name } ?? .corrected
    return ["baselines": Baselines.table(for: reference), "tasks": tasks, "datasets": datasets, "networks": networks]
  }

  private static var tasks: Table {
    Table([
      Column("task", texts: LearningTask.all.map(\.name)), Column("target", texts: LearningTask.all.map(\.formula)),
      Column("output_width", numbers: LearningTask.all.map { Double($0.outputWidth) }),
    ])
  }

  private static var datasets: Table {
    Table([
      Column("dataset", texts: Dataset.all.map(\.name)), Column("examples", texts: Dataset.all.map(\.summary)),
    ])
  }

  private static var networks: Table {
    Table([
      Column("network_type", texts: Architecture.all.map(\.name)),
      Column("computation", texts: Architecture.all.map(\.formula)),
    ])
  }
}
