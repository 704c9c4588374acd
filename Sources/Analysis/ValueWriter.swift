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
  var showsCount = false
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

  /// Returns the written value. A missing number is "–".
  package func text(_ value: Value) -> String {
    switch value {
    case .text(let text): text
    case .truth(let truth): truth ? "true" : "false"
    case .list(let values): list(values)
    case .estimate(let estimate): text(estimate)
    }
  }

  private func text(_ estimate: Estimate) -> String {
    var text = estimate.value.map(number) ?? "–"
    if showsInterval, let interval = estimate.interval {
      text += " [\(number(interval.low))\(Punctuation.current.list)\(number(interval.high))]"
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
