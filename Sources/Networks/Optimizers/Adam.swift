import Kernels

extension Optimizer {
  package static let adam = Optimizer(
    name: "adam", formula: "θ ← θ − η √(1 − β₂ᵗ)/(1 − β₁ᵗ) · m / (√v + ε), moments m of g and v of g²"
  ) { Adam() }
}

/// Adam in TensorFlow's ε̂ form. It keeps β₁ᵗ and β₂ᵗ, from which it computes the bias correction of the moments.
private struct Adam: OptimizerRule {
  private var powerOfBeta1 = 1.0
  private var powerOfBeta2 = 1.0
  private var step: AdamStep?

  /// The moments m and v of each number.
  var memory: Int { 2 }
  var fusedStep: AdamStep? { step }

  mutating func beginStep(learningRate: Float) {
    powerOfBeta1 *= AdamStep.beta1
    powerOfBeta2 *= AdamStep.beta2
    step = AdamStep(
      learningRate: Double(learningRate), correction: (1 - powerOfBeta2).squareRoot() / (1 - powerOfBeta1))
  }

  func update(_ numbers: Numbers, gradients: Numbers, memory: Numbers) {
    guard let step else { preconditionFailure("an update before the first step") }
    step.update(numbers, moments: memory, gradients: gradients)
  }
}
