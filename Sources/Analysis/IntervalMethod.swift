import Basics
import Statistics

/// A named way to say how precise an estimate is, or how far its values spread.
package struct IntervalMethod: Named, Sendable {
  package let name: String
  /// The name for legends: `95% interval`, `standard deviation`.
  package let title: String
  /// True if the interval says how precise the estimate is; false if it says how far the values spread.
  let isConfidence: Bool
  /// True if the interval needs two units: cells, the values of a column, or the trials of a single cell. False if it
  /// is over trials in any case.
  package let isOverUnits: Bool
  /// Returns a description, given the plural noun of the units over which it is computed.
  private let text: @Sendable (_ units: String) -> String
  /// Computes the interval; nil if the sample is too small for the method.
  let interval: @Sendable (IntervalRequest) throws(Diagnostic) -> Interval?

  init(
    name: String, title: String = "95% interval", isConfidence: Bool = true, isOverUnits: Bool = true,
    _ text: @escaping @Sendable (String) -> String,
    interval: @escaping @Sendable (IntervalRequest) throws(Diagnostic) -> Interval?
  ) {
    self.name = name
    self.title = title
    self.isConfidence = isConfidence
    self.isOverUnits = isOverUnits
    self.text = text
    self.interval = interval
  }

  package static let none = IntervalMethod(name: "none", { _ in "no interval" }) { _ throws(Diagnostic) in nil }

  /// The method if an interval is needed and none was chosen.
  package static let standard = IntervalMethod(
    name: "bootstrap", { "percentile bootstrap over \($0), 10,000 replicates, widened for small samples" }
  ) { request throws(Diagnostic) in try request.bootstrap(.cells) }

  package var isNone: Bool { name == Self.none.name }

  /// A description, such as `percentile bootstrap over cells, then trials, 10,000 replicates`.
  package var summary: String { text("cells") }

  /// Returns the words that follow "Error bars are" in a caption.
  ///
  /// - Parameter units: the plural noun of the units over which the interval is computed; nil for cells.
  package func sentence(over units: String?) -> String {
    (isConfidence ? "95% intervals: " : "") + text(units ?? "cells")
  }

  /// Returns the plural noun of the units where none are named: an interval of a group of one cell is over its trials.
  ///
  /// - Parameter cells: the number of cells of each group that has an interval.
  package func units(cells: [Int]) -> String {
    guard isOverUnits, cells.contains(where: { $0 < 2 }) else { return "cells" }
    return cells.allSatisfy { $0 < 2 } ? "trials" : "cells, in groups of one cell over trials"
  }

  package static let all: [IntervalMethod] = [
    none,
    standard,
    IntervalMethod(
      name: "hierarchical_bootstrap",
      { "percentile bootstrap over \($0 == "trials" ? $0 : $0 + ", then trials"), 10,000 replicates" }
    ) { request throws(Diagnostic) in try request.bootstrap(.cellsThenTrials) },
    IntervalMethod(
      name: "stratified_bootstrap", isOverUnits: false,
      {
        "percentile bootstrap over the trials of "
          + ($0 == "cells" ? "each cell" : "each of the \($0)") + ", 10,000 replicates"
      }
    ) { request throws(Diagnostic) in try request.bootstrap(.trialsWithinCells) },
    IntervalMethod(
      name: "wilson", isOverUnits: false, { _ in "Wilson's over trials for shares, Newcombe's for their differences" }
    ) { request throws(Diagnostic) in try request.wilson() },
    IntervalMethod(
      name: "clopper_pearson", isOverUnits: false, { _ in "Clopper and Pearson's exact interval over trials of shares" }
    ) { request throws(Diagnostic) in try request.clopperPearson() },
    IntervalMethod(name: "t", { "Student's t interval over \($0)" }) { request throws(Diagnostic) in
      try request.aboutMean("a t interval")
      return Interval.student(request.values, level: request.level)
    },
    IntervalMethod(
      name: "sd", title: "standard deviation", isConfidence: false, { "one standard deviation over \($0) to each side" }
    ) { request throws(Diagnostic) in try request.deviation("a standard deviation") { deviation, _ in deviation } },
    IntervalMethod(
      name: "sem", title: "standard error", isConfidence: false,
      { "one standard error of the mean over \($0) to each side" }
    ) { request throws(Diagnostic) in
      try request.deviation("a standard error") { deviation, n in deviation / n.squareRoot() }
    },
    IntervalMethod(
      name: "min_max", title: "least to greatest", isConfidence: false,
      { "from the least to the greatest of the values over \($0)" }
    ) { request throws(Diagnostic) in request.quantiles(0, 1) },
    IntervalMethod(
      name: "quartiles", title: "middle half", isConfidence: false,
      { "the middle half of the values over \($0), from their lower to their upper quartile" }
    ) { request throws(Diagnostic) in request.quantiles(0.25, 0.75) },
    IntervalMethod(
      name: "percentiles", title: "middle 95%", isConfidence: false, { "the middle 95% of the values over \($0)" }
    ) { request throws(Diagnostic) in
      request.quantiles((1 - request.level) / 2, (1 + request.level) / 2)
    },
  ]
}

/// What an interval is computed from.
struct IntervalRequest: Sendable {
  var call: ReducerCall
  var statistic: ResampledStatistic
  /// The numbers of cells and trials in all groups together. The bootstrap is applied to each group, so these measure
  /// its total cost.
  var units: (cells: Int, trials: Int)
  /// The confidence level as a fraction: 0.95, not 95.
  var level: Double
  /// The seed of the resampling, so that the same data give the same interval in every run.
  var seed: UInt64
  /// A cache in which bootstrap intervals are looked up first.
  var cache: IntervalCache?

  /// The means of the cells; if there is only one cell, its trials.
  var values: [Double] {
    statistic.values.cellCount > 1 ? statistic.values.cellMeans : statistic.values.trials
  }

  /// Checks that the statistic is a mean.
  ///
  /// - Throws: an error if it is not.
  func aboutMean(_ what: String) throws(Diagnostic) {
    guard call.reducer.isMean else {
      throw Diagnostic(
        .badData, "\(what) is only for means, and '\(call.reducer.name)' is not a mean",
        hint: "use mean(…), or the method bootstrap", at: call.location)
    }
  }

  /// Returns the mean ± a half-width, which the closure computes from the standard deviation and the number of values.
  func deviation(_ what: String, _ half: (Double, Double) -> Double) throws(Diagnostic) -> Interval? {
    try aboutMean(what)
    guard let mean = Summary.mean(values), let deviation = Summary.standardDeviation(values) else { return nil }
    let half = half(deviation, Double(values.count))
    return Interval(low: mean - half, high: mean + half)
  }

  /// Returns the interval between two quantiles; nil for fewer than two values.
  func quantiles(_ low: Double, _ high: Double) -> Interval? {
    guard values.count > 1, let low = Summary.quantile(values, low), let high = Summary.quantile(values, high) else {
      return nil
    }
    return Interval(low: low, high: high)
  }

  /// Returns Clopper and Pearson's interval of a share.
  ///
  /// - Throws: an error if the statistic is not a share.
  func clopperPearson() throws(Diagnostic) -> Interval? {
    guard call.reducer.isProportion else {
      throw Diagnostic(
        .badData, "an exact interval is only for shares, and '\(call.reducer.name)' is none",
        hint: "use solved(…) or profile(…), or the method bootstrap", at: call.location)
    }
    let (successes, n) = statistic.values.successes
    return Interval.clopperPearson(successes: successes, of: n, level: level)
  }

  /// Returns Wilson's interval of a share, or Newcombe's interval of a difference of two shares.
  ///
  /// - Throws: an error for other statistics.
  func wilson() throws(Diagnostic) -> Interval? {
    if call.reducer.isProportion {
      let (successes, n) = statistic.values.successes
      return Interval.wilson(successes: successes, of: n, level: level)
    }
    guard call.reducer.rowValue != nil, let pairs = statistic.pairs else {
      throw Diagnostic(
        .badData, "a Wilson interval is only for shares, and '\(call.reducer.name)' is not a share",
        hint: "use solved(…), or the method bootstrap", at: call.location)
    }
    let (first, second) = (pairs.first.successes, pairs.second.successes)
    return Interval.newcombe(
      successes: first.count, of: first.trials, minus: second.count, of: second.trials, level: level)
  }

  /// Returns a bootstrap interval.
  ///
  /// - Throws: an error if the draws would exceed `Limit.draws`. With so many values, Student's interval is as good.
  func bootstrap(_ resampling: Bootstrap.Resampling) throws(Diagnostic) -> Interval? {
    let bootstrap = Bootstrap(resampling, level: level, seed: seed)
    try checkDraws(of: resampling == .cells && statistic.reducesCells ? units.cells : units.trials, bootstrap)
    guard let cache else { return statistic.interval(bootstrap) }
    return cache.interval(fingerprint(bootstrap)) { statistic.interval(bootstrap) }
  }

  private func checkDraws(of count: Int, _ bootstrap: Bootstrap) throws(Diagnostic) {
    let draws = count.multipliedReportingOverflow(by: bootstrap.replicates)
    try Limit.draws.check(
      draws.overflow ? .max : draws.partialValue,
      "a bootstrap of \(count) values, \(bootstrap.replicates) times (for means of so many the method 't' gives the same),",
      at: call.location)
  }
}
