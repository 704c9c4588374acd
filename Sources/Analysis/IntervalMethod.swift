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
  ) { request throws(Diagnostic) in request.bootstrap(.cells) }

  package var isNone: Bool { name == Self.none.name }

  package static let all: [IntervalMethod] = [
    none,
    standard,
    IntervalMethod(
      name: "hierarchical_bootstrap", summary: "percentile bootstrap over cells, then trials, 10,000 replicates"
    ) { request throws(Diagnostic) in request.bootstrap(.cellsThenTrials) },
    IntervalMethod(
      name: "stratified_bootstrap", summary: "percentile bootstrap over the trials of each cell, 10,000 replicates"
    ) { request throws(Diagnostic) in request.bootstrap(.trialsWithinCells) },
    IntervalMethod(name: "wilson", summary: "Wilson interval over trials") { request throws(Diagnostic) in
      guard request.call.reducer.isProportion else {
        throw Diagnostic(
          .badData, "a Wilson interval is for shares, and '\(request.call.reducer.name)' is none",
          hint: "use solved(…), or the method bootstrap", at: request.call.location)
      }
      let trials = request.values.trials
      return Interval.wilson(successes: trials.reduce(0, +), of: Double(trials.count), level: request.level)
    },
    IntervalMethod(name: "t", summary: "Student's t interval over cells") { request throws(Diagnostic) in
      guard ["mean", "solved", "difference", "solved_difference"].contains(request.call.reducer.name) else {
        throw Diagnostic(
          .badData, "a t interval is for means, and '\(request.call.reducer.name)' is none",
          hint: "use mean(…), or the method bootstrap", at: request.call.location)
      }
      let values = request.values.cellCount > 1 ? request.values.cellMeans : request.values.trials
      return Interval.student(values, level: request.level)
    },
  ]
}

/// What an interval is made from.
struct IntervalRequest: Sendable {
  var call: ReducerCall
  /// The values themselves; of pairs the differences.
  var values: Sample
  /// What a bootstrap draws from: the values, or the places of pairs.
  var drawn: Sample
  /// 0.95, not 95.
  var level: Double
  /// Fixes the resampling, so that the same data give the same interval in every run.
  var seed: UInt64
  /// The statistic of what was drawn.
  var statistic: @Sendable (Sample) -> Double?

  func bootstrap(_ resampling: Bootstrap.Resampling) -> Interval? {
    Bootstrap(resampling, level: level, seed: seed).interval(of: drawn, statistic: statistic)
  }
}
