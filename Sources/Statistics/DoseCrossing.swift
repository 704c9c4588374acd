import Basics

/// The dose at which an effect becomes positive for good: between the last dose whose mean effect is not above 0 and the
/// next one, on the line between them.
package struct DoseCrossing: Sendable {
  package enum Place: String, Sendable {
    /// The effect is above 0 at every dose.
    case below
    case inside
    /// The effect is not above 0 at the highest dose.
    case above
  }

  package let place: Place
  /// Nil where it is not inside.
  package let dose: Double?
  /// Nil at an end that is not among the doses, and below two replicates.
  package let low: Double?
  package let high: Double?

  /// Nil without doses.
  ///
  /// - Parameters:
  ///   - doses: ascending.
  ///   - effects: for each dose, one for each replicate, in the same order of replicates; as many for each.
  package init?(
    doses: [Double], effects: [[Double]], level: Double = 0.95, draws: Int = 10_000, seed: UInt64
  ) {
    guard let replicates = effects.first?.count, replicates > 0, doses.count == effects.count,
      effects.allSatisfy({ $0.count == replicates })
    else { return nil }
    let point = Self.crossing(doses, effects.map { $0.reduce(0, +) / Double(replicates) })
    place = point == -.infinity ? .below : point == .infinity ? .above : .inside
    dose = point.isFinite ? point : nil
    guard replicates > 1 else {
      (low, high) = (nil, nil)
      return
    }
    var generator = RandomGenerator(seed: seed)
    let crossings = (0..<draws).map { _ in
      // The same replicates at each dose, since they share their examples.
      let drawn = (0..<replicates).map { _ in generator.index(below: replicates) }
      return Self.crossing(
        doses, effects.map { dose in drawn.reduce(0) { $0 + dose[$1] } / Double(replicates) })
    }.sorted()
    func end(_ share: Double) -> Double? {
      let place = Int(rounding: (share * Double(draws - 1)).rounded(), within: 0...draws - 1)
      return crossings[place].isFinite ? crossings[place] : nil
    }
    (low, high) = (end((1 - level) / 2), end((1 + level) / 2))
  }

  /// −∞ below all doses and ∞ above them.
  static func crossing(_ doses: [Double], _ means: [Double]) -> Double {
    guard let last = means.lastIndex(where: { $0 <= 0 }) else { return -.infinity }
    guard last + 1 < doses.count else { return .infinity }
    let (a, b) = (means[last], means[last + 1])
    return doses[last] + (doses[last + 1] - doses[last]) * (-a / (b - a))
  }
}
