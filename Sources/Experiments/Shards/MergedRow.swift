import Basics
import Tables

/// A row of results, in the columns of all files that are merged.
struct MergedRow {
  /// Nil where its file lacks the column.
  var fields: [String?]
  var place: SourceLocation?
  /// Of the files that are merged, from 0.
  var file: Int

  /// In the columns that its file has.
  var line: String { CSVWriter.line(fields.compactMap(\.self)).filter { $0 != "\n" } }
}

/// Which of two rows of one trial is kept.
struct MergeRules {
  enum Verdict {
    case first, second
    /// They are different results.
    case conflict
  }

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

  /// A failed row gives way to any other. Rows are equal if they differ in nothing that both have; that of the newer
  /// program, which has more columns, is kept.
  func verdict(_ a: MergedRow, _ b: MergedRow) -> Verdict {
    if hasFailed(a) != hasFailed(b) { return hasFailed(a) ? .second : .first }
    func differ(_ index: Int) -> Bool {
      guard let x = a.fields[index], let y = b.fields[index] else { return false }
      return x != y
    }
    if compared.contains(where: differ) { return .conflict }
    let (columnsOfA, columnsOfB) = (a.fields.count { $0 != nil }, b.fields.count { $0 != nil })
    if columnsOfA != columnsOfB { return columnsOfA > columnsOfB ? .first : .second }
    let isLess = least.contains { index in
      guard let x = a.fields[index], let y = b.fields[index] else { return false }
      return y < x
    }
    return isLess ? .second : .first
  }

  private func hasFailed(_ row: MergedRow) -> Bool {
    status.flatMap { row.fields[$0] } == TrialResult.Status.failed.rawValue
  }
}
