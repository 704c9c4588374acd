import Basics
import Tables

/// Reads the curve that a program wrote: a JSON object with a `step` on each line.
struct CurveReader {
  private(set) var points: [CurvePoint] = []
  /// Messages about odd lines.
  private(set) var oddities: [String] = []
  private var counts = (unreadable: 0, withoutStep: 0, backwards: 0)
  private var badNames: Set<String> = []
  private let reserved: Set<String>

  /// - Parameters:
  ///   - bytes: the content of the file; nil if there is none.
  ///   - name: the name of the file in messages.
  ///   - reserved: the names of other columns, which measures must not have.
  init(_ bytes: [UInt8]?, named name: String, reserved: [String]) {
    self.reserved = Set(reserved)
    guard let bytes else {
      oddities = ["it wrote no curve to '\(name)'"]
      return
    }
    var lines = bytes.split(separator: UInt8(ascii: "\n"))[...]
    // A program that was ended while it wrote leaves an incomplete line.
    if let last = lines.last, bytes.last != UInt8(ascii: "\n"), JSONRecord.values(in: Array(last)) == nil {
      lines = lines.dropLast()
      oddities.append("the last line of '\(name)' is incomplete, and left out")
    }
    for line in lines where !line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) {
      read(Array(line))
    }
    tell(name)
  }

  /// Returns the step of a point, or nil if it is missing or not a whole number. Such a line is no point.
  static func step(in values: [String: JSONRecord.Content]) -> Int? {
    values["step"]?.number.flatMap { Int(exactly: $0) }
  }

  private mutating func read(_ line: [UInt8]) {
    guard let values = JSONRecord.values(in: line) else { return counts.unreadable += 1 }
    guard let step = Self.step(in: values) else { return counts.withoutStep += 1 }
    if let last = points.last, step <= last.step { counts.backwards += 1 }
    var measures: [String: Double] = [:]
    for (name, value) in values where name != "step" {
      guard let number = value.number else { continue }
      guard NameCheck.isColumn(name), !reserved.contains(name) else {
        badNames.insert(name)
        continue
      }
      measures[name] = number
    }
    points.append(CurvePoint(step: step, measures: measures))
  }

  private mutating func tell(_ name: String) {
    func lines(_ count: Int) -> String { count.counted("line") + " of '\(name)'" }
    if counts.unreadable > 0 { oddities.append("\(lines(counts.unreadable)) are no JSON objects, and left out") }
    if counts.withoutStep > 0 {
      oddities.append("\(lines(counts.withoutStep)) have no whole number 'step', and are left out")
    }
    if counts.backwards > 0 {
      oddities.append("\(lines(counts.backwards)) have a step that is not above the one before")
    }
    if let bad = badNames.min() { oddities.append("'\(bad)' in '\(name)' cannot be a column, and is left out") }
  }
}
