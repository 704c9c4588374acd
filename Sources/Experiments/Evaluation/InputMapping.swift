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

  package static let all: [InputMapping] = [.scale, .range]

  /// x ↦ k·x
  static let scale = InputMapping(
    name: "scale", expectation: "one number other than 0", accepts: { $0.count == 1 && $0[0] != 0 }
  ) { numbers, _ in
    let factor = Float(numbers[0])
    return { factor * $0 }
  }

  /// From the dataset's range to another, or to the union of several: the lowest number to the lowest, the highest to
  /// the highest, and evenly between.
  static let range = InputMapping(
    name: "range", expectation: "low and high of one range or of several, ascending: [2, 6] or [-6, -2, 2, 6]",
    accepts: { $0.count >= 2 && $0.count % 2 == 0 && zip($0, $0.dropFirst()).allSatisfy { $0 < $1 } }
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
