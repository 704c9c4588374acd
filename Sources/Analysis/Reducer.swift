import Basics
import Statistics
import Tables

/// A named statistic, which reduces a sample to one value.
package struct Reducer: Named, Sendable {
  package let name: String
  /// A few words that describe it in captions and lists: `mean`, `share of solved trials`.
  package let summary: String
  /// The numbers that can follow the column in a call.
  package let parameters: [Argument]
  /// Transforms the value of each row before anything is averaged; nil to keep it.
  let rowValue: (@Sendable (Double, [Double]) -> Double)?
  let method: Method
  /// True if its value is written like the values of its column: a mean of dates is a date, but their standard
  /// deviation is not.
  package let keepsNotation: Bool
  /// The title of a value, with `{}` for the column and `{p}` for the first number after it; nil for the summary, with
  /// the column after it if it is one word.
  private let titled: String?
  /// True if the value grows with the number of trials.
  let isTotal: Bool

  /// A number that can follow the column in a call.
  package struct Argument: Sendable {
    package var name: String
    /// The default value; nil if the argument is required.
    package var fallback: Double?
    var range: ClosedRange<Double> = -.infinity ... .infinity
  }

  /// A function that computes a statistic; nil if there are too few values. The second parameter has the arguments of
  /// the call.
  typealias Statistic<Values> = @Sendable (Values, [Double]) -> Double?

  /// How the statistic uses the sample.
  enum Method: Sendable {
    /// The mean of the means of cells.
    case mean
    /// A statistic of the means of cells.
    case cells(Statistic<[Double]>)
    /// A statistic of all trials, pooled.
    case trials(Statistic<[Double]>)
    /// The mean of all trials, pooled, without the lowest and the highest quarter.
    case interquartileMean
    /// A number of trials, cells or possible cells. Without a column it counts rows, whether or not they have values.
    case count(@Sendable (Sample) -> Double?)
    /// The mean of the differences between two values of a column, such as `multiply` and `dense` of `network_type`.
    /// They are paired on the problems that both have.
    case meanDifference
    /// A p-value or a count of such differences, for which an interval makes no sense.
    case test(Statistic<Sample>)
    /// A statistic of the pairs.
    case pairs(Statistic<PairedSample>)
    /// The difference of the interquartile means of the two sides of the pairs.
    case interquartileDifference
    /// A value computed from the distinct values of the column, in their order.
    case distinct(@Sendable ([String]) -> Value)
  }

  init(
    _ name: String, _ summary: String, _ method: Method, parameters: [Argument] = [],
    rowValue: (@Sendable (Double, [Double]) -> Double)? = nil, keepsNotation: Bool = false,
    isTotal: Bool = false, titled: String? = nil
  ) {
    self.titled = titled
    (self.keepsNotation, self.isTotal) = (keepsNotation, isTotal)
    self.name = name
    self.summary = summary
    self.method = method
    self.parameters = parameters
    self.rowValue = rowValue
  }

  /// True if the value is a share of trials, each of which counts as 0 or 1.
  package var isProportion: Bool { rowValue != nil && !comparesTwo }
  /// True if the value is a count, so that no column is needed.
  package var isCount: Bool {
    if case .count = method { return true }
    return false
  }
  /// True if the value is a mean over cells, or a difference of such means.
  package var isMean: Bool {
    switch method {
    case .mean, .meanDifference: true
    default: false
    }
  }
  /// True if an interval of the value makes sense.
  package var hasInterval: Bool {
    switch method {
    case .count, .test, .distinct: false
    default: true
    }
  }
  /// True if a call has a second column and two of its values after the first column.
  package var comparesTwo: Bool {
    switch method {
    case .meanDifference, .test, .pairs, .interquartileDifference: true
    default: false
    }
  }
  /// True if the value is an average over a group. Groups can be compared by it only if they have the same cells.
  package var averages: Bool {
    switch method {
    case .mean, .cells, .trials, .interquartileMean: !isTotal
    default: false
    }
  }
  /// Returns the title of a value: `mean accuracy`, `0.9 quantile of accuracy`, `number of trials`.
  ///
  /// - Parameters:
  ///   - column: the title of the column; nil for none.
  ///   - isSeveral: whether the title is a list of columns.
  package func title(of column: String?, _ arguments: [Double], isSeveral: Bool = false) -> String {
    guard let column else { return summary }
    let form =
      titled ?? (summary.utf8.contains(UInt8(ascii: " ")) ? summary : isSeveral ? "\(summary) of {}" : "\(summary) {}")
    let number = arguments.first.map { NumberText.typographic(NumberText.shortest($0)) } ?? ""
    // The column comes last, because its title can contain braces too.
    return form.replacing("{p}", with: number).replacing("{}", with: column)
  }
  /// The form of a call: `quantile(column, p)`.
  package var usage: String {
    let compared = comparesTwo ? ["column", "value", "other value"] : []
    let words = (isCount ? ["[column]"] : ["column"]) + compared + parameters.map(\.name)
    return "\(name)(\(words.joined(separator: ", ")))"
  }
}
