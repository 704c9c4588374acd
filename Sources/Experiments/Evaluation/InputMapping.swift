import Basics
import Networks

/// A way to map a dataset's examples to another range, named as in grid files.
///
/// The entries of `all` are the definition.
package struct InputMapping: Named, Sendable {
  package let name: String
  /// A text for messages that says what its numbers must be, such as `an even count of numbers, low and high in turn`.
  package let expectation: String
  package let accepts: @Sendable (_ numbers: [Double]) -> Bool
  /// Returns the function that maps each number.
  ///
  /// - Parameter range: the range of the dataset's numbers.
  let map: @Sendable (_ numbers: [Double], _ range: ClosedRange<Double>) -> NumberMap

  /// The limit of mapped numbers. Examples are floats of 24 bits, and tasks multiply them.
  private static let largest = 1e6

  package static let all: [InputMapping] = [.scale, .range]

  /// x ↦ k·x
  static let scale = InputMapping(
    name: "scale", expectation: "one number from 0.000001 to 1000000, or the same below 0",
    accepts: { $0.count == 1 && (1 / largest...largest).contains(abs($0[0])) }
  ) { numbers, _ in
    let factor = Float(numbers[0])
    return NumberMap { x in
      for i in 0..<x.count { x.pointer[i] *= factor }
    }
  }

  /// Maps the dataset's range linearly to another range, or to the union of several: the lowest number goes to the
  /// lowest, and the highest to the highest.
  static let range = InputMapping(
    name: "range",
    expectation: "low and high of one range or of several, ascending and at most 1000000: [2, 6] or [-6, -2, 2, 6]",
    accepts: { numbers in
      numbers.count >= 2 && numbers.count % 2 == 0 && numbers.allSatisfy { abs($0) <= largest }
        && zip(numbers, numbers.dropFirst()).allSatisfy { Float($0) < Float($1) }
    }
  ) { numbers, range in
    NumberMap { x in
      // Each case has its own loop, so that the compiler vectorises it.
      if numbers.count == 2 {
        toRange(numbers[0], numbers[1] - numbers[0], from: range, x)
      } else {
        toRanges(numbers, from: range, x)
      }
    }
  }

  private static func toRange(_ low: Double, _ width: Double, from range: ClosedRange<Double>, _ x: Matrix) {
    let (origin, span) = (range.lowerBound, range.upperBound - range.lowerBound)
    for i in 0..<x.count { x.pointer[i] = Float(low + (Double(x.pointer[i]) - origin) / span * width) }
  }

  private static func toRanges(_ numbers: [Double], from range: ClosedRange<Double>, _ x: Matrix) {
    let widths = stride(from: 0, to: numbers.count, by: 2).map { numbers[$0 + 1] - numbers[$0] }
    let length = widths.reduce(0, +)
    let (origin, span) = (range.lowerBound, range.upperBound - range.lowerBound)
    for i in 0..<x.count {
      var (rest, piece) = ((Double(x.pointer[i]) - origin) / span * length, 0)
      while piece < widths.count - 1, rest >= widths[piece] {
        rest -= widths[piece]
        piece += 1
      }
      x.pointer[i] = Float(numbers[2 * piece] + rest)
    }
  }
}

/// A function of one number that is applied to many numbers at a time.
package struct NumberMap: Sendable {
  /// Replaces each number by its image.
  let apply: @Sendable (Matrix) -> Void

  init(_ apply: @escaping @Sendable (Matrix) -> Void) {
    self.apply = apply
  }

  package func callAsFunction(_ x: Float) -> Float {
    let matrix = Matrix(rows: 1, columns: 1)
    matrix[0, 0] = x
    apply(matrix)
    return matrix[0, 0]
  }
}
