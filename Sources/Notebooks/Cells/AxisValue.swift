import Basics
import Tables

/// A value on an axis as it was written: `0.5`, `50%`, `2024-01-31`. The column on the axis decides how it is read.
struct AxisValue: Sendable {
  let text: SourceText

  /// Returns nil for a text that is no value on any axis.
  init?(_ text: SourceText) {
    guard text.text.utf8.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      NumberParser.number(in: text.text)?.isFinite != false
    else { return nil }
    self.text = text
  }

  /// Returns the number, read as the fields of such a column are; nil if the text is none.
  func number(_ notation: NumberNotation) -> Double? {
    let written = text.text.trimmingSpaces
    let number = notation.number(written) ?? notation.number(written.filter { $0 != " " })
    return number.flatMap { $0.isFinite ? $0 : nil }
  }

  /// - Throws: An error for a text that is no value of the axis.
  func known(_ notation: NumberNotation) throws(Diagnostic) -> Double {
    if let number = number(notation) { return number }
    throw Diagnostic(
      .badData, "'\(text.text)' is not \(notation.noun), but the axis has \(notation.summary)",
      hint: "write x or y before a value that is on the other axis", at: text.location())
  }
}

/// The two ends of a part of an axis as they were written, the smaller first.
struct AxisRange: Sendable {
  private let low: AxisValue
  private let high: AxisValue

  /// Returns nil if there are not two values, and if they are numbers of which the second is not the greater.
  init?(_ ends: [SourceText]) {
    guard ends.count == 2, let low = AxisValue(ends[0]), let high = AxisValue(ends[1]) else { return nil }
    if let a = low.number(.plain), let b = high.number(.plain), !Self.isRange(a, b) { return nil }
    (self.low, self.high) = (low, high)
  }

  /// - Throws: An error for an end that is no value of the axis, and if the second is not the greater one.
  func range(_ notation: NumberNotation) throws(Diagnostic) -> ClosedRange<Double> {
    let (a, b) = (try low.known(notation), try high.known(notation))
    guard Self.isRange(a, b) else {
      throw Diagnostic(
        .badData, "'\(low.text.text)' is not before '\(high.text.text)'", hint: "write the smaller end first",
        at: low.text.location())
    }
    return a...b
  }

  private static func isRange(_ low: Double, _ high: Double) -> Bool { low < high && (high - low).isFinite }
}
