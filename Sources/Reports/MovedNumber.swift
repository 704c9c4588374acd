import Notebooks
import Tables

/// A number that differs from the last render.
package struct MovedNumber: Encodable, Sendable, Equatable {
  /// The file and line, such as `report.md:12`, or the file of a table.
  package let place: String
  /// The expression, or the row and the column.
  package let what: String
  /// The text in the last render; nil for a new number.
  package let old: String?
  /// The text now; nil for a number that is gone.
  package let new: String?

  /// Compares the values in texts. Values of the same expression are matched in the order of their occurrence.
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

  /// Compares the cells of a table. Rows are matched by their key columns, or by their number if there are none;
  /// columns are matched by name.
  static func cells(_ old: Table, _ new: Table, file: String) -> [MovedNumber] {
    let keys = keys(of: old, and: new)
    let (before, after) = (fields(old, keys), fields(new, keys))
    let texts = Dictionary(before) { first, _ in first }
    let known = Set(after.map(\.0))
    return after.compactMap { cell, text in
      isSame(texts[cell], text) ? nil : moved(cell, from: texts[cell], to: text, file: file)
    } + before.filter { !known.contains($0.0) }.map { MovedNumber(place: file, what: $0.0, old: $0.1, new: nil) }
  }

  /// Returns true if the texts are equal, or are numbers whose relative difference is at most 1e-12. Such differences
  /// depend only on the order of a sum.
  private static func isSame(_ old: String?, _ new: String) -> Bool {
    guard let old, old != new else { return old != nil }
    guard let before = Double(old), let after = Double(new) else { return false }
    return abs(before - after) <= 1e-12 * max(abs(before), abs(after))
  }

  private static func shortened(_ number: Double) -> String {
    NumberText.shortest(number.isFinite ? DecimalNumber(number).rounded(toDigits: 6).value : number)
  }

  /// Returns the difference with numbers rounded to six digits, or with all digits if the rounded numbers are equal.
  private static func moved(_ cell: String, from old: String?, to new: String, file: String) -> MovedNumber {
    func short(_ text: String) -> String { Double(text).map(shortened) ?? text }
    guard old.map(short) != short(new) else { return MovedNumber(place: file, what: cell, old: old, new: new) }
    return MovedNumber(place: file, what: cell, old: old.map(short), new: short(new))
  }

  /// Returns the names of the key columns: the fewest leading columns that identify each row in both tables. Key
  /// columns stand first, and may be numeric. If there are none, returns the columns of text.
  private static func keys(of old: Table, and new: Table) -> Set<String> {
    let common = Array(zip(new.columnNames, old.columnNames).prefix { $0 == $1 }.map(\.0))
    let count = common.indices.first { [old, new].allSatisfy(isKey(common[...$0])) }
    return Set(count.map { Array(common[...$0]) } ?? new.columns.filter { !$0.isNumeric }.map(\.name))
  }

  private static func isKey(_ names: ArraySlice<String>) -> (Table) -> Bool {
    { table in
      let columns = table.columns(named: Array(names))
      return Set((0..<table.rowCount).map { row in columns.map { $0.field(row) } }).count == table.rowCount
    }
  }

  private static func fields(_ table: Table, _ keys: Set<String>) -> [(String, String)] {
    let names = table.columns.filter { keys.contains($0.name) }
    // Not only numbers are compared: texts, such as the marks of best values, can change too.
    let others = table.columns.filter { !keys.contains($0.name) }
    var seen: [String: Int] = [:]
    return (0..<table.rowCount).flatMap { row -> [(String, String)] in
      let texts = names.map { "\($0.name) = \($0.field(row) ?? "–")" }.joined(separator: ", ")
      seen[texts, default: 0] += 1
      let count = seen[texts, default: 1]
      let label = texts.isEmpty ? "row \(count)" : texts + (count > 1 ? " (\(count))" : "")
      return others.map { ("\(label), \($0.name)", $0.field(row) ?? "–") }
    }
  }
}
