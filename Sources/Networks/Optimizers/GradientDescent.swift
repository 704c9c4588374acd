import Kernels

extension Optimizer {
  static let gradientDescent = Optimizer(name: "gradient_descent", formula: "θ ← θ − η g") { GradientDescent() }
}

/// Plain gradient descent, which has no memory.
private struct GradientDescent: OptimizerRule {
  private var rate: Float = 0

  var memory: Int { 0 }

  mutating func beginStep(learningRate: Float) { rate = learningRate }

  func update(_ numbers: Numbers, gradients: Numbers, memory: Numbers) {
    let step = Vector(repeating: -rate)
    numbers.map(with: gradients) { number, gradient in number.adding(gradient, times: step) }
  }
}
