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
      "solved", "share of solved trials", parameters: [.init(name: "threshold", fallback: 0.99)],
      rowValue: { value, arguments in value >= arguments[0] ? 1 : 0 }
    ) { sample, _ in Summary.mean(sample.cellMeans) },

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
}
