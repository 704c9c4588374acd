import Basics
import Tables

/// The settings by which a value is written for readers.
package struct ValueWriter: Sendable {
  var number: @Sendable (Double) -> String = NumberText.readable {
    didSet { isAutomatic = false }
  }
  /// True if no format of the number was chosen.
  package private(set) var isAutomatic = true
  var list: @Sendable ([String]) -> String = { $0.joined(separator: ", ") }
  package internal(set) var showsCount = false
  /// The singular and plural of the noun after the number; nil for none.
  var noun: (one: String, many: String)?
  package internal(set) var showsInterval = false
  package internal(set) var isBold = false

  package init() {}

  /// Returns a writer of dates or percentages, unless another format was chosen.
  package func writing(_ notation: NumberNotation) -> ValueWriter {
    guard isAutomatic, notation != .plain else { return self }
    var writer = self
    writer.number = { notation.readable($0) ?? NumberText.readable($0) }
    return writer
  }

  /// The writer for a number that no trials stand behind, such as the sum of the values in a column.
  package var forTotals: ValueWriter {
    var writer = self
    (writer.showsCount, writer.showsInterval) = (false, false)
    return writer
  }

  /// Returns the writer for numbers with the given number of digits after the point.
  package func withDigits(_ digits: Int) -> ValueWriter {
    var writer = self
    writer.number = { $0.isFinite ? NumberText.grouped($0, digits: digits) : NumberText.readable($0) }
    return writer
  }

  /// Returns the written value. A missing number is "–", and a missing interval is "[–, –]".
  package func text(_ value: Value) -> String {
    switch value {
    case .text(let text): text
    case .truth(let truth): truth ? "true" : "false"
    case .list(let values): list(values)
    case .estimate(let estimate): text(estimate)
    }
  }

  private func text(_ estimate: Estimate) -> String {
    // The value and the ends of its interval have equally many digits after the point.
    let shared = isAutomatic && showsInterval ? NumberText.sharedDigits(estimate.numbers) : nil
    if let shared { return withDigits(shared).text(estimate) }
    var text = estimate.value.map(number) ?? "–"
    if showsInterval, estimate.value != nil {
      let ends = estimate.interval.map { (number($0.low), number($0.high)) } ?? ("–", "–")
      text += " [\(ends.0)\(Punctuation.current.list)\(ends.1)]"
    }
    if let noun { text += " " + (text == number(1) ? noun.one : noun.many) }
    return showsCount ? text + " (n = \(estimate.n))" : text
  }

  /// Returns a list such as `a, b and c`.
  package static func sentence(_ values: [String]) -> String {
    guard let last = values.last, values.count > 1 else { return values.first ?? "–" }
    return values.dropLast().joined(separator: ", ") + " \(Punctuation.current.and) " + last
  }
}
