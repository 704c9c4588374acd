import Basics
import Tables

/// A row of results, in the columns of all files that are merged.
struct MergedRow {
  /// Nil where its file lacks the column.
  var fields: [String?]
  var place: SourceLocation?
  /// Of the files that are merged, from 0.
  var file: Int

  /// Nil where the field is empty, or its file lacks the column.
  func value(_ index: Int) -> String? {
    fields[index].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// In the columns that its file has.
  var line: String { CSVWriter.line(fields.compactMap(\.self)).filter { $0 != "\n" } }
}

/// How rows of one trial become one.
struct MergeRules {
  private let compared: [Int]
  /// Columns of which the least text is kept.
  private let least: [Int]
  private let status: Int?

  init(_ header: ResultsHeader) {
    let columns = header.columns
    compared = columns.indices.filter { columns[$0].merging == .conflict }
    least = columns.indices.filter { columns[$0].merging == .least }
    status = columns.firstIndex { $0.name == "status" }
  }

  /// An order of the rows of one trial that does not depend on the order of their files: failed rows last, the earliest
  /// first.
  func precedes(_ a: MergedRow, _ b: MergedRow) -> Bool {
    if hasFailed(a) != hasFailed(b) { return hasFailed(b) }
    for index in least {
      guard let x = a.value(index) else { return false }
      guard let y = b.value(index) else { return true }
      if x != y { return x < y }
    }
    return a.line < b.line
  }

  /// The first row, with the fields that it lacks from the second. An empty field says nothing, and a failed row adds
  /// nothing to one that did not fail.
  ///
  /// - Returns: nil if they are different results.
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
