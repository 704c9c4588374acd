import Basics

/// A fact about a task that is an operation. It is a column of the results, by which tables can be grouped.
///
/// The entries of `all` are the definition.
package struct TaskFact: Named, Sendable {
  package let name: String
  package let summary: String
  package let kind: ResultColumn.Kind
  let value: @Sendable (_ problem: OperationProblem, _ dataset: String) -> String?
  /// Returns true if the fact applies to a problem, whatever the dataset.
  var applies: @Sendable (OperationProblem) -> Bool = { _ in true }

  func applies(to problem: OperationProblem) -> Bool { applies(problem) }

  package static let all = [population, operation, cluster, width, distractors, share]

  private static let population = TaskFact(
    name: "population", summary: "what kind of operation it is, or that its inputs are bits",
    kind: .name(Population.all.map(\.name))
  ) { problem, dataset in
    let examples = (try? Dataset.all.resolve(dataset, what: "dataset"))?.examples([])
    return examples?.inputs.isOfBits == true ? Population.bits.name : problem.population.name
  }
  private static let operation = TaskFact(
    name: "operation", summary: "the operation, without its width", kind: .text
  ) { problem, _ in problem.name }
  private static let cluster = TaskFact(
    name: "cluster", summary: "one name for operations that networks cannot tell apart", kind: .text
  ) { problem, _ in problem.cluster }
  private static let width = TaskFact(
    name: "problem_width", summary: "the numbers in a and in b that the operation reads", kind: .number(1 ... .infinity)
  ) { problem, _ in String(problem.width) }
  private static let distractors = TaskFact(
    name: "distractors", summary: "the numbers of the input that it does not read", kind: .number(0 ... .infinity),
    value: { problem, _ in String(problem.distractors) }, applies: { $0.distractors > 0 })
  private static let share = TaskFact(
    name: "product_share", summary: "the share of the targets' variance that a product has", kind: .number(0...1),
    value: { problem, _ in problem.productShare.map { "\($0)" } }, applies: { $0.productShare != nil })

  private static let known = Monitor<[String: OperationProblem]>([:])

  /// Returns the field for a trial; nil if its task is not an operation or lacks the fact.
  func field(_ trial: Trial) -> String? {
    var problem = Self.known.access { $0[trial.task] }
    if problem == nil {
      problem = (try? LearningTask.all.resolve(trial.task, what: "task"))?.problem
      if let problem { Self.known.access { $0[trial.task] = problem } }
    }
    return problem.flatMap { value($0, trial.dataset) }
  }
}
