import Basics
import Statistics

extension Grouping {
  /// A statistic of one group's sample.
  func estimate(
    _ call: ReducerCall, _ sample: Sample, _ reduce: @escaping @Sendable (Sample, [Double]) -> Double?, _ group: Int
  ) throws(Diagnostic) -> Estimate {
    let arguments = call.arguments
    let request = IntervalRequest(
      call: call, values: sample, drawn: sample, level: aggregation.level, seed: seed(call, group)
    ) { reduce($0, arguments) }
    var estimate = try estimate(request)
    estimate.possibleCells = sample.possibleCells
    return estimate
  }

  /// A statistic of one group's pairs; its cells are the common problems.
  func estimate(
    _ call: ReducerCall, _ pairs: PairedSample, _ reduce: @escaping @Sendable (PairedSample, [Double]) -> Double?,
    _ group: Int
  ) throws(Diagnostic) -> Estimate {
    let arguments = call.arguments
    let request = IntervalRequest(
      call: call, values: pairs.differences, drawn: pairs.places, level: aggregation.level, seed: seed(call, group)
    ) { reduce(pairs.pairs(at: $0), arguments) }
    var estimate = try estimate(request)
    estimate.possibleCells = possibleProblems(of: call, group)
    return estimate
  }

  private func estimate(_ request: IntervalRequest) throws(Diagnostic) -> Estimate {
    let call = request.call
    var estimate = Estimate(
      request.statistic(request.drawn), cells: request.values.cellCount, n: request.values.trials.count)
    let method = call.needsInterval && aggregation.interval.isNone ? .standard : aggregation.interval
    guard estimate.value != nil, !call.reducer.isCount, let interval = try method.interval(request) else {
      return estimate
    }
    estimate.interval = call.reducer.isProportion ? interval.clamped(to: 0...1) : clamped(interval, call)
    estimate.method = method.summary
    return estimate
  }

  /// No interval may leave the values that a column can have; a difference can have those of two.
  private func clamped(_ interval: Interval, _ call: ReducerCall) -> Interval {
    guard let range = aggregation.ranges[call.column!] else { return interval }
    let width = range.upperBound - range.lowerBound
    return interval.clamped(to: call.comparison == nil ? range : -width...width)
  }

  /// From what is estimated and for which group, so that neither the order of rows nor other groups matter.
  private func seed(_ call: ReducerCall, _ group: Int) -> UInt64 {
    StableHash.of([call.outputName, call.condition?.text ?? ""] + keyColumns.map { $0.text(group) ?? "" })
  }
}
