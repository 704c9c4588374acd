/// Two samples of the same problems and trials. `first` and `second` have the same cells with the same numbers of
/// trials, and the values at the same position form a pair.
package struct PairedSample: Sendable, Equatable {
  package private(set) var first = Sample()
  package private(set) var second = Sample()

  package init() {}

  /// Adds a pair to the last cell, or to a new one.
  package mutating func append(_ pair: (Double, Double), toNewCell isNew: Bool) {
    first.append(pair.0, toNewCell: isNew)
    second.append(pair.1, toNewCell: isNew)
  }

  /// The differences first − second, pair by pair, in the same cells.
  package var differences: Sample {
    var result = Sample()
    forEachPair { result.append(first.trials[$0] - second.trials[$0], toNewCell: $1) }
    return result
  }

  /// Returns the pairs at the given places, in the cells of `places`. Its values are positions in `trials`.
  package func pairs(at places: Sample) -> PairedSample {
    var result = PairedSample()
    for cell in 0..<places.cellCount {
      let range = places.range(ofCell: cell)
      for index in range {
        let place = Int(places.trials[index])
        result.append((first.trials[place], second.trials[place]), toNewCell: index == range.lowerBound)
      }
    }
    return result
  }

  /// The mean of P(first > second) over the cells; nil if there are none.
  package var probabilityOfImprovement: Double? {
    ProbabilityOfImprovement.mean(
      (0..<first.cellCount).map { cell in
        let range = first.range(ofCell: cell)
        return (Array(first.trials[range]), Array(second.trials[range]))
      })
  }

  private func forEachPair(_ body: (_ place: Int, _ isNewCell: Bool) -> Void) {
    for cell in 0..<first.cellCount {
      let range = first.range(ofCell: cell)
      for place in range { body(place, place == range.lowerBound) }
    }
  }
}
