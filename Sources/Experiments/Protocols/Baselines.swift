import Basics
import Tables

/// The constant baselines of problems: `constant_accuracy` is the accuracy of the best constant for each output
/// element, and `variance` is the mean squared error of the mean target. Both come from closed forms; they are missing
/// if none is known.
package enum Baselines {
  /// Returns the table baselines(task, dataset, constant_accuracy, variance) with one row for each problem.
  ///
  /// - Parameters:
  ///   - researchProtocol: its faults decide which examples a dataset has: in the study of 2018, `random_pos` was
  ///     `random`.
  ///   - tasks: the tasks, each of which forms a problem with each dataset.
  ///   - datasets: the datasets.
  package static func table(
    for researchProtocol: ResearchProtocol = .corrected, tasks: [LearningTask] = LearningTask.published,
    datasets: [Dataset] = Dataset.published
  ) -> Table {
    let problems = tasks.flatMap { task in datasets.map { (task: task, dataset: $0) } }
    let baselines = problems.concurrentMap { problem -> ConstantBaseline? in
      problem.task.constants(on: problem.dataset.examples(researchProtocol.faults))
    }
    return Table([
      Column("task", texts: problems.map(\.task.name)),
      Column("dataset", texts: problems.map(\.dataset.name)),
      Column("constant_accuracy", numbers: baselines.map { $0?.accuracy ?? .nan }),
      Column("variance", numbers: baselines.map { $0?.variance ?? .nan }),
    ])
  }
}

extension LearningTask {
  /// Returns the baseline of the best constant outputs on a dataset; nil if no closed form is known, or if the dataset
  /// has no examples of the task's width.
  package func constants(on examples: any Examples) -> ConstantBaseline? {
    examples.hasExamples(ofWidth: inputWidth) ? constants(examples.inputs) : nil
  }
}
