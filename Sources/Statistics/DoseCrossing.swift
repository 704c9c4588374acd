import Basics

/// The dose above which the mean effect stays positive. It is found by linear interpolation between the last dose whose
/// mean effect is not above 0 and the next dose.
package struct DoseCrossing: Sendable {
  /// Where the crossing lies, relative to the range of doses.
  package enum Place: String, Sendable {
    /// The effect is above 0 at every dose.
    case below
    /// The effect becomes positive between two of the doses.
    case inside
    /// The effect is not above 0 at the highest dose.
    case above
  }

  package let place: Place
  /// The dose at the crossing; nil unless `place` is `inside`.
  package let dose: Double?
  /// The lower end of the bootstrap interval. An end outside the range of doses is nil; both ends are nil for fewer
  /// than two replicates.
  package let low: Double?
  /// The upper end of the bootstrap interval; nil as for `low`.
  package let high: Double?

  /// Finds the crossing; nil if there are no doses or the lengths of the arrays differ.
  ///
  /// - Parameters:
  ///   - doses: the doses, ascending.
  ///   - effects: one array for each dose, with the effect in each replicate. All have the same replicates in the same
  ///     order.
  ///   - level: the confidence level of the interval.
  ///   - draws: the number of bootstrap resamples.
  ///   - seed: the seed of the bootstrap.
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
      // Each resample uses the same replicates at every dose, because the doses share their examples.
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

  /// Returns the dose of the crossing: −∞ if it is below all doses, ∞ if it is above them.
  static func crossing(_ doses: [Double], _ means: [Double]) -> Double {
    guard let last = means.lastIndex(where: { $0 <= 0 }) else { return -.infinity }
    guard last + 1 < doses.count else { return .infinity }
    let (a, b) = (means[last], means[last + 1])
    return doses[last] + (doses[last + 1] - doses[last]) * (-a / (b - a))
  }
}
