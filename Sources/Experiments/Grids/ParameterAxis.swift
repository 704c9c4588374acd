import Basics
import Platform
import Tables
import Yams

/// The possible values of a parameter in a sampled grid.
enum ParameterAxis {
  case choice([String])
  case range(ClosedRange<Double>, isLogarithmic: Bool)
  case integer(ClosedRange<Int>, isLogarithmic: Bool)

  /// The values of a list, or nil for a range.
  var choices: [String]? {
    if case .choice(let values) = self { values } else { nil }
  }

  static let fields = [
    OptionField("range", .ends, "The least and the greatest number."),
    OptionField(
      "integer", .list(of: .wholeNumber(in: .min ... .max), count: 2...2), "The least and the greatest whole number."),
    OptionField("scale", .names(scales), "Along what values are drawn evenly."),
  ]
  static let keys = fields.names
  private static let scales = ["linear", "log"]

  /// Returns the value at a place in [0, 1).
  func value(at place: Double) -> String {
    switch self {
    case .choice(let values):
      return values[Int(rounding: place * Double(values.count), .down, within: 0...(values.count - 1))]
    case .range(let range, let isLogarithmic):
      let number = Self.number(at: place, range.lowerBound, range.upperBound, isLogarithmic)
      return NumberText.shortest(Self.rounded(number))
    case .integer(let range, let isLogarithmic):
      let (low, high) = (Double(range.lowerBound), Double(range.upperBound) + 1)
      return String(Int(rounding: Self.number(at: place, low, high, isLogarithmic), .down, within: range))
    }
  }

  private static func number(at place: Double, _ low: Double, _ high: Double, _ isLogarithmic: Bool) -> Double {
    isLogarithmic ? low * pow(high / low, place) : low + place * (high - low)
  }

  /// Returns the number rounded to five significant digits. More are not needed, and the value appears in the names of
  /// trials.
  private static func rounded(_ number: Double) -> Double {
    guard number != 0, number.isFinite else { return number }
    let unit = pow(10, 4 - floor(log10(abs(number))))
    return (number * unit).rounded() / unit
  }

  /// Reads `{range: [1e-4, 1e-1], scale: log}` or `{integer: [1, 8]}`.
  static func read(_ node: Node, of name: String, _ walker: inout YAMLWalker) -> ParameterAxis? {
    let values = walker.mapping(node, of: keys, what: "the range of '\(name)'")
    let scale = values["scale"].flatMap { walker.name($0, what: "scale", valid: scales) } ?? "linear"
    guard let (key, ends) = values.first(where: { $0.key != "scale" }),
      values["range"] == nil || values["integer"] == nil
    else {
      walker.report(
        "'\(name)' needs a 'range' or an 'integer'", hint: "such as {range: [1e-4, 1e-1], scale: log}", at: node)
      return nil
    }
    let numbers = walker.elements(ends).compactMap { $0.scalar.flatMap { Double($0.string) } }
    guard numbers.count == 2, numbers[0] < numbers[1], numbers.allSatisfy(\.isFinite),
      scale == "linear" || numbers[0] > 0
    else {
      let more = scale == "log" ? ", both above 0" : ""
      walker.report("'\(key)' needs two numbers, the smaller first\(more)", at: ends)
      return nil
    }
    guard key == "integer" else { return .range(numbers[0]...numbers[1], isLogarithmic: scale == "log") }
    guard let low = Int(exactly: numbers[0]), let high = Int(exactly: numbers[1]) else {
      walker.report("'integer' needs whole numbers", at: ends)
      return nil
    }
    return .integer(low...high, isLogarithmic: scale == "log")
  }
}
