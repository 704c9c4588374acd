import Basics
import Kernels

/// How numbers move with their gradients. The entries of `all` are the definition.
package struct Optimizer: Named, Sendable {
  package let name: String
  package let formula: String
  /// The rule before its first step.
  package let start: @Sendable () -> any OptimizerRule

  package init(name: String, formula: String, start: @escaping @Sendable () -> any OptimizerRule) {
    self.name = name
    self.formula = formula
    self.start = start
  }

  package static let all = [adam, gradientDescent, adamW, rmsProp, momentum, tensorFlowRMSProp]
}

/// An optimiser of all parameters of one network. Knows neither layers nor the loss.
package protocol OptimizerRule {
  /// Numbers that it remembers for each trainable number.
  var memory: Int { get }

  /// What they all are before the first step.
  var memoryStart: Float { get }

  mutating func beginStep(learningRate: Float)

  /// The step of some numbers. The rule decides the layout of the memory for their state.
  func update(_ numbers: Numbers, gradients: Numbers, memory: Numbers)

  /// The current step, for the kernels that compute gradients and take Adam's step together. It must give the same
  /// result as `update`.
  var fusedStep: AdamStep? { get }
}

extension OptimizerRule {
  package var memoryStart: Float { 0 }
  package var fusedStep: AdamStep? { nil }
}
