import Basics
import Networks
import Statistics

/// An operation on two sums of inputs, each over consecutive places. Sources: Trask et al., NeurIPS 2018; Madsen and
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
    // Works on sixteen examples at a time, so that their sums stay in a register.
    let examples = x.columns
    for sample in stride(from: 0, to: examples, by: 16) {
      var sum = SIMD16<Float>()
      for place in places {
        sum += UnsafeRawPointer(x.pointer + place * examples + sample).load(as: SIMD16<Float>.self)
      }
      UnsafeMutableRawPointer(sums + sample).storeBytes(of: sum, as: SIMD16<Float>.self)
    }
  }

  /// Returns the error of a network of the ideal form whose weights in both sums are off by ε: 1 − ε instead of 1, and
  /// ε instead of 0.
  ///
  /// - Parameters:
  ///   - x: the inputs of one example.
  ///   - epsilon: the error ε of each weight.
  ///   - further: the number of places after each subset that also belong to it.
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

/// The tasks that apply an operation to two sums.
enum SumTasks {
  private static let noConstants = "no closed form of the distribution of such a result is known"

  /// The tasks t = (Σ of one subset) ∘ (Σ of another), such as `two_sums_multiply`. The numbers after a name are the
  /// number of inputs, the share of the inputs in a subset, and the share of a subset that lies in both. Each replicate
  /// has subsets at another place.
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
      // The published thresholds come from a program whose subsets are one place longer than those of its data.
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

  /// Returns true if the numbers give each subset at least one place, and if both subsets fit into the inputs.
  private static func isPossible(_ numbers: [Double]) -> Bool {
    guard numbers.count == 3, (2...4_096).contains(numbers[0]), numbers[0] == numbers[0].rounded(),
      (0...1).contains(numbers[1]), (0...1).contains(numbers[2])
    else { return false }
    let size = (numbers[1] * numbers[0]).rounded(.down)
    return size >= 1 && 2 * size - (numbers[2] * size).rounded(.down) <= numbers[0]
  }

  /// The tasks t = (x₁ + x₂) ∘ (x₁ + x₂ + x₃ + x₄).
  static let nestedSums = [ArithmeticOperation.add, .subtract, .multiply].map { operation in
    let sums = SumsOfPlaces(operation: operation, inputs: 4, a: 0..<2, b: 0..<4)
    var task = LearningTask(
      name: "nested_sums_\(operation)", formula: operation.text("(x₁ + x₂)", "(x₁ + x₂ + x₃ + x₄)"), inputWidth: 4,
      outputWidth: 1, withoutConstants: noConstants, targets: { sums.writeTargets($0, $1) })
    task.errorOfNearlyIdeal = { sums.error($0, $1, further: 0) }
    return task
  }
}
