import Basics
import Networks

/// A way to make examples of another range from a dataset's own, by the word that a grid file has for it.
///
/// The entries of `all` are the definition.
package struct InputMapping: Named, Sendable {
  package let name: String
  /// What its numbers must be, for people: `an even count of numbers, low and high in turn`.
  package let expectation: String
  package let accepts: @Sendable (_ numbers: [Double]) -> Bool
  /// Where numbers go.
  ///
  /// - Parameter range: of the dataset's numbers.
  let map: @Sendable (_ numbers: [Double], _ range: ClosedRange<Double>) -> NumberMap

  /// Examples are numbers of 24 bits, and tasks multiply them.
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

  /// From the dataset's range to another, or to the union of several: the lowest number to the lowest, the highest to
  /// the highest, and evenly between.
  static let range = InputMapping(
    name: "range",
    expectation: "low and high of one range or of several, ascending and at most 1000000: [2, 6] or [-6, -2, 2, 6]",
    accepts: { numbers in
      numbers.count >= 2 && numbers.count % 2 == 0 && numbers.allSatisfy { abs($0) <= largest }
        && zip(numbers, numbers.dropFirst()).allSatisfy { Float($0) < Float($1) }
    }
  ) { numbers, range in
    NumberMap { x in
      // A loop for each case, so that each becomes vector code.
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

/// Where numbers go: a function of one number, applied to many at a time.
package struct NumberMap: Sendable {
  /// Puts each number's image in its place.
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
