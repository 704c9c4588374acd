import Statistics

extension Reducer {
  /// All statistics, as notebooks and the command line name them.
  ///
  /// Cells have equal weight, however many trials they have, except in statistics that pool trials by definition.
  package static let all: [Reducer] = [
    mean,
    Reducer("median", "median", .cells { values, _ in Summary.median(values) }, keepsNotation: true),
    Reducer("min", "minimum", .cells { values, _ in values.min() }, keepsNotation: true),
    Reducer("max", "maximum", .cells { values, _ in values.max() }, keepsNotation: true),
    Reducer(
      "sd", "standard deviation over cells", .cells { values, _ in Summary.standardDeviation(values) },
      titled: "standard deviation of {} over cells"),
    Reducer(
      "standard_error", "standard error of the mean of trials",
      .trials { values, _ in
        Summary.standardDeviation(values).map { $0 / Double(values.count).squareRoot() }
      }, titled: "standard error of mean {} of trials"),
    Reducer(
      "quantile", "quantile", .cells { values, arguments in Summary.quantile(values, arguments[0]) },
      parameters: [.init(name: "p", range: 0...1)], keepsNotation: true, titled: "{p} quantile of {}"),
    Reducer(
      "iqm", "interquartile mean of trials", .interquartileMean, keepsNotation: true,
      titled: "interquartile mean {} of trials"),
    Reducer(
      "optimality_gap", "optimality gap of trials",
      .trials { values, arguments in Summary.optimalityGap(values, threshold: arguments[0]) },
      parameters: [.init(name: "threshold", fallback: 1)], titled: "optimality gap of {}"),
    Reducer(
      "sum", "sum over trials", .trials { values, _ in values.isEmpty ? nil : values.reduce(0, +) }, isTotal: true,
      titled: "sum of {}"),
    Reducer(
      "lowest", "lowest of trials", .trials { values, _ in values.min() }, keepsNotation: true,
      titled: "lowest {} of trials"),
    Reducer(
      "highest", "highest of trials", .trials { values, _ in values.max() }, keepsNotation: true,
      titled: "highest {} of trials"),
    profile,
    Reducer(
      "solved", "share of solved trials", .mean, parameters: [solvedFrom],
      rowValue: isSolved),

    difference, interquartileDifference,
    Reducer(
      "solved_difference", "difference of the shares of solved trials over common problems", .meanDifference,
      parameters: [solvedFrom], rowValue: isSolved),
    improvement, wilcoxon,
    Reducer(
      "mcnemar", "p of McNemar's test of solved trials on common problems",
      .test { differences, _ in
        guard !differences.isEmpty else { return nil }
        return McNemarTest.p(
          onlyFirst: differences.trials.count { $0 > 0 }, onlySecond: differences.trials.count { $0 < 0 })
      }, parameters: [solvedFrom], rowValue: isSolved),
    Reducer(
      "common_problems", "number of common problems",
      .test { differences, _ in Double(differences.cellCount) }),

    trialCount,
    Reducer("cells", "number of cells", .count { Double($0.cellCount) }),
    Reducer("possible_cells", "number of possible cells", .count { Double($0.possibleCells) }),
    Reducer(
      "coverage", "share of possible cells that are present",
      .count { $0.possibleCells == 0 ? nil : Double($0.cellCount) / Double($0.possibleCells) }),

    Reducer("values", "distinct values", .distinct { .list($0) }),
    Reducer(
      "distinct", "number of distinct values", .distinct { .number(Double($0.count)) },
      titled: "number of distinct values of {}"),
    Reducer("first", "first value in order", .distinct { $0.first.map(Value.text) ?? .missing }),
    Reducer("last", "last value in order", .distinct { $0.last.map(Value.text) ?? .missing }),
  ]

  private static let solvedFrom = Argument(name: "threshold", fallback: 0.99)

  @Sendable private static func isSolved(_ value: Double, _ arguments: [Double]) -> Double {
    value >= arguments[0] ? 1 : 0
  }
}

// Reducers that comparisons and captions also use.
extension Reducer {
  static let mean = Reducer("mean", "mean", .mean, keepsNotation: true)
  static let profile = Reducer(
    "profile", "share of trials above a threshold", .mean, parameters: [.init(name: "threshold")],
    rowValue: { $0 > $1[0] ? 1 : 0 },
    titled: "share of trials with {} above {p}")
  static let difference = Reducer(
    "difference", "difference of means over common problems", .meanDifference,
    titled: "difference of mean {} over common problems")
  static let interquartileDifference = Reducer(
    "iqm_difference", "difference of interquartile means over common problems", .interquartileDifference,
    titled: "difference of interquartile mean {} over common problems")
  static let improvement = Reducer(
    "improvement", "probability of improvement, averaged over common problems",
    .pairs { pairs, _ in pairs.probabilityOfImprovement })
  static let wilcoxon = Reducer(
    "wilcoxon", "p of Wilcoxon's signed-rank test over common problems",
    .test { differences, _ in WilcoxonSignedRank(differences.cellMeans)?.p })
  static let trialCount = Reducer("n", "number of trials", .count { Double($0.trials.count) })
}
