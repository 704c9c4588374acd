import Experiments
import Networks
import Testing

/// Every task agrees with examples computed by hand. In each example, positions that are not named are 0 in a and in b.
/// OperationTests tests the tasks that are operations of any width.
@Suite struct LearningTaskTests {
  /// Numbers by position; all others are 0.
  typealias Sparse = [Int: Float]

  struct Example: Sendable, CustomTestStringConvertible {
    var task: String
    var a: Sparse
    var b: Sparse
    /// Some elements of the target.
    var target: Sparse
    /// The value of all other elements of the target.
    var elsewhere: Float = 0

    var testDescription: String { "\(task) of \(a) and \(b)" }
  }

  static let examples =
    [
      Example(task: "reduce_sum", a: [0: 0.5, 127: -1.25], b: [3: 2], target: [0: 1.25]),
      Example(task: "reduce_max", a: [0: -0.5], b: [7: -3], target: [0: 0]),
      Example(task: "reduce_max", a: [5: 0.75], b: [127: 0.875], target: [0: 0.875]),
      Example(task: "concat", a: [0: 1, 127: 2], b: [0: 3, 127: 4], target: [0: 1, 127: 2, 128: 3, 255: 4]),
      Example(task: "dot", a: [0: 2, 1: 3, 5: 100], b: [0: 0.5, 1: -4], target: [0: -11]),
      Example(task: "elementwise_mul", a: [0: 2, 1: 3, 5: 100], b: [0: 0.5, 1: -4], target: [0: 1, 1: -12]),
      Example(task: "one_hot_sum", a: [3: 1], b: [5: 1], target: [8: 1]),
      // 63 + 64 = 127 is the last element; 64 + 64 = 128 is beyond it.
      Example(task: "one_hot_sum", a: [63: 1], b: [64: 1], target: [127: 1]),
      Example(task: "one_hot_sum", a: [64: 1], b: [64: 1], target: [:]),
      // The argmax is the first of equal maxima, and 0 for zeros only.
      Example(task: "one_hot_sum", a: [4: 1, 9: 1], b: [:], target: [4: 1]),
      // Zero is larger than negative numbers, and the first zero of a is at 1.
      Example(task: "one_hot_sum", a: [0: -0.5], b: [2: 0.25], target: [3: 1]),
      Example(task: "elementwise_add", a: [0: 1, 1: -1], b: [0: 2, 127: 5], target: [0: 3, 1: -1, 127: 5]),
      Example(task: "equality", a: [0: 0.5, 1: 0.5], b: [0: 0.5, 1: 0.5001], target: [1: 0], elsewhere: 1),
      Example(
        task: "almost_equal", a: [0: 0.5, 1: 0.5, 2: 0.5], b: [0: 0.5, 1: 0.5009, 2: 0.5011], target: [2: 0],
        elsewhere: 1
      ),
      // Any number except ±0 is true.
      Example(task: "logical_and", a: [0: -0.3, 1: 1, 2: 1], b: [0: 0.1, 1: -0.0], target: [0: 1]),
      Example(task: "logical_or", a: [0: -0.3, 1: -0.0], b: [2: 0.1], target: [0: 1, 2: 1]),
      Example(task: "logical_xor", a: [0: -0.3, 1: 1], b: [0: 0.1, 2: 2], target: [1: 1, 2: 1]),
    ] + arithmetic

  /// Of the 100 inputs of `two_sums_…`, those from 0 to 24 are the first subset, and those from 13 to 37 are the
  /// second. The first 50 inputs are a.
  private static let arithmetic =
    [
      ("add", 8), ("subtract", -4), ("multiply", 12), ("divide", Float(2) / 6), ("square", 4),
      ("root", Float(2).squareRoot()),
    ].map { operation, target in
      Example(
        task: "two_sums_\(operation)", a: [0: 3, 13: 1.5, 24: -2.5, 25: 4, 37: 3, 38: 9], b: [0: 7], target: [0: target]
      )
    }
    + [("add", 13), ("subtract", -7), ("multiply", 30)].map { operation, target in
      Example(task: "nested_sums_\(operation)", a: [0: 1, 1: 2], b: [0: 3, 1: 4], target: [0: target])
    }
    + [("add", 3.5), ("subtract", 4.5), ("multiply", -2), ("divide", -8)].map { operation, target in
      Example(task: "pair_\(operation)", a: [0: 4], b: [0: -0.5], target: [0: target])
    } + [
      Example(task: "four_functions", a: [0: 4], b: [0: -0.5], target: [0: 3.5, 1: -2, 2: -8, 3: 2])
    ]

  @Test(arguments: examples) func targetIsTheHandWorkedOne(example: Example) throws {
    let task = try LearningTask.all.named(example.task, what: "task")
    let batch = task.makeBatch()
    // The last sample holds the example. The other samples hold other numbers, which must not affect it.
    for i in 0..<batch.inputs.count where i % Batch.size != 31 { batch.inputs.pointer[i] = Float(i % 7) - 2 }
    for (position, value) in example.a { batch.inputs[position, 31] = value }
    for (position, value) in example.b { batch.inputs[task.inputWidth / 2 + position, 31] = value }
    batch.targets.fill(99)
    task.writeTargets(batch.inputs, batch.targets)
    for element in 0..<task.outputWidth {
      #expect(batch.targets[element, 31] == example.target[element] ?? example.elsewhere, "element \(element)")
    }
  }

  @Test(arguments: LearningTask.all) func everyTaskHasAnExample(task: LearningTask) {
    #expect(
      Self.examples.contains { $0.task == task.name } || task.problem != nil,
      "'\(task.name)' has no example worked by hand: add one to \(#fileID), examples")
  }
}
