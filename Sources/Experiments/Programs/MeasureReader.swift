import Basics
import Tables

/// Reads the measures of a trial from the output of its program.
struct MeasureReader: Sendable {
  let names: [String]

  /// Returns the result with the measures in the last line that is a JSON object; a failed result if there is none.
  ///
  /// - Parameter lines: the lines that may be JSON objects, in their order.
  func result(of lines: [[UInt8]]) -> TrialResult {
    for line in lines.reversed() {
      if let values = JSONRecord.values(in: line) { return result(of: values) }
    }
    return TrialResult(status: .failed, reason: "no line of the output is a JSON object")
  }

  /// Returns the result with the measures in a file that is a JSON object or ends with a line that is one.
  func result(ofFile path: String, named name: String) -> TrialResult {
    guard let bytes = InputFile.kept(path) else {
      return TrialResult(status: .failed, reason: "it wrote no file '\(name)'")
    }
    if let values = JSONRecord.values(in: bytes) { return result(of: values) }
    let lines = bytes.split(separator: UInt8(ascii: "\n")).suffix(8).map(Array.init)
    guard let values = lines.reversed().lazy.compactMap(JSONRecord.values).first else {
      return TrialResult(status: .failed, reason: "'\(name)' is not a JSON object")
    }
    return result(of: values)
  }

  private func result(of values: [String: JSONRecord.Content]) -> TrialResult {
    var result = TrialResult(status: .finished)
    for name in names {
      switch values[name]?.number {
      case nil:
        let reason = values[name] == nil ? "the measure '\(name)' is missing" : "the measure '\(name)' is no number"
        return TrialResult(status: .failed, reason: reason)
      case let number? where number.isFinite: result.measures[name] = number
      case _?:
        result.status = .diverged
        result.reason = result.reason.map { "\($0), \(name)" } ?? "not finite: \(name)"
      }
    }
    return result
  }
}
