import Basics
import Statistics

extension Grouping {
  /// A statistic of one group, with its interval.
  func estimate(
    _ call: ReducerCall, _ statistic: ResampledStatistic, _ group: Int, possibleCells: Int
  ) throws(Diagnostic) -> Estimate {
    var estimate = Estimate(
      statistic.value, cells: statistic.values.cellCount, n: statistic.values.trials.count, possibleCells: possibleCells
    )
    let method = call.needsInterval && aggregation.interval.isNone ? .standard : aggregation.interval
    guard estimate.value != nil, call.reducer.hasInterval else { return estimate }
    let request = IntervalRequest(
      call: call, statistic: statistic, units: (cells.count, trials.count), level: aggregation.level,
      seed: seed(call, group), cache: aggregation.cache)
    guard let interval = try method.interval(request) else { return estimate }
    estimate.interval = call.reducer.isProportion ? interval.clamped(to: 0...1) : clamped(interval, call)
    estimate.method = method.summary
    return estimate
  }

  /// No interval may leave the values that a column can have; a difference can have those of two.
  private func clamped(_ interval: Interval, _ call: ReducerCall) -> Interval {
    guard let range = call.column.flatMap({ aggregation.ranges[$0] }) else { return interval }
    let width = range.upperBound - range.lowerBound
    return interval.clamped(to: call.comparison == nil ? range : -width...width)
  }

  /// Depends on the estimate and its group, so the order of rows and other groups do not matter.
  private func seed(_ call: ReducerCall, _ group: Int) -> UInt64 {
    StableHash.of([call.outputName, call.condition?.text ?? ""] + keyColumns.map { $0.text(group) ?? "" })
  }
}
