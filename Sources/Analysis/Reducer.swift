import Basics
import Statistics

/// A statistic by name: makes one value of a sample.
package struct Reducer: Named, Sendable {
  package let name: String
  /// What it is, in a few words, for captions and lists: `mean`, `share of solved trials`.
  package let summary: String
  /// The names of the numbers that may stand behind the column, with what holds if they are left out.
  package let parameters: [Parameter]
  /// Counts need no column: without one they count rows whatever their values.
  let needsColumn: Bool
  /// What becomes of a row's value before anything is averaged.
  let rowValue: (@Sendable (Double, [Double]) -> Double)?
  let method: Method

  package struct Parameter: Sendable {
    package var name: String
    /// Nil where it must be given.
    package var fallback: Double?
    var range: ClosedRange<Double> = -.infinity ... .infinity
  }

  enum Method: Sendable {
    /// A number from the values of trials and cells, nil for too few.
    case numbers(@Sendable (Sample, [Double]) -> Double?)
    /// A number from two values of a column, `multiply` and `dense` of `network_type`, on the problems of both.
    case pairs(@Sendable (PairedSample, [Double]) -> Double?)
    /// A value from the distinct values that occur, in their order.
    case distinct(@Sendable ([String]) -> Value)
  }

  /// Whether the value is a share of trials, each of which counts 0 or 1.
  package var isProportion: Bool { rowValue != nil && !comparesTwo }
  /// Whether the value counts something, so that no interval makes sense.
  package var isCount: Bool { !needsColumn }
  /// Whether a column and two of its values stand behind the first column.
  package var comparesTwo: Bool {
    if case .pairs = method { return true }
    return false
  }
  /// How it is written: `quantile(column, p)`.
  package var usage: String {
    let compared = comparesTwo ? ["column", "value", "other value"] : []
    let words = (needsColumn ? ["column"] : ["[column]"]) + compared + parameters.map(\.name)
    return "\(name)(\(words.joined(separator: ", ")))"
  }

  init(
    _ name: String, _ summary: String, parameters: [Parameter] = [], needsColumn: Bool = true,
    rowValue: (@Sendable (Double, [Double]) -> Double)? = nil,
    _ numbers: @escaping @Sendable (Sample, [Double]) -> Double?
  ) {
    self.init(name, summary, parameters, needsColumn, rowValue, .numbers(numbers))
  }

  init(
    _ name: String, _ summary: String, parameters: [Parameter] = [],
    rowValue: (@Sendable (Double, [Double]) -> Double)? = nil,
    pairs: @escaping @Sendable (PairedSample, [Double]) -> Double?
  ) {
    self.init(name, summary, parameters, true, rowValue, .pairs(pairs))
  }

  init(_ name: String, _ summary: String, distinct: @escaping @Sendable ([String]) -> Value) {
    self.init(name, summary, [], true, nil, .distinct(distinct))
  }

  private init(
    _ name: String, _ summary: String, _ parameters: [Parameter], _ needsColumn: Bool,
    _ rowValue: (@Sendable (Double, [Double]) -> Double)?, _ method: Method
  ) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.needsColumn = needsColumn
    self.rowValue = rowValue
    self.method = method
  }
}
