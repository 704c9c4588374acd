import Basics
import Networks

/// The vector operations as tasks. `product(8)` has 8 numbers in each of a and b. In `product(32, 96)`, each of a and b
/// also has 48 distractors, which the operation does not read.
enum OperationTasks {
  private static let usualWidth = 32
  private static let noConstants = "its targets have mean 0 and variance 1 under the law of the inputs"

  static let all = VectorOperation.all.map { task($0, usualWidth, 0) } + dials

  private static func task(_ operation: VectorOperation, _ width: Int, _ distractors: Int) -> LearningTask {
    let numbers = [Double(width)] + (distractors > 0 ? [Double(distractors)] : [])
    var task = task(
      OperationProblem(operation.name, [(operation, 1)], width: width, distractors: distractors),
      name: name(operation.name, numbers, usual: [Double(usualWidth)]), formula: operation.formula)
    task.parameters = ParameterList(
      expectation: "the numbers in a and in b, from 4 to 1024, and how many more there are without effect: 32, 0",
      usual: [Double(usualWidth)]
    ) { numbers in
      guard let width = wholeWidth(numbers.first), numbers.count <= 2 else { return nil }
      let distractors = numbers.count < 2 ? 0 : numbers[1]
      guard distractors >= 0, distractors <= 4_096, distractors == 2 * (distractors / 2).rounded() else { return nil }
      return Self.task(operation, width, Int(rounding: distractors, within: 0...4_096))
    }
    return task
  }

  private static func wholeWidth(_ number: Double?) -> Int? {
    guard let number, number == number.rounded(), (4...1_024).contains(number) else { return nil }
    return Int(rounding: number, within: 4...1_024)
  }

  private static func task(_ problem: OperationProblem, name: String, formula: String) -> LearningTask {
    var task = LearningTask(
      name: name, formula: formula, inputWidth: problem.inputWidth, outputWidth: problem.outputWidth,
      withoutConstants: noConstants, targets: { problem.writeTargets($0, $1, nil) })
    task.problem = problem
    return task
  }

  private static func name(_ name: String, _ numbers: [Double], usual: [Double]) -> String {
    numbers == usual ? name : "\(ParameterizedName(name, numbers))"
  }

  // MARK: dials

  /// Mixtures y = √(1 − λ) s + √λ p of a simple part s and a product p, each with mean 0 and variance 1. Under a law
  /// that is symmetric about 0, s and p are uncorrelated, so that λ is the product's share of the variance.
  private static let dials = [
    dial("dial_sum_product", .vectorSum, .product, 0.5, usualWidth),
    dial("dial_size_product", .absoluteSum, .product, 0.5, usualWidth),
    dial("dial_total_dot", .total, .dotProduct, 0.5, usualWidth),
    dial("dial_total_size_dot", .totalSize, .dotProduct, 0.5, usualWidth),
  ]

  private static func dial(
    _ family: String, _ simple: VectorOperation, _ product: VectorOperation, _ share: Double, _ width: Int
  ) -> LearningTask {
    let numbers = [share] + (width == usualWidth ? [] : [Double(width)])
    var problem = OperationProblem(
      family, [(simple, weight: (1 - share).squareRoot()), (product, weight: share.squareRoot())], width: width)
    problem.productShare = share
    var task = task(
      problem, name: name(family, numbers, usual: [0.5]),
      formula: "√(1 − λ) (\(simple.formula)) + √λ (\(product.formula)), each part with variance 1")
    task.parameters = ParameterList(
      expectation: "the product's share of the variance, from 0 to 1, and the numbers in a and in b: 0.5, 32",
      usual: [0.5]
    ) { numbers in
      guard let share = numbers.first, (0...1).contains(share), numbers.count <= 2,
        let width = wholeWidth(numbers.count < 2 ? Double(usualWidth) : numbers[1])
      else { return nil }
      return dial(family, simple, product, share, width)
    }
    return task
  }
}
