import Basics
import Statistics

/// A way to say how sure an estimate is, by name.
package struct IntervalMethod: Named, Sendable {
  package let name: String
  /// What it is, for captions: `percentile bootstrap over cells, then trials, 10,000 replicates`.
  package let summary: String
  /// Nil where the sample is too small for the method.
  let interval: @Sendable (IntervalRequest) throws(Diagnostic) -> Interval?

  package static let none = IntervalMethod(name: "none", summary: "no interval") { _ throws(Diagnostic) in nil }

  /// What is used where an interval is needed and none was chosen.
  package static let standard = IntervalMethod(
    name: "bootstrap", summary: "percentile bootstrap over cells, 10,000 replicates, widened for small samples"
  ) { request throws(Diagnostic) in try request.bootstrap(.cells) }

  package var isNone: Bool { name == Self.none.name }

  package static let all: [IntervalMethod] = [
    none,
    standard,
    IntervalMethod(
      name: "hierarchical_bootstrap", summary: "percentile bootstrap over cells, then trials, 10,000 replicates"
    ) { request throws(Diagnostic) in try request.bootstrap(.cellsThenTrials) },
    IntervalMethod(
      name: "stratified_bootstrap", summary: "percentile bootstrap over the trials of each cell, 10,000 replicates"
    ) { request throws(Diagnostic) in try request.bootstrap(.trialsWithinCells) },
    IntervalMethod(
      name: "wilson", summary: "Wilson's over trials for shares, Newcombe's for their differences"
    ) { request throws(Diagnostic) in try request.wilson() },
    IntervalMethod(name: "t", summary: "Student's t interval over cells") { request throws(Diagnostic) in
      guard request.call.reducer.isMean else {
        throw Diagnostic(
          .badData, "a t interval is only for means, and '\(request.call.reducer.name)' is not a mean",
          hint: "use mean(…), or the method bootstrap", at: request.call.location)
      }
      let values = request.statistic.values
      return Interval.student(values.cellCount > 1 ? values.cellMeans : values.trials, level: request.level)
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

  func wilson() throws(Diagnostic) -> Interval? {
    let trials = statistic.values.trials
    let n = Double(trials.count)
    if call.reducer.isProportion { return Interval.wilson(successes: trials.reduce(0, +), of: n, level: level) }
    guard call.reducer.rowValue != nil, let pairs = statistic.pairs else {
      throw Diagnostic(
        .badData, "a Wilson interval is only for shares, and '\(call.reducer.name)' is not a share",
        hint: "use solved(…), or the method bootstrap", at: call.location)
    }
    return Interval.newcombe(
      successes: pairs.first.trials.reduce(0, +), of: n, minus: pairs.second.trials.reduce(0, +), of: n, level: level)
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
