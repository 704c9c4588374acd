import Basics

/// A chart or a table without rows: a mistake, unless the report may be incomplete.
struct EmptyResult {
  /// `chart`, `table`.
  private let what: String
  private let isEmpty: Bool
  private let hasCondition: Bool

  init(what: String, of rowCount: Int, _ cell: CellOptions) {
    self.what = what
    isEmpty = rowCount == 0
    hasCondition = cell.condition != nil
  }

  /// None if there are rows.
  ///
  /// - Throws: if there are none, and `--lenient` is not given.
  func warnings(_ options: ReportOptions) throws(Diagnostic) -> [String] {
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
