import Basics
import Kernels

/// A rule that updates numbers by their gradients. To add an optimiser, add an entry to `all`.
package struct Optimizer: Named, Sendable {
  package let name: String
  package let formula: String
  /// Returns the rule as it is before its first step.
  package let start: @Sendable () -> any OptimizerRule

  package init(name: String, formula: String, start: @escaping @Sendable () -> any OptimizerRule) {
    self.name = name
    self.formula = formula
    self.start = start
  }

  package static let all = [adam, gradientDescent, adamW, rmsProp, momentum, tensorFlowRMSProp]
}

/// The state of an optimiser for all parameters of one network. It does not know the layers or the loss.
package protocol OptimizerRule {
  /// The number of scalars that the rule stores per trainable scalar.
  var memory: Int { get }

  /// The initial value of everything that the rule stores.
  var memoryStart: Float { get }

  /// Starts a step. It is called once per step, before the updates of all parameters.
  mutating func beginStep(learningRate: Float)

  /// Updates some numbers in place. The rule decides how their state is laid out in `memory`.
  func update(_ numbers: Numbers, gradients: Numbers, memory: Numbers)

  /// The current step as a value, for kernels that compute gradients and take Adam's step together. It must give the
  /// same result as `update`. Nil for rules other than Adam.
  var fusedStep: AdamStep? { get }
}

extension OptimizerRule {
  package var memoryStart: Float { 0 }
  package var fusedStep: AdamStep? { nil }
}
