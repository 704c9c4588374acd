/// What a file holds, and all that is odd about it.
package struct LintReport: Codable, Sendable, Equatable {
  package var file: String
  package var rows: Int
  /// The lines on which a header stands.
  package var headerLines: [Int]
  package var cells: Int
  package var possibleCells: Int
  package var holes: Int
  /// Cells of which a trial has more than one row.
  package var repeatedCells: Int
  /// Rows beyond the first of their trial.
  package var surplusRows: Int
  package var oddities: [Oddity]

  package struct Oddity: Codable, Sendable, Equatable {
    /// The name of the rule.
    package var rule: String
    /// What the rule finds, in the plural.
    package var summary: String
    /// Nil for what is not there.
    package var line: Int?
    package var message: String
  }
}
