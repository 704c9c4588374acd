/// A summary of a file's contents, and its oddities.
package struct LintReport: Codable, Sendable, Equatable {
  package var file: String
  package var rows: Int
  /// The numbers of the lines that hold a header.
  package var headerLines: [Int]
  /// True if the table has columns that make cells; otherwise each row counts as a cell.
  package var hasCells: Bool
  package var cells: Int
  /// The number of cells that there could be.
  package var possibleCells: Int
  /// The number of missing cells, or of missing trials if all were expected.
  package var holes: Int
  /// The number of cells in which a trial has more than one row.
  package var repeatedCells: Int
  /// The number of rows beyond the first of their trial.
  package var surplusRows: Int
  package var oddities: [Oddity]
  /// How the file is written, as far as it is not a plain CSV.
  package var notes: [Reading]
  package var profile: TableProfile

  /// A note about how the file was read.
  package struct Reading: Codable, Sendable, Equatable {
    /// The file that it is about, if the table comes from several files; otherwise nil.
    package var file: String?
    package var line: Int?
    package var message: String
  }

  /// Something that is probably wrong although the file is not damaged.
  package struct Oddity: Codable, Sendable, Equatable {
    /// The name of the rule.
    package var rule: String
    /// A description of what the rule finds, in the plural.
    package var summary: String
    /// The file of the row, if the table comes from several files; otherwise nil.
    package var file: String?
    /// The line of the row; nil if the oddity is that something is missing, or if rows have no lines.
    package var line: Int?
    package var message: String
  }
}
