import Kernels

extension Optimizer {
  static let adamW = Optimizer(
    name: "adamw", formula: "θ ← (1 − 0.01 η) θ, then Adam's step"
  ) { AdamW() }
}

/// Adam with decoupled weight decay. Source: Loshchilov and Hutter, ICLR 2019. The decay of 0.01 is PyTorch's default.
private struct AdamW: OptimizerRule {
  private static let decay: Float = 0.01
  private var adam = Optimizer.adam.start()
  private var rate: Float = 0

  var memory: Int { adam.memory }

  mutating func beginStep(learningRate: Float) {
    rate = learningRate
    adam.beginStep(learningRate: learningRate)
  }

  func update(_ numbers: Numbers, gradients: Numbers, memory: Numbers) {
    let factor = 1 - rate * Self.decay
    numbers.map { $0 * factor }
    adam.update(numbers, gradients: gradients, memory: memory)
  }
}
