import Networks

/// Tasks in which an output depends on more than one place of a and b, and the task that copies its inputs.
extension LearningTask {
  static let reduceSum = LearningTask(
    name: "reduce_sum", formula: "Σ a + Σ b", outputWidth: 1, constants: { $0.sum(of: 2 * busWidth) },
    targets: { Targets.fold($0, into: $1, initial: 0) { sum, x in sum + x } })

  static let reduceMax = LearningTask(
    name: "reduce_max", formula: "max over a‖b", outputWidth: 1, constants: { $0.largest(of: 2 * busWidth) },
    targets: { Targets.fold($0, into: $1, initial: -.infinity) { largest, x in x > largest ? x : largest } })

  static let concat = LearningTask(
    name: "concat", formula: "a‖b", outputWidth: 2 * busWidth, constants: { $0.number },
    targets: { $1.pointer.update(from: $0.pointer, count: 2 * busWidth * Batch.size) })

  static let dot = LearningTask(
    name: "dot", formula: "Σ aᵢ bᵢ", outputWidth: 1, constants: { $0.dot(of: busWidth) },
    targets: { Targets.dot($0, into: $1) })

  static let oneHotSum = LearningTask(
    name: "one_hot_sum", formula: "one_hot(argmax a + argmax b)", outputWidth: busWidth,
    constants: { $0.firstLargest(of: busWidth).map(ConstantBaseline.oneHotSum) },
    targets: { Targets.oneHotSum($0, into: $1) })
}
