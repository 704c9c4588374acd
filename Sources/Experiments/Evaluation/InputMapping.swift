import Basics

/// A way to make examples of another range from a dataset's own, by the word that a grid file has for it.
///
/// The entries of `all` are the definition.
package struct InputMapping: Named, Sendable {
  package let name: String
  /// What its numbers must be, for people: `an even count of numbers, low and high in turn`.
  package let expectation: String
  package let accepts: @Sendable (_ numbers: [Double]) -> Bool
  /// Where a number goes.
  ///
  /// - Parameter range: of the dataset's numbers.
  let map: @Sendable (_ numbers: [Double], _ range: ClosedRange<Double>) -> @Sendable (Float) -> Float

  /// Examples are numbers of 24 bits, and tasks multiply them.
  private static let largest = 1e6

  package static let all: [InputMapping] = [.scale, .range]

  /// x ↦ k·x
  static let scale = InputMapping(
    name: "scale", expectation: "one number from 0.000001 to 1000000, or the same below 0",
    accepts: { $0.count == 1 && (1 / largest...largest).contains(abs($0[0])) }
  ) { numbers, _ in
    let factor = Float(numbers[0])
    return { factor * $0 }
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
    let pieces = stride(from: 0, to: numbers.count, by: 2).map {
      (low: numbers[$0], width: numbers[$0 + 1] - numbers[$0])
    }
    let length = pieces.reduce(0) { $0 + $1.width }
    return { x in
      var rest = (Double(x) - range.lowerBound) / (range.upperBound - range.lowerBound) * length
      for piece in pieces.dropLast() {
        if rest < piece.width { return Float(piece.low + rest) }
        rest -= piece.width
      }
      return Float(pieces[pieces.count - 1].low + rest)
    }
  }
}
