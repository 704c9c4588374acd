import Notebooks
import Tables

/// A number that is not what it was in the last render.
package struct MovedNumber: Encodable, Sendable, Equatable {
  /// `report.md:12`, or the file of a table.
  package let place: String
  /// What is computed, or the row and the column.
  package let what: String
  /// Nil for what was not there.
  package let old: String?
  /// Nil for what is there no more.
  package let new: String?

  /// Values by what is computed, in the order of their places.
  static func values(_ old: [ShownValue], _ new: [ShownValue]) -> [MovedNumber] {
    func key(_ value: ShownValue) -> [String] { [value.file, value.expression, value.part] }
    let before = Dictionary(grouping: old, by: key)
    var seen: [[String]: Int] = [:]
    let moved = new.compactMap { value -> MovedNumber? in
      let index = seen[key(value), default: 0]
      seen[key(value)] = index + 1
      let there = before[key(value)].flatMap { $0.indices.contains(index) ? $0[index] : nil }
      guard there?.text != value.text else { return nil }
      return MovedNumber(place: place(value), what: what(value), old: there?.text, new: value.text)
    }
    let gone = before.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { key, values in
      values.dropFirst(seen[key] ?? 0)
    }
    return moved + gone.map { MovedNumber(place: place($0), what: what($0), old: $0.text, new: nil) }
  }

  private static func place(_ value: ShownValue) -> String { "\(value.file):\(value.line)" }

  private static func what(_ value: ShownValue) -> String {
    "{{ \(value.expression) }}" + (value.part.isEmpty ? "" : " of \(value.part)")
  }

  /// Cells by the texts of their row, or by its number where it has none, and by the name of the column.
  static func cells(_ old: Table, _ new: Table, file: String) -> [MovedNumber] {
    let (before, after) = (fields(old), fields(new))
    let texts = Dictionary(before) { first, _ in first }
    let known = Set(after.map(\.0))
    return after.compactMap { cell, text in
      texts[cell] == text ? nil : MovedNumber(place: file, what: cell, old: texts[cell], new: text)
    } + before.filter { !known.contains($0.0) }.map { MovedNumber(place: file, what: $0.0, old: $0.1, new: nil) }
  }

  private static func fields(_ table: Table) -> [(String, String)] {
    let names = table.columns.filter { !$0.isNumeric }
    let numbers = table.columns.filter(\.isNumeric)
    var seen: [String: Int] = [:]
    return (0..<table.rowCount).flatMap { row -> [(String, String)] in
      let texts = names.map { "\($0.name) = \($0.field(row) ?? "–")" }.joined(separator: ", ")
      seen[texts, default: 0] += 1
      let count = seen[texts, default: 1]
      let label = texts.isEmpty ? "row \(count)" : texts + (count > 1 ? " (\(count))" : "")
      return numbers.map { ("\(label), \($0.name)", $0.field(row) ?? "–") }
    }
  }
}
