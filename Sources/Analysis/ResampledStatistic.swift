import Statistics

/// What a reducer makes its value from, and what a bootstrap draws to make it again.
struct ResampledStatistic: Sendable {
  /// The values themselves; of pairs the differences.
  let values: Sample
  /// The pairs, if two are compared.
  private(set) var pairs: PairedSample?
  /// The statistic of what there is.
  let value: Double?
  /// What is drawn from: the values, or their places where more than the values is needed.
  private let drawn: Sample
  /// The statistic of what was drawn.
  private let statistic: @Sendable (Sample) -> Double?
  /// Whether only the means of cells count.
  let reducesCells: Bool

  init(_ call: ReducerCall, _ sample: Sample) {
    let arguments = call.arguments
    switch call.reducer.method {
    case .mean: self.init(sample, reducesCells: true) { Summary.mean($0.cellMeans) }
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
    case .meanDifference: self.init(differences, reducesCells: true) { Summary.mean($0.cellMeans) }
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

  func interval(_ bootstrap: Bootstrap) -> Interval? {
    let drawsMeans = reducesCells && bootstrap.resampling == .cells && drawn.cellCount > 1
    return bootstrap.interval(of: drawsMeans ? drawn.reducedToMeans : drawn, statistic: statistic)
  }
}
