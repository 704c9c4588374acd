/// What a file contains, and its oddities.
package struct LintReport: Codable, Sendable, Equatable {
  package var file: String
  package var rows: Int
  /// The lines with a header.
  package var headerLines: [Int]
  package var cells: Int
  package var possibleCells: Int
  package var holes: Int
  /// Cells with a trial that has more than one row.
  package var repeatedCells: Int
  /// Rows beyond the first of their trial.
  package var surplusRows: Int
  package var oddities: [Oddity]
  /// How the file is written, where it is not a plain CSV.
  package var notes: [Reading]

  package struct Reading: Codable, Sendable, Equatable {
    package var line: Int?
    package var message: String
  }

  package struct Oddity: Codable, Sendable, Equatable {
    /// The name of the rule.
    package var rule: String
    /// What the rule finds, in the plural.
    package var summary: String
    /// Nil if the oddity is that something is missing.
    package var line: Int?
    package var message: String
  }
}
