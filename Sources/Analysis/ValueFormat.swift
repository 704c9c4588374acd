import Basics
import Statistics
import Tables

/// What may stand behind a `|` in an inline expression: how a number is written, and what is said beside it.
package struct ValueFormat: Named, Sendable {
  package let name: String
  package let summary: String
  /// Whether a number of digits stands in parentheses behind the name.
  let takesDigits: Bool
  let apply: @Sendable (inout ValueWriter, Int) -> Void

  package static let all: [ValueFormat] = [
    ValueFormat(name: "percent", summary: "percent(d): 0.9846 as 98.5%", takesDigits: true) { writer, digits in
      writer.number = { NumberText.grouped(100 * $0, digits: digits) + "%" }
    },
    ValueFormat(name: "digits", summary: "digits(d): 0.9846 as 0.98", takesDigits: true) { writer, digits in
      writer.number = { NumberText.grouped($0, digits: digits) }
    },
    ValueFormat(name: "n", summary: "n: adds the number of trials, (n = 44)", takesDigits: false) { writer, _ in
      writer.showsCount = true
    },
    ValueFormat(name: "interval", summary: "interval: adds the interval, [0.80, 0.88]", takesDigits: false) {
      writer, _ in
      writer.showsInterval = true
    },
    ValueFormat(name: "list", summary: "list: values as a, b and c", takesDigits: false) { writer, _ in
      writer.list = ValueWriter.sentence
    },
  ]
}

/// Writes a value for people.
package struct ValueWriter: Sendable {
  var number: @Sendable (Double) -> String = NumberText.readable
  var list: @Sendable ([String]) -> String = { $0.joined(separator: ", ") }
  var showsCount = false
  package fileprivate(set) var showsInterval = false

  package init() {}

  /// A missing number is "–".
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
      text += " [\(number(interval.low)), \(number(interval.high))]"
    }
    return showsCount ? text + " (n = \(estimate.n))" : text
  }

  /// `a, b and c`.
  package static func sentence(_ values: [String]) -> String {
    guard let last = values.last, values.count > 1 else { return values.first ?? "–" }
    return values.dropLast().joined(separator: ", ") + " and " + last
  }
}
