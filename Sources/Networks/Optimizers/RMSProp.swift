import Kernels

extension Optimizer {
  static let rmsProp = Optimizer(name: "rmsprop", formula: "θ ← θ − η g / (√v + ε), v ← 0.9 v + 0.1 g²") { RMSProp() }
}

/// Tieleman and Hinton, "Neural Networks for Machine Learning", lecture 6e, 2012.
private struct RMSProp: OptimizerRule {
  private var rate: Float = 0

  /// v.
  var memory: Int { 1 }

  mutating func beginStep(learningRate: Float) { rate = learningRate }

  func update(_ numbers: Numbers, gradients: Numbers, memory: Numbers) {
    memory.map(with: gradients) { v, g in (0.9 * v).adding(0.1 * g, times: g) }
    for place in stride(from: 0, to: numbers.count, by: Vector.scalarCount) {
      let (g, v): (Vector, Vector) = (load(gradients.pointer + place), load(memory.pointer + place))
      let old: Vector = load(numbers.pointer + place)
      store(old - rate * (g / (v.squareRoot() + 1e-8)), to: numbers.pointer + place)
    }
  }
}
