import Basics
import Networks

/// A basic operation on two vectors: one example is (a, b), each of `busWidth` numbers, and its target.
///
/// The entries of `all` are the definition. Knows no network and no dataset: every task is defined on every dataset.
package struct LearningTask: Named, Sendable {
  /// Numbers in each of a and b.
  package static let busWidth = 128

  package let name: String
  package let formula: String
  /// Numbers in the target of one example.
  package let outputWidth: Int
  /// The best constant outputs on inputs of that distribution; nil if no closed form is known.
  package let constants: @Sendable (InputDistribution) -> ConstantBaseline?
  /// Writes the targets [outputWidth, 32] of the inputs [256, 32] (rows 0–127 are a, 128–255 are b).
  package let writeTargets: @Sendable (_ inputs: Matrix, _ targets: Matrix) -> Void

  package init(
    name: String, formula: String, outputWidth: Int,
    constants: @escaping @Sendable (InputDistribution) -> ConstantBaseline? = { _ in nil },
    targets: @escaping @Sendable (_ inputs: Matrix, _ targets: Matrix) -> Void
  ) {
    self.name = name
    self.formula = formula
    self.outputWidth = outputWidth
    self.constants = constants
    writeTargets = targets
  }

  /// The twelve of the published program of 2018, in its order: what a grid file means by `all`.
  package static let published: [LearningTask] = [
    .reduceSum, .reduceMax, .concat, .dot, .elementwiseMul, .oneHotSum, .elementwiseAdd, .equality, .almostEqual,
    .logicalAnd, .logicalOr, .logicalXor,
  ]

  package static let all = published + []
}
