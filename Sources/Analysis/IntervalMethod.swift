import Basics
import Statistics

/// A way to say how sure an estimate is, or how far its values spread, by name.
package struct IntervalMethod: Named, Sendable {
  package let name: String
  /// What it is, for legends: `95% interval`, `standard deviation`.
  package let title: String
  /// Whether it says how sure the estimate is; else it says how far the values spread.
  let isConfidence: Bool
  /// What it is, with the word for what the values are of.
  private let text: @Sendable (_ units: String) -> String
  /// Nil where the sample is too small for the method.
  let interval: @Sendable (IntervalRequest) throws(Diagnostic) -> Interval?

  init(
    name: String, title: String = "95% interval", isConfidence: Bool = true,
    _ text: @escaping @Sendable (String) -> String,
    interval: @escaping @Sendable (IntervalRequest) throws(Diagnostic) -> Interval?
  ) {
    self.name = name
    self.title = title
    self.isConfidence = isConfidence
    self.text = text
    self.interval = interval
  }

  package static let none = IntervalMethod(name: "none", { _ in "no interval" }) { _ throws(Diagnostic) in nil }

  /// What is used where an interval is needed and none was chosen.
  package static let standard = IntervalMethod(
    name: "bootstrap", { "percentile bootstrap over \($0), 10,000 replicates, widened for small samples" }
  ) { request throws(Diagnostic) in try request.bootstrap(.cells) }

  package var isNone: Bool { name == Self.none.name }

  /// `percentile bootstrap over cells, then trials, 10,000 replicates`.
  package var summary: String { text("cells") }

  /// What follows "Error bars are" in a caption.
  ///
  /// - Parameter units: what the values are of, in the plural; cells if nothing else was said.
  package func sentence(over units: String?) -> String {
    (isConfidence ? "95% intervals: " : "") + text(units ?? "cells")
  }

  package static let all: [IntervalMethod] = [
    none,
    standard,
    IntervalMethod(
      name: "hierarchical_bootstrap", { "percentile bootstrap over \($0), then trials, 10,000 replicates" }
    ) { request throws(Diagnostic) in try request.bootstrap(.cellsThenTrials) },
    IntervalMethod(
      name: "stratified_bootstrap",
      {
        "percentile bootstrap over the trials of "
          + ($0 == "cells" ? "each cell" : "each of the \($0)") + ", 10,000 replicates"
      }
    ) { request throws(Diagnostic) in try request.bootstrap(.trialsWithinCells) },
    IntervalMethod(
      name: "wilson", { _ in "Wilson's over trials for shares, Newcombe's for their differences" }
    ) { request throws(Diagnostic) in try request.wilson() },
    IntervalMethod(
      name: "clopper_pearson", { _ in "Clopper and Pearson's exact interval over trials of shares" }
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

/// What an interval is made from.
struct IntervalRequest: Sendable {
  var call: ReducerCall
  var statistic: ResampledStatistic
  /// In all groups together: each of them is resampled.
  var units: (cells: Int, trials: Int)
  /// 0.95, not 95.
  var level: Double
  /// Fixes the resampling, so that the same data give the same interval in every run.
  var seed: UInt64
  /// Where intervals are looked up first.
  var cache: IntervalCache?

  /// The means of cells; of one cell alone its trials.
  var values: [Double] {
    statistic.values.cellCount > 1 ? statistic.values.cellMeans : statistic.values.trials
  }

  /// - Throws: for a statistic that is no mean.
  func aboutMean(_ what: String) throws(Diagnostic) {
    guard call.reducer.isMean else {
      throw Diagnostic(
        .badData, "\(what) is only for means, and '\(call.reducer.name)' is not a mean",
        hint: "use mean(…), or the method bootstrap", at: call.location)
    }
  }

  /// The mean with something of the deviation and the number of the values to each side.
  func deviation(_ what: String, _ half: (Double, Double) -> Double) throws(Diagnostic) -> Interval? {
    try aboutMean(what)
    guard let mean = Summary.mean(values), let deviation = Summary.standardDeviation(values) else { return nil }
    let half = half(deviation, Double(values.count))
    return Interval(low: mean - half, high: mean + half)
  }

  /// Nil below two values.
  func quantiles(_ low: Double, _ high: Double) -> Interval? {
    guard values.count > 1, let low = Summary.quantile(values, low), let high = Summary.quantile(values, high) else {
      return nil
    }
    return Interval(low: low, high: high)
  }

  func clopperPearson() throws(Diagnostic) -> Interval? {
    guard call.reducer.isProportion else {
      throw Diagnostic(
        .badData, "an exact interval is only for shares, and '\(call.reducer.name)' is none",
        hint: "use solved(…) or profile(…), or the method bootstrap", at: call.location)
    }
    let (successes, n) = statistic.values.successes
    return Interval.clopperPearson(successes: successes, of: n, level: level)
  }

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

  /// - Throws: `badData` if there is too much to draw from; Student's interval is as good for so many.
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
