import Statistics

/// A statistic together with the sample that a bootstrap resamples to compute it again.
struct ResampledStatistic: Sendable {
  /// The values of the sample; for pairs, their differences.
  let values: Sample
  /// The pairs, if two values are compared; otherwise nil.
  private(set) var pairs: PairedSample?
  /// The statistic of the sample itself.
  let value: Double?
  /// The sample that a bootstrap draws from. It holds the values, or their positions if the statistic needs more than
  /// one value per trial.
  private let drawn: Sample
  /// Computes the statistic of a resample of `drawn`.
  private let statistic: @Sendable (Sample) -> Double?
  /// True if the statistic depends only on the means of cells.
  let reducesCells: Bool

  init(_ call: ReducerCall, _ sample: Sample) {
    let arguments = call.arguments
    switch call.reducer.method {
    case .mean: self.init(sample, reducesCells: true) { $0.meanOfCells }
    case .cells(let reduce): self.init(sample, reducesCells: true) { reduce($0.cellMeans, arguments) }
    case .trials(let reduce): self.init(sample) { reduce($0.trials, arguments) }
    case .count(let count): self.init(sample) { count($0) }
    case .interquartileMean:
      let ordered = OrderedValues(sample.trials)
      self.init(sample, drawn: sample.places) { ordered.interquartileMean(atPlaces: $0.trials) }
    case .meanDifference, .test, .pairs, .interquartileDifference, .distinct:
      preconditionFailure("'\(call.reducer.name)' is not a statistic of one sample")
    }
  }

  init(_ call: ReducerCall, _ pairs: PairedSample) {
    let arguments = call.arguments
    let differences = pairs.differences
    switch call.reducer.method {
    case .meanDifference: self.init(differences, reducesCells: true) { $0.meanOfCells }
    case .test(let reduce):
      self.init(differences, reducesCells: true) { reduce($0, arguments) }
    case .pairs(let reduce):
      self.init(differences, drawn: differences.places) { reduce(pairs.pairs(at: $0), arguments) }
    case .interquartileDifference:
      let (first, second) = (OrderedValues(pairs.first.trials), OrderedValues(pairs.second.trials))
      self.init(differences, drawn: differences.places) { places in
        guard let a = first.interquartileMean(atPlaces: places.trials),
          let b = second.interquartileMean(atPlaces: places.trials)
        else { return nil }
        return a - b
      }
    case .mean, .cells, .trials, .count, .interquartileMean, .distinct:
      preconditionFailure("'\(call.reducer.name)' compares nothing")
    }
    self.pairs = pairs
  }

  private init(
    _ values: Sample, drawn: Sample? = nil, reducesCells: Bool = false,
    statistic: @escaping @Sendable (Sample) -> Double?
  ) {
    self.values = values
    self.drawn = drawn ?? values
    self.reducesCells = reducesCells
    self.statistic = statistic
    value = statistic(self.drawn)
  }

  /// Returns the bootstrap interval. If only means count and cells are drawn, it draws from the means, which is faster.
  func interval(_ bootstrap: Bootstrap) -> Interval? {
    let drawsMeans = reducesCells && bootstrap.resampling == .cells && drawn.cellCount > 1
    return bootstrap.interval(of: drawsMeans ? drawn.reducedToMeans : drawn, statistic: statistic)
  }
}
