import Basics

/// A rule that finds odd rows in an undamaged file. The code that creates a rule knows what the columns mean.
package struct LintRule: Named, Sendable {
  /// The key of the rule for programs: `out_of_range`.
  package let name: String
  /// The oddity in the plural, as the headline of the findings: `values out of range`.
  package let summary: String
  /// True if the rule is only for rows that no key identifies.
  let isForRowsWithoutKey: Bool
  /// Returns the odd rows in the order of the table, each with a description of its oddity.
  let findings: @Sendable (Table) -> [(row: Int, message: String)]

  package init(
    _ name: String, _ summary: String, withoutKey: Bool = false,
    findings: @escaping @Sendable (Table) -> [(row: Int, message: String)]
  ) {
    self.name = name
    self.summary = summary
    isForRowsWithoutKey = withoutKey
    self.findings = findings
  }

  /// Finds numbers outside the range of a column. Without that column, it finds nothing.
  package static func range(_ name: String, _ range: ClosedRange<Double>) -> LintRule {
    LintRule("out_of_range", "values out of range") { table in
      guard let column = table[name], column.isNumeric else { return [] }
      return (0..<table.rowCount).compactMap { row in
        guard let number = column.number(row), !range.contains(number) else { return nil }
        return (row, "\(name) is \(NumberText.shortest(number)), \(contradiction(to: range))")
      }
    }
  }

  /// Finds percentages, written as `89.0%`, that differ by more than half a point from 100 times another column.
  package static func percentage(_ percentage: String, of fraction: String) -> LintRule {
    LintRule("percentage_disagrees", "percentages that differ from their column") { table in
      guard let written = table[percentage], let column = table[fraction], column.isNumeric else { return [] }
      return (0..<table.rowCount).compactMap { row in
        guard let text = written.text(row) else { return nil }
        guard let percent = Double(text.hasSuffix("%") ? String(text.dropLast()) : text),
          let number = column.number(row)
        else { return (row, "\(percentage) is '\(text)', \(fraction) is \(column.field(row) ?? "empty")") }
        guard abs(percent - 100 * number) > 0.5 + 1e-4 else { return nil }
        return (row, "\(percentage) is '\(text)', \(fraction) is \(NumberText.shortest(number))")
      }
    }
  }

  /// Finds texts other than the names that a column can have.
  package static func names(_ name: String, _ names: [String]) -> LintRule {
    LintRule("unknown_\(name)", "values of \(name) that mean nothing") { table in
      guard let column = table[name] else { return [] }
      return (0..<table.rowCount).compactMap { row in
        guard let text = column.text(row), !names.contains(text) else { return nil }
        return (row, "\(name) is '\(text)'")
      }
    }
  }

  /// Finds rows whose text sorts before that of the previous row. In a column of times with the largest unit first,
  /// these are decreasing times.
  ///
  /// - Parameters:
  ///   - name: the column.
  ///   - key: the columns by which a file may be sorted instead, such as a merged one. In such a file nothing is odd.
  package static func ascending(_ name: String, unlessSortedBy key: [String] = []) -> LintRule {
    LintRule("goes_backwards", "values that are smaller than in the row before") { table in
      guard let column = table[name], !table.isSorted(by: key) else { return [] }
      return (0..<table.rowCount).dropFirst().compactMap { row in
        guard let before = column.text(row - 1), let here = column.text(row), NaturalOrder.precedes(here, before)
        else { return nil }
        return (row, "\(name) is \(here), after \(before)")
      }
    }
  }

  private static func contradiction(to range: ClosedRange<Double>) -> String {
    let (low, high) = (NumberText.shortest(range.lowerBound), NumberText.shortest(range.upperBound))
    if range.lowerBound == .leastNormalMagnitude { return "not above 0" }
    if range.upperBound == .infinity { return "less than \(low)" }
    return range.lowerBound == -.infinity ? "more than \(high)" : "outside \(low) to \(high)"
  }
}

extension Table {
  /// Returns true if the rows ascend by those of the columns that exist: numbers by value, texts by Unicode scalars.
  /// False if none exists.
  fileprivate func isSorted(by key: [String]) -> Bool {
    let columns = key.compactMap { self[$0] }
    guard !columns.isEmpty else { return false }
    return (0..<rowCount).dropFirst().allSatisfy { row in
      columns.first { $0.text(row - 1) != $0.text(row) }?.ascends(at: row) ?? true
    }
  }
}

extension Column {
  /// Returns true if a row's value is greater than that of the previous row. A missing value is less than all others.
  fileprivate func ascends(at row: Int) -> Bool {
    if isNumeric { return number(row - 1) ?? -.infinity < number(row) ?? -.infinity }
    return text(row - 1) ?? "" < text(row) ?? ""
  }
}
