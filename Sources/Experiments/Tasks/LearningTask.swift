import Basics
import Networks

/// A basic operation on two vectors. One example is (a, b) and its target; a and b have `busWidth` numbers each unless
/// the task says otherwise.
///
/// The entries of `all` are the definition. A task knows no network and no dataset: it is defined on every dataset that
/// has examples of its width.
package struct LearningTask: Named, Parameterized, Sendable {
  /// The number of numbers in each of a and b in the published study.
  package static let busWidth = 128

  package let name: String
  package let formula: String
  /// The number of numbers in a‖b of one example.
  package let inputWidth: Int
  /// The number of numbers in the target of one example.
  package let outputWidth: Int
  /// Returns the baseline of the best constant outputs for inputs of a distribution; nil if no closed form is known.
  package let constants: @Sendable (InputDistribution) -> ConstantBaseline?
  /// The reason why the constants have no closed form on any distribution; nil for a task that has constants.
  package let lacksConstants: String?
  /// Writes the targets [outputWidth, 32] of the inputs [inputWidth, 32]. The first half of the input rows is a, the
  /// second half is b.
  package let writeTargets: @Sendable (_ inputs: Matrix, _ targets: Matrix) -> Void
  /// The numbers that can follow the task's name; nil for a task that takes none.
  package var parameters: ParameterList<LearningTask>?
  /// Returns the task for a replicate's seed; nil for a task that is the same in every replicate.
  package var variant: (@Sendable (_ seed: UInt64) -> LearningTask)?
  /// Returns the error, on one example, of an ideal network whose weights are all off by ε; nil if no ideal network is
  /// defined.
  var errorOfNearlyIdeal: (@Sendable (_ inputs: [Double], _ epsilon: Double) -> Double)?
  /// The operation behind a task of any width, whose targets are scaled by the law of the inputs; nil for other tasks.
  package var problem: OperationProblem?
  /// The names of the outputs, for a task whose outputs have different meanings; else empty.
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

  /// Creates a task without constants.
  ///
  /// - Parameter reason: the reason why there is no closed form.
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

  /// Returns the same task with other targets, without constants.
  func with(targets: @escaping @Sendable (_ inputs: Matrix, _ targets: Matrix) -> Void) -> LearningTask {
    var task = LearningTask(
      name: name, formula: formula, inputWidth: inputWidth, outputWidth: outputWidth,
      withoutConstants: lacksConstants ?? "", targets: targets)
    (task.parameters, task.problem, task.outputNames) = (parameters, problem, outputNames)
    return task
  }

  /// Returns a block of examples whose numbers are all zero.
  package func makeBatch() -> Batch {
    Batch(inputWidth: inputWidth, outputWidth: outputWidth)
  }

  /// All tasks. The first twelve are those of the published program of 2018, in its order.
  package static let all: [LearningTask] =
    study + SumTasks.twoSums + SumTasks.nestedSums + PairTasks.pairs + [PairTasks.fourFunctions]
    + OperationTasks.all

  private static let study: [LearningTask] = [
    .reduceSum, .reduceMax, .concat, .dot, .elementwiseMul, .oneHotSum, .elementwiseAdd, .equality, .almostEqual,
    .logicalAnd, .logicalOr, .logicalXor,
  ]

  /// The tasks that `all` in a grid file stands for.
  package static let published = Array(all.prefix(12))
}
