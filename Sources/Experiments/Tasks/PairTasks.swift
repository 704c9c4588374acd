import Networks
import Platform

/// Tasks of two numbers, one in a and one in b.
enum PairTasks {
  /// The tasks t = a ∘ b. The errors of modules whose weights are off by ε are from Mistry, Farrahi and Hare, "A Primer
  /// for Neural Arithmetic Logic Modules", JMLR 2022, and its program.
  static let pairs = [ArithmeticOperation.add, .subtract, .multiply, .divide].map { operation in
    var task = LearningTask(
      name: "pair_\(operation)", formula: operation.text("a", "b"), inputWidth: 2, outputWidth: 1,
      withoutConstants: "two numbers have no closed form on every law", targets: { writePairs($0, $1, operation) })
    task.errorOfNearlyIdeal = { x, epsilon in
      switch operation {
      case .multiply: ((1 - epsilon) * (1 - epsilon) - 1) * x[0] * x[1]
      case .divide: ((1 - epsilon) / (1 + epsilon) - 1) * x[0] / x[1]
      default: -epsilon * (abs(x[0]) + abs(x[1]))
      }
    }
    return task
  }

  private static func writePairs(_ inputs: Matrix, _ targets: Matrix, _ operation: ArithmeticOperation) {
    checkPair(inputs, targets, outputs: 1)
    operation.apply(inputs.pointer, inputs.pointer + Batch.size, count: Batch.size, into: targets.pointer)
  }

  /// Four functions as four outputs. Source: Heim, Pevný and Šmídl, "Neural Power Units", NeurIPS 2020.
  static let fourFunctions: LearningTask = {
    var task = LearningTask(
      name: "four_functions", formula: "a + b, a · b, a / b, √a", inputWidth: 2, outputWidth: 4,
      withoutConstants: "two numbers have no closed form on every law", targets: writeFourFunctions)
    task.outputNames = ["sum", "product", "quotient", "root"]
    return task
  }()

  @Sendable
  private static func writeFourFunctions(_ inputs: Matrix, _ targets: Matrix) {
    checkPair(inputs, targets, outputs: 4)
    let operations = [ArithmeticOperation.add, .multiply, .divide, .root]
    for (row, operation) in operations.enumerated() {
      let target = targets.pointer + row * Batch.size
      operation.apply(inputs.pointer, inputs.pointer + Batch.size, count: Batch.size, into: target)
    }
  }

  private static func checkPair(_ inputs: Matrix, _ targets: Matrix, outputs: Int) {
    precondition(
      inputs.rows == 2 && targets.rows == outputs,
      "inputs [\(inputs.rows), 32] and targets [\(targets.rows), 32], not [2, 32] and [\(outputs), 32]")
  }
}
