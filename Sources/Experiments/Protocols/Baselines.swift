import Basics
import Tables

/// The constant baseline of every problem: `constant_accuracy` of the best constant for each output element, and
/// `variance`, the mean squared error of the mean target. All in closed form; missing if no closed form is known.
package enum Baselines {
  /// baselines(task, dataset, constant_accuracy, variance), one row for each problem. The protocol's faults decide
  /// which examples a dataset's name means: in the study of 2018, `random_pos` was `random`.
  ///
  /// - Parameters:
  ///   - tasks: the problems are each of them on each of the datasets.
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
  /// The best constant outputs on a dataset; nil if no closed form is known, or if there are no examples of the width.
  package func constants(on examples: any Examples) -> ConstantBaseline? {
    examples.hasExamples(ofWidth: inputWidth) ? constants(examples.inputs) : nil
  }
}
