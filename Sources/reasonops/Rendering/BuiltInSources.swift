import Experiments
import Tables

/// What the program knows of its own tasks, datasets and networks, as tables for notebooks to join.
enum BuiltInSources {
  /// - Parameter protocolName: of the results; without one they are those of the 2018 study, which recorded none.
  static func tables(protocolName: String?) -> [String: Table] {
    let reference =
      ResearchProtocol.all.first { $0.name == protocolName ?? ResearchProtocol.unrecorded.name } ?? .corrected
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
