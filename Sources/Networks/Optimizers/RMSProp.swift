import Kernels

extension Optimizer {
  static let rmsProp = Optimizer(name: "rmsprop", formula: "θ ← θ − η g / (√v + ε), v ← 0.9 v + 0.1 g²") {
    RMSProp { v in v.squareRoot() + 1e-8 }
  }
  /// The variant of TensorFlow 1, in which v starts at 1, so that the first steps are small.
  static let tensorFlowRMSProp = Optimizer(
    name: "rmsprop_tensorflow", formula: "θ ← θ − η g / √(v + 10⁻¹⁰), v ← 0.9 v + 0.1 g² from 1"
  ) { RMSProp(memoryStart: 1) { v in (v + 1e-10).squareRoot() } }
}

/// Source: Tieleman and Hinton, "Neural Networks for Machine Learning", lecture 6e, 2012.
private struct RMSProp: OptimizerRule {
  /// The initial value of v.
  var memoryStart: Float = 0
  /// Returns the number by which a gradient is divided, from v.
  let divisor: @Sendable (Vector) -> Vector
  private var rate: Float = 0

  init(memoryStart: Float = 0, divisor: @escaping @Sendable (_ v: Vector) -> Vector) {
    self.memoryStart = memoryStart
    self.divisor = divisor
  }

  /// v
  var memory: Int { 1 }

  mutating func beginStep(learningRate: Float) { rate = learningRate }

  func update(_ numbers: Numbers, gradients: Numbers, memory: Numbers) {
    memory.map(with: gradients) { v, g in (0.9 * v).adding(0.1 * g, times: g) }
    for place in stride(from: 0, to: numbers.count, by: Vector.scalarCount) {
      let (g, v): (Vector, Vector) = (load(gradients.pointer + place), load(memory.pointer + place))
      let old: Vector = load(numbers.pointer + place)
      store(old - rate * (g / divisor(v)), to: numbers.pointer + place)
    }
  }
}
