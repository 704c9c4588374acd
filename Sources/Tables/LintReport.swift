/// What a file contains, and its oddities.
package struct LintReport: Codable, Sendable, Equatable {
  package var file: String
  package var rows: Int
  /// The lines with a header.
  package var headerLines: [Int]
  /// Whether columns were named that make cells; else each row counts as one.
  package var hasCells: Bool
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
  package var profile: TableProfile

  package struct Reading: Codable, Sendable, Equatable {
    /// Where the table is of several files, the one that this is about.
    package var file: String?
    package var line: Int?
    package var message: String
  }

  package struct Oddity: Codable, Sendable, Equatable {
    /// The name of the rule.
    package var rule: String
    /// What the rule finds, in the plural.
    package var summary: String
    /// Where the table is of several files, that of the row.
    package var file: String?
    /// Nil if the oddity is that something is missing, and where rows have no lines.
    package var line: Int?
    package var message: String
  }
}
