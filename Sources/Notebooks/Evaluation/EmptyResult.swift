import Basics

/// Checks for a chart or table without rows, which is an error unless the report may be incomplete.
struct EmptyResult {
  /// The kind of cell, `chart` or `table`, for the message.
  private let what: String
  private let isEmpty: Bool
  private let hasCondition: Bool

  init(what: String, of rowCount: Int, _ cell: CellOptions) {
    self.what = what
    isEmpty = rowCount == 0
    hasCondition = cell.condition != nil
  }

  /// Returns the warnings of a result that the report may have: one if it has no rows.
  ///
  /// - Throws: An error if there are no rows and `--lenient` is not given.
  func accepted(_ options: ReportOptions) throws(Diagnostic) -> [String] {
    guard isEmpty else { return [] }
    let message = "the \(what) has no rows" + (hasCondition ? ": none matches 'where'" : "")
    guard options.isLenient else {
      throw Diagnostic(
        .badData, message,
        hint: "if that can be right, put the \(what) between <!-- when n(…) > 0 --> and <!-- end -->")
    }
    return [message + "."]
  }
}
