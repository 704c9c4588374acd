import Basics
import Networks
import Statistics

/// An operation on two sums of inputs, each over places next to each other. Sources: Trask et al., NeurIPS 2018; Madsen and
/// Johansen, ICLR 2020.
struct SumsOfPlaces: Sendable {
  let operation: ArithmeticOperation
  let inputs: Int
  let a: Range<Int>
  let b: Range<Int>

  func writeTargets(_ x: Matrix, _ targets: Matrix) {
    precondition(
      x.rows == inputs && targets.rows == 1,
      "inputs [\(x.rows), 32] and targets [\(targets.rows), 32] for \(inputs) inputs")
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * Batch.size) { sums in
      let first = sums.baseAddress.unwrapped(because: "the sums are not empty")
      let second = first + Batch.size
      Self.sum(x, a, into: first)
      Self.sum(x, b, into: second)
      operation.apply(first, second, count: Batch.size, into: targets.pointer)
    }
  }

  private static func sum(_ x: Matrix, _ places: Range<Int>, into sums: UnsafeMutablePointer<Float>) {
    // Sixteen examples at a time, so that their sums stay in a register.
    let examples = x.columns
    for sample in stride(from: 0, to: examples, by: 16) {
      var sum = SIMD16<Float>()
      for place in places {
        sum += UnsafeRawPointer(x.pointer + place * examples + sample).load(as: SIMD16<Float>.self)
      }
      UnsafeMutableRawPointer(sums + sample).storeBytes(of: sum, as: SIMD16<Float>.self)
    }
  }

  /// What a network of that form gives that is right except that the weights of both sums are off by ε: 1 − ε instead of 1,
  /// and ε instead of 0.
  ///
  /// - Parameter further: places behind each sum that count as its own.
  func error(_ x: [Double], _ epsilon: Double, further: Int) -> Double {
    let total = x.reduce(0, +)
    func sum(_ places: Range<Int>) -> Double {
      x[places.lowerBound..<min(places.upperBound + further, x.count)].reduce(0, +)
    }
    func off(_ sum: Double) -> Double { sum * (1 - epsilon) + (total - sum) * epsilon }
    let (a, b) = (sum(a), sum(b))
    return operation(off(a), off(b)) - operation(a, b)
  }
}

/// Tasks of an operation on two sums.
enum SumTasks {
  private static let noConstants = "no closed form of the distribution of such a result is known"

  /// t = (Σ of one subset) ∘ (Σ of another): `two_sums_multiply`, which takes the number of inputs, the subset's share of
  /// them, and the share of a subset that both have. Where the subsets lie differs from replicate to replicate.
  static let twoSums = ArithmeticOperation.allCases.map { twoSums($0, 100, 0.25, 0.5) }

  private static let sumParameters = "the number of inputs, the share of a subset, the overlap: 100, 0.25, 0.5"

  private static func twoSums(
    _ operation: ArithmeticOperation, _ inputs: Int, _ subset: Double, _ overlap: Double
  ) -> LearningTask {
    let size = Int(rounding: (subset * Double(inputs)).rounded(.down), within: 1...inputs)
    let common = Int(rounding: (overlap * Double(size)).rounded(.down), within: 0...size)
    let span = 2 * size - common
    let family = "two_sums_\(operation)"
    let numbers = [Double(inputs), subset, overlap]
    @Sendable func task(at start: Int, name: String) -> LearningTask {
      let sums = SumsOfPlaces(
        operation: operation, inputs: inputs, a: start..<start + size, b: start + size - common..<start + span)
      var task = LearningTask(
        name: name, formula: operation.text("Σ of a subset", "Σ of another"), inputWidth: inputs, outputWidth: 1,
        withoutConstants: noConstants, targets: { sums.writeTargets($0, $1) })
      // The published thresholds come from a program whose subsets are one place longer than those of the data.
      task.errorOfNearlyIdeal = { sums.error($0, $1, further: 1) }
      return task
    }
    let isUsual = numbers == [100, 0.25, 0.5]
    let name = isUsual ? family : "\(ParameterizedName(family, numbers))"
    var result = task(at: 0, name: name)
    result.variant = { seed in
      var generator = RandomGenerator("subsets", "\(seed)")
      return task(at: generator.index(below: inputs - span + 1), name: name)
    }
    result.parameters = ParameterList(expectation: sumParameters, usual: [100, 0.25, 0.5]) { numbers in
      isPossible(numbers)
        ? twoSums(operation, Int(rounding: numbers[0], within: 2...4_096), numbers[1], numbers[2]) : nil
    }
    return result
  }

  /// At least one place in a subset, and room for both.
  private static func isPossible(_ numbers: [Double]) -> Bool {
    guard numbers.count == 3, (2...4_096).contains(numbers[0]), numbers[0] == numbers[0].rounded(),
      (0...1).contains(numbers[1]), (0...1).contains(numbers[2])
    else { return false }
    let size = (numbers[1] * numbers[0]).rounded(.down)
    return size >= 1 && 2 * size - (numbers[2] * size).rounded(.down) <= numbers[0]
  }

  /// t = (x₁ + x₂) ∘ (x₁ + x₂ + x₃ + x₄).
  static let nestedSums = [ArithmeticOperation.add, .subtract, .multiply].map { operation in
    let sums = SumsOfPlaces(operation: operation, inputs: 4, a: 0..<2, b: 0..<4)
    var task = LearningTask(
      name: "nested_sums_\(operation)", formula: operation.text("(x₁ + x₂)", "(x₁ + x₂ + x₃ + x₄)"), inputWidth: 4,
      outputWidth: 1, withoutConstants: noConstants, targets: { sums.writeTargets($0, $1) })
    task.errorOfNearlyIdeal = { sums.error($0, $1, further: 0) }
    return task
  }
}
