import Basics
import Statistics

/// A statistic by name: makes one value of a sample.
package struct Reducer: Named, Sendable {
  package let name: String
  /// What it is, in a few words, for captions and lists: `mean`, `share of solved trials`.
  package let summary: String
  /// The names of the numbers that can follow the column, with their default values.
  package let parameters: [Argument]
  /// What becomes of a row's value before anything is averaged.
  let rowValue: (@Sendable (Double, [Double]) -> Double)?
  let method: Method
  /// Whether its value is written as those of its column are: a mean of dates is a date, their standard deviation is not.
  package let keepsNotation: Bool

  package struct Argument: Sendable {
    package var name: String
    /// Nil where it must be given.
    package var fallback: Double?
    var range: ClosedRange<Double> = -.infinity ... .infinity
  }

  /// A statistic, nil for too few values. The numbers after the sample are the call's arguments.
  typealias Statistic<Values> = @Sendable (Values, [Double]) -> Double?

  enum Method: Sendable {
    /// The mean of the cells' means.
    case mean
    /// Of one value per cell, the mean of its trials.
    case cells(Statistic<[Double]>)
    /// Of all trials pooled.
    case trials(Statistic<[Double]>)
    /// Of all trials pooled, without the lowest and the highest quarter.
    case interquartileMean
    /// A count of trials, cells or possible cells; without a column it counts rows, with any values.
    case count(@Sendable (Sample) -> Double?)
    /// The mean of the differences between two values of a column, `multiply` and `dense` of `network_type`, pair by pair
    /// on the problems of both.
    case meanDifference
    /// A p or a count of such differences, about which no interval makes sense.
    case test(Statistic<Sample>)
    /// Of such pairs themselves.
    case pairs(Statistic<PairedSample>)
    /// The difference of interquartile means over such pairs.
    case interquartileDifference
    /// A value from the distinct values that occur, in their order.
    case distinct(@Sendable ([String]) -> Value)
  }

  init(
    _ name: String, _ summary: String, _ method: Method, parameters: [Argument] = [],
    rowValue: (@Sendable (Double, [Double]) -> Double)? = nil, keepsNotation: Bool = false
  ) {
    self.keepsNotation = keepsNotation
    self.name = name
    self.summary = summary
    self.method = method
    self.parameters = parameters
    self.rowValue = rowValue
  }

  /// Whether the value is a share of trials, each of which counts 0 or 1.
  package var isProportion: Bool { rowValue != nil && !comparesTwo }
  /// Whether the value counts something, so that no column is needed.
  package var isCount: Bool {
    if case .count = method { return true }
    return false
  }
  /// Whether the value is a mean over cells, or a difference of such means.
  var isMean: Bool {
    switch method {
    case .mean, .meanDifference: true
    default: false
    }
  }
  /// Whether an interval about the value makes sense.
  package var hasInterval: Bool {
    switch method {
    case .count, .test, .distinct: false
    default: true
    }
  }
  /// Whether a column and two of its values follow the first column.
  package var comparesTwo: Bool {
    switch method {
    case .meanDifference, .test, .pairs, .interquartileDifference: true
    default: false
    }
  }
  /// Whether means of groups are compared by it, which only groups of equal cells allow.
  package var averages: Bool {
    switch method {
    case .mean, .cells, .trials, .interquartileMean: true
    default: false
    }
  }
  /// How it is written: `quantile(column, p)`.
  package var usage: String {
    let compared = comparesTwo ? ["column", "value", "other value"] : []
    let words = (isCount ? ["[column]"] : ["column"]) + compared + parameters.map(\.name)
    return "\(name)(\(words.joined(separator: ", ")))"
  }
}
