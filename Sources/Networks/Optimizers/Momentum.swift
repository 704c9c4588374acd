import Kernels

extension Optimizer {
  static let momentum = Optimizer(name: "momentum", formula: "θ ← θ − η m, m ← 0.9 m + g") { Momentum() }
}

/// Gradient descent with momentum. Source: Polyak, 1964; in the form of PyTorch.
private struct Momentum: OptimizerRule {
  private var rate: Float = 0

  /// m
  var memory: Int { 1 }

  mutating func beginStep(learningRate: Float) { rate = learningRate }

  func update(_ numbers: Numbers, gradients: Numbers, memory: Numbers) {
    memory.map(with: gradients) { m, g in g.adding(m, times: Vector(repeating: 0.9)) }
    let step = Vector(repeating: -rate)
    numbers.map(with: memory) { number, m in number.adding(m, times: step) }
  }
}
