import Statistics

extension Reducer {
  /// Every statistic that notebooks and the command line can name.
  ///
  /// Cells weigh equally, however many trials they have, except where the definition pools trials.
  package static let all: [Reducer] = [
    Reducer("mean", "mean") { sample, _ in Summary.mean(sample.cellMeans) },
    Reducer("median", "median") { sample, _ in Summary.median(sample.cellMeans) },
    Reducer("min", "minimum") { sample, _ in sample.cellMeans.min() },
    Reducer("max", "maximum") { sample, _ in sample.cellMeans.max() },
    Reducer("sd", "standard deviation over cells") { sample, _ in Summary.standardDeviation(sample.cellMeans) },
    Reducer("quantile", "quantile", parameters: [.init(name: "p", range: 0...1)]) { sample, arguments in
      Summary.quantile(sample.cellMeans, arguments[0])
    },
    Reducer("iqm", "interquartile mean of trials") { sample, _ in Summary.interquartileMean(sample.trials) },
    Reducer(
      "optimality_gap", "optimality gap of trials", parameters: [.init(name: "threshold", fallback: 1)]
    ) { sample, arguments in Summary.optimalityGap(sample.trials, threshold: arguments[0]) },
    Reducer("profile", "share of trials above a threshold", parameters: [.init(name: "threshold")]) {
      sample, arguments in
      Summary.performanceProfile(sample.trials, above: arguments[0])
    },
    Reducer("sum", "sum over trials") { sample, _ in sample.isEmpty ? nil : sample.trials.reduce(0, +) },
    Reducer(
      "solved", "share of solved trials", parameters: [solvedFrom], rowValue: isSolved
    ) { sample, _ in Summary.mean(sample.cellMeans) },

    Reducer("difference", "difference of means over common problems") { pairs, _ in
      Summary.mean(pairs.differences.cellMeans)
    },
    Reducer("iqm_difference", "difference of interquartile means over common problems") { pairs, _ in
      guard let a = Summary.interquartileMean(pairs.first.trials),
        let b = Summary.interquartileMean(pairs.second.trials)
      else { return nil }
      return a - b
    },
    Reducer(
      "solved_difference", "difference of the shares of solved trials over common problems", parameters: [solvedFrom],
      rowValue: isSolved
    ) { pairs, _ in Summary.mean(pairs.differences.cellMeans) },
    Reducer("improvement", "probability of improvement, averaged over common problems") { pairs, _ in
      pairs.probabilityOfImprovement
    },
    Reducer("wilcoxon", "p of Wilcoxon's signed-rank test over common problems") { pairs, _ in
      WilcoxonSignedRank(pairs.differences.cellMeans)?.p
    },
    Reducer(
      "mcnemar", "p of McNemar's test of solved trials on common problems", parameters: [solvedFrom],
      rowValue: isSolved
    ) { pairs, _ in
      let differences = pairs.differences.trials
      guard !differences.isEmpty else { return nil }
      return McNemarTest.p(
        onlyFirst: differences.count { $0 > 0 }, onlySecond: differences.count { $0 < 0 })
    },

    Reducer("n", "number of trials", needsColumn: false) { sample, _ in Double(sample.trials.count) },
    Reducer("cells", "number of cells", needsColumn: false) { sample, _ in Double(sample.cellCount) },
    Reducer("possible_cells", "number of possible cells", needsColumn: false) { sample, _ in
      Double(sample.possibleCells)
    },
    Reducer("coverage", "share of possible cells that are present", needsColumn: false) { sample, _ in
      sample.possibleCells == 0 ? nil : Double(sample.cellCount) / Double(sample.possibleCells)
    },

    Reducer("values", "distinct values", distinct: { .list($0) }),
    Reducer("distinct", "number of distinct values", distinct: { .number(Double($0.count)) }),
    Reducer("first", "first value in order", distinct: { $0.first.map(Value.text) ?? .missing }),
    Reducer("last", "last value in order", distinct: { $0.last.map(Value.text) ?? .missing }),
  ]

  private static let solvedFrom = Parameter(name: "threshold", fallback: 0.99)

  @Sendable private static func isSolved(_ value: Double, _ arguments: [Double]) -> Double {
    value >= arguments[0] ? 1 : 0
  }
}
