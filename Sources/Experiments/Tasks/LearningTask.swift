import Basics
import Networks

/// A basic operation on two vectors: one example is (a, b), each of `busWidth` numbers unless the task says otherwise,
/// and its target.
///
/// The entries of `all` are the definition. Knows no network and no dataset: a task is defined on every dataset that has
/// examples of its width.
package struct LearningTask: Named, Parameterized, Sendable {
  /// Numbers in each of a and b, in the published study.
  package static let busWidth = 128

  package let name: String
  package let formula: String
  /// Numbers in a‖b of one example.
  package let inputWidth: Int
  /// Numbers in the target of one example.
  package let outputWidth: Int
  /// The best constant outputs on inputs of that distribution; nil where no closed form is known.
  package let constants: @Sendable (InputDistribution) -> ConstantBaseline?
  /// Why there is no closed form of the constants on any distribution; nil for a task that has them.
  package let lacksConstants: String?
  /// Writes the targets [outputWidth, 32] of the inputs [inputWidth, 32], the upper half of whose rows are a, the lower b.
  package let writeTargets: @Sendable (_ inputs: Matrix, _ targets: Matrix) -> Void
  /// For a task that numbers may follow.
  package var parameters: ParameterList<LearningTask>?
  /// Of a task that differs from replicate to replicate: the task of a seed.
  package var variant: (@Sendable (_ seed: UInt64) -> LearningTask)?
  /// The error on an example of a network that is right but for weights that are off by ε; nil where nobody has said what
  /// such a network is.
  var errorOfNearlyIdeal: (@Sendable (_ inputs: [Double], _ epsilon: Double) -> Double)?
  /// Of a task that is an operation of any width: its targets are scaled by the law of the inputs.
  package var problem: OperationProblem?
  /// For a task each of whose outputs is something of its own.
  package var outputNames: [String] = []

  package init(
    name: String, formula: String, inputWidth: Int = 2 * busWidth, outputWidth: Int,
    constants: @escaping @Sendable (InputDistribution) -> ConstantBaseline?,
    targets: @escaping @Sendable (_ inputs: Matrix, _ targets: Matrix) -> Void
  ) {
    self.name = name
    self.formula = formula
    self.inputWidth = inputWidth
    self.outputWidth = outputWidth
    self.constants = constants
    lacksConstants = nil
    writeTargets = targets
  }

  /// A task whose constants nobody has worked out.
  ///
  /// - Parameter reason: why, in a sentence.
  package init(
    name: String, formula: String, inputWidth: Int = 2 * busWidth, outputWidth: Int, withoutConstants reason: String,
    targets: @escaping @Sendable (_ inputs: Matrix, _ targets: Matrix) -> Void
  ) {
    self.name = name
    self.formula = formula
    self.inputWidth = inputWidth
    self.outputWidth = outputWidth
    constants = { _ in nil }
    lacksConstants = reason
    writeTargets = targets
  }

  /// The same task with other targets.
  func with(targets: @escaping @Sendable (_ inputs: Matrix, _ targets: Matrix) -> Void) -> LearningTask {
    var task = LearningTask(
      name: name, formula: formula, inputWidth: inputWidth, outputWidth: outputWidth,
      withoutConstants: lacksConstants ?? "", targets: targets)
    (task.parameters, task.problem, task.outputNames) = (parameters, problem, outputNames)
    return task
  }

  /// A block of examples, all zeros.
  package func makeBatch() -> Batch {
    Batch(inputWidth: inputWidth, outputWidth: outputWidth)
  }

  /// The first twelve are those of the published program of 2018, in its order.
  package static let all: [LearningTask] =
    study + SumTasks.twoSums + SumTasks.nestedSums + PairTasks.pairs + [PairTasks.fourFunctions]
    + OperationTasks.all

  private static let study: [LearningTask] = [
    .reduceSum, .reduceMax, .concat, .dot, .elementwiseMul, .oneHotSum, .elementwiseAdd, .equality, .almostEqual,
    .logicalAnd, .logicalOr, .logicalXor,
  ]

  /// What a grid file means by `all`.
  package static let published = Array(all.prefix(12))
}
