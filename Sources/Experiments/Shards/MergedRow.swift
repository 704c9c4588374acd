import Basics
import Tables

/// A row of results, with a field for each column of all merged files.
struct MergedRow {
  /// The fields; nil for a column that the row's file does not have.
  var fields: [String?]
  var place: SourceLocation?
  /// The index of the row's file among the merged files, from 0.
  var file: Int

  /// Returns the field of a column; nil if it is empty or the row's file does not have the column.
  func value(_ index: Int) -> String? {
    fields[index].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The text of the row, with the columns that its file has and without line ends.
  var line: String { CSVWriter.line(fields.compactMap(\.self)).replacingScalars { $0 == "\n" ? "" : nil } }
}

/// The rules by which several rows of one trial are merged into one.
struct MergeRules {
  private let compared: [Int]
  /// The columns by which the row with the smallest text is kept.
  private let least: [Int]
  private let status: Int?

  init(_ header: ResultsHeader) {
    let columns = header.columns
    compared = columns.indices.filter { columns[$0].merging == .conflict }
    least = columns.indices.filter { columns[$0].merging == .least }
    status = columns.firstIndex { $0.name == "status" }
  }

  /// Returns true if row `a` comes before `b` among the rows of one trial: failed rows come last, earlier ones first.
  /// The order does not depend on the order of the files.
  func precedes(_ a: MergedRow, _ b: MergedRow) -> Bool {
    if hasFailed(a) != hasFailed(b) { return hasFailed(b) }
    for index in least {
      guard let x = a.value(index) else { return false }
      guard let y = b.value(index) else { return true }
      if x != y { return x < y }
    }
    return a.line < b.line
  }

  /// Returns the first row, with its empty fields filled from the second row. A failed row adds nothing to one that did
  /// not fail.
  ///
  /// - Returns: the merged row; nil if the rows are different results.
  func union(_ first: MergedRow, _ second: MergedRow) -> MergedRow? {
    guard hasFailed(first) == hasFailed(second) else { return first }
    let areEqual = compared.allSatisfy { index in
      guard let x = first.value(index), let y = second.value(index) else { return true }
      return x == y
    }
    guard areEqual else { return nil }
    var union = first
    for index in first.fields.indices where first.value(index) == nil {
      union.fields[index] = second.fields[index] ?? first.fields[index]
    }
    return union
  }

  private func hasFailed(_ row: MergedRow) -> Bool {
    status.flatMap { row.fields[$0] } == TrialResult.Status.failed.rawValue
  }
}
