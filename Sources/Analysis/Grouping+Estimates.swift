import Basics
import Statistics

extension Grouping {
  /// Returns a statistic of one group, with its interval. A group without two values of the column `over` has none.
  func estimate(
    _ call: ReducerCall, _ statistic: ResampledStatistic, _ group: Int, possibleCells: Int, needsInterval: Bool
  ) throws(Diagnostic) -> Estimate {
    var estimate = Estimate(
      statistic.value, cells: statistic.values.cellCount, n: statistic.values.trials.count, possibleCells: possibleCells
    )
    let method = call.needsInterval && aggregation.interval.isNone ? aggregation.neededInterval : aggregation.interval
    guard estimate.value != nil, call.reducer.hasInterval else { return estimate }
    let units = try units(of: call, group)
    if method.isOverUnits, let units, units.values.cellCount < 2 { return estimate }
    let request = IntervalRequest(
      call: call, statistic: units ?? statistic, units: (cells.count, trials.count), level: aggregation.level,
      seed: seed(call, group), cache: aggregation.cache)
    let made: Interval?
    do throws(Diagnostic) { made = try method.interval(request) } catch {
      guard needsInterval || call.needsInterval else { return estimate }
      throw error
    }
    guard var interval = made else { return estimate }
    // If some unit lacks some cell, the statistic over the units differs from the shown value. The interval is moved to
    // be about that value.
    if let value = estimate.value, let middle = units?.value { interval = interval.moved(by: value - middle) }
    // Only confidence intervals are clamped. A spread such as mean ± sd may leave the range of the values.
    if method.isConfidence {
      interval = call.reducer.isProportion ? interval.clamped(to: 0...1) : clamped(interval, call)
    }
    estimate.interval = interval
    estimate.method = method.summary
    return estimate
  }

  /// Returns the statistic over the values of the column `over`; nil if there is no such column.
  private func units(of call: ReducerCall, _ group: Int) throws(Diagnostic) -> ResampledStatistic? {
    guard let over = aggregation.over else { return nil }
    guard !call.reducer.comparesTwo else {
      throw Diagnostic(
        .badData, "'over' is only for a value of one group, and '\(call.reducer.name)' compares two",
        hint: "leave 'over' out, or use another reducer, such as mean(…)", at: call.location)
    }
    return ResampledStatistic(call, try samples(of: call, over: over)[group])
  }

  /// Clamps an interval to the range of the column's values; for a difference of two values, to the range of
  /// differences.
  private func clamped(_ interval: Interval, _ call: ReducerCall) -> Interval {
    guard let range = call.column.flatMap({ aggregation.ranges[$0] }) else { return interval }
    let width = range.upperBound - range.lowerBound
    return interval.clamped(to: call.comparison == nil ? range : -width...width)
  }

  /// Returns a seed that depends only on the call and the group's key, so that the order of rows and other groups do
  /// not matter.
  private func seed(_ call: ReducerCall, _ group: Int) -> UInt64 {
    StableHash.of([call.outputName, call.condition?.text ?? ""] + keyColumns.map { $0.text(group) ?? "" })
  }
}

extension Interval {
  fileprivate func moved(by distance: Double) -> Interval {
    Interval(low: low + distance, high: high + distance)
  }
}
