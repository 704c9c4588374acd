/// Tasks in which each output depends only on aᵢ and bᵢ.
///
/// Two uniform numbers are equal with probability 0, and a uniform number is 0 with probability 0.
extension LearningTask {
  static let elementwiseMul = LearningTask(
    name: "elementwise_mul", formula: "a ∘ b", outputWidth: busWidth,
    constants: { $0.elementwise({ a, b in a * b }, uniform: { $0.product }) },
    targets: { Targets.elementwise($0, into: $1) { a, b in a * b } })

  static let elementwiseAdd = LearningTask(
    name: "elementwise_add", formula: "a + b", outputWidth: busWidth,
    constants: { $0.elementwise({ a, b in a + b }, uniform: { $0.pairSum }) },
    targets: { Targets.elementwise($0, into: $1) { a, b in a + b } })

  static let equality = LearningTask(
    name: "equality", formula: "1[aᵢ = bᵢ]", outputWidth: busWidth,
    constants: { $0.elementwise({ a, b in a == b ? 1 : 0 }, uniform: { _ in .certain }) },
    targets: { Targets.elementwise($0, into: $1) { a, b in a == b ? 1 : 0 } })

  static let almostEqual = LearningTask(
    name: "almost_equal", formula: "1[|aᵢ − bᵢ| ≤ 0.001]", outputWidth: busWidth,
    constants: {
      $0.elementwise(
        { a, b in abs(a - b) <= 0.001 ? 1 : 0 }, uniform: { .bernoulli($0.probabilityOfDifference(within: 0.001)) })
    },
    targets: { Targets.elementwise($0, into: $1) { a, b in abs(a - b) <= 0.001 ? 1 : 0 } })

  static let logicalAnd = LearningTask(
    name: "logical_and", formula: "1[aᵢ ≠ 0 and bᵢ ≠ 0]", outputWidth: busWidth,
    constants: { $0.elementwise({ a, b in (a != 0) && (b != 0) ? 1 : 0 }, uniform: { _ in .certain }) },
    targets: { Targets.elementwise($0, into: $1) { a, b in (a != 0) && (b != 0) ? 1 : 0 } })

  static let logicalOr = LearningTask(
    name: "logical_or", formula: "1[aᵢ ≠ 0 or bᵢ ≠ 0]", outputWidth: busWidth,
    constants: { $0.elementwise({ a, b in (a != 0) || (b != 0) ? 1 : 0 }, uniform: { _ in .certain }) },
    targets: { Targets.elementwise($0, into: $1) { a, b in (a != 0) || (b != 0) ? 1 : 0 } })

  static let logicalXor = LearningTask(
    name: "logical_xor", formula: "1[(aᵢ ≠ 0) ≠ (bᵢ ≠ 0)]", outputWidth: busWidth,
    constants: { $0.elementwise({ a, b in (a != 0) != (b != 0) ? 1 : 0 }, uniform: { _ in .certain }) },
    targets: { Targets.elementwise($0, into: $1) { a, b in (a != 0) != (b != 0) ? 1 : 0 } })
}
