import Basics
import Networks

/// A basic operation on two vectors: one example is (a, b), each of `busWidth` numbers, and its target.
///
/// The entries of `all` are the definition; their order is that of the published study. Knows no network and no
/// dataset: every task is defined on every dataset. Source: the published program of 2018.
package struct LearningTask: Named, Sendable {
  /// Numbers in each of a and b.
  package static let busWidth = 128

  package let name: String
  package let formula: String
  /// Numbers in the target of one example.
  package let outputWidth: Int
  /// Writes the targets [outputWidth, 32] of the inputs [256, 32] (rows 0–127 are a, 128–255 are b).
  package let writeTargets: @Sendable (_ inputs: Matrix, _ targets: Matrix) -> Void

  package static let all: [LearningTask] = [
    LearningTask(name: "reduce_sum", formula: "Σ a + Σ b", outputWidth: 1) {
      Targets.fold($0, into: $1, initial: 0) { sum, x in sum + x }
    },
    LearningTask(name: "reduce_max", formula: "max over a‖b", outputWidth: 1) {
      Targets.fold($0, into: $1, initial: -.infinity) { largest, x in x > largest ? x : largest }
    },
    LearningTask(name: "concat", formula: "a‖b", outputWidth: 2 * busWidth) {
      $1.pointer.update(from: $0.pointer, count: 2 * busWidth * Batch.size)
    },
    LearningTask(name: "dot", formula: "Σ aᵢ bᵢ", outputWidth: 1) { Targets.dot($0, into: $1) },
    LearningTask(name: "elementwise_mul", formula: "a ∘ b", outputWidth: busWidth) {
      Targets.elementwise($0, into: $1) { a, b in a * b }
    },
    LearningTask(name: "one_hot_sum", formula: "one_hot(argmax a + argmax b)", outputWidth: busWidth) {
      Targets.oneHotSum($0, into: $1)
    },
    LearningTask(name: "elementwise_add", formula: "a + b", outputWidth: busWidth) {
      Targets.elementwise($0, into: $1) { a, b in a + b }
    },
    LearningTask(name: "equality", formula: "1[aᵢ = bᵢ]", outputWidth: busWidth) {
      Targets.elementwise($0, into: $1) { a, b in a == b ? 1 : 0 }
    },
    LearningTask(name: "almost_equal", formula: "1[|aᵢ − bᵢ| ≤ 0.001]", outputWidth: busWidth) {
      Targets.elementwise($0, into: $1) { a, b in abs(a - b) <= 0.001 ? 1 : 0 }
    },
    LearningTask(name: "logical_and", formula: "1[aᵢ ≠ 0 and bᵢ ≠ 0]", outputWidth: busWidth) {
      Targets.elementwise($0, into: $1) { a, b in (a != 0) && (b != 0) ? 1 : 0 }
    },
    LearningTask(name: "logical_or", formula: "1[aᵢ ≠ 0 or bᵢ ≠ 0]", outputWidth: busWidth) {
      Targets.elementwise($0, into: $1) { a, b in (a != 0) || (b != 0) ? 1 : 0 }
    },
    LearningTask(name: "logical_xor", formula: "1[(aᵢ ≠ 0) ≠ (bᵢ ≠ 0)]", outputWidth: busWidth) {
      Targets.elementwise($0, into: $1) { a, b in (a != 0) != (b != 0) ? 1 : 0 }
    },
  ]
}
