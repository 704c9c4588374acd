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

  package static let all: [IntervalMethod] = [
    none,
    IntervalMethod(
      name: "bootstrap", summary: "percentile bootstrap over cells, then trials, 10,000 replicates"
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
      let trials = request.sample.trials
      return Interval.wilson(successes: trials.reduce(0, +), of: Double(trials.count), level: request.level)
    },
    IntervalMethod(name: "t", summary: "Student's t interval over cells") { request throws(Diagnostic) in
      guard ["mean", "solved"].contains(request.call.reducer.name) else {
        throw Diagnostic(
          .badData, "a t interval is for means, and '\(request.call.reducer.name)' is none",
          hint: "use mean(…), or the method bootstrap", at: request.call.location)
      }
      let values = request.sample.cellCount > 1 ? request.sample.cellMeans : request.sample.trials
      return Interval.student(values, level: request.level)
    },
  ]
}

/// What an interval is made from.
struct IntervalRequest: Sendable {
  var call: ReducerCall
  var sample: Sample
  /// 0.95, not 95.
  var level: Double
  /// Fixes the resampling, so that the same data give the same interval in every run.
  var seed: UInt64

  func bootstrap(_ resampling: Bootstrap.Resampling) -> Interval? {
    guard case .numbers(let statistic) = call.reducer.method else { return nil }
    let arguments = call.arguments
    return Bootstrap(resampling, level: level, seed: seed).interval(of: sample) { statistic($0, arguments) }
  }
}
