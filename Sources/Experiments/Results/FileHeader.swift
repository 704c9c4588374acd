import Basics
import Tables

/// The columns of a file to which runs append: any set of known columns that includes the key of a trial.
package struct FileHeader<Entry: FileColumn>: Sendable {
  package let columns: [Entry]
  private let rule: ColumnRule<Entry>

  package var names: [String] { columns.map(\.name) }
  /// The header line with its line end.
  package var line: String { CSVWriter.line(names) }

  /// Creates the header of a new file: all columns of `rule.all`, and the known ones among `names`.
  package init(besides names: [String] = [], rule: ColumnRule<Entry> = Entry.ofNetworks) {
    let others = Set(names).subtracting(rule.all.map(\.name)).compactMap(rule.known)
    columns = rule.all + others.sorted(by: rule.precedes)
    self.rule = rule
  }

  /// Creates the header of an existing file from its column names.
  ///
  /// - Throws: `badData` for an unknown column, for a repeated name, and for an incomplete key.
  package init(
    _ names: [String], of file: String, rule: ColumnRule<Entry> = Entry.ofNetworks
  ) throws(Diagnostic) {
    let place = SourceLocation(file: file, line: 1)
    var columns: [Entry] = []
    for name in names {
      guard let column = rule.known(name) else {
        throw .unknownName(name, what: "column", valid: rule.all.map(\.name), kind: .badData, at: place)
      }
      guard !columns.contains(where: { $0.name == name }) else {
        throw Diagnostic(.badData, "the column '\(name)' occurs twice", at: place)
      }
      columns.append(column)
    }
    if let missing = rule.key.first(where: { !names.contains($0) }) {
      throw Diagnostic(
        .badData, "the column '\(missing)' is missing, so no row identifies its trial",
        hint: "give --out another folder, or a results file of this program", at: place)
    }
    (self.columns, self.rule) = (columns, rule)
  }

  /// Returns a header with the columns of both. It is sorted by the rule if `other` adds a column.
  package func union(_ other: Self) -> Self {
    let new = other.columns.filter { column in !columns.contains { $0.name == column.name } }
    return new.isEmpty ? self : Self(columns: (columns + new).sorted(by: rule.precedes), rule)
  }

  private init(columns: [Entry], _ rule: ColumnRule<Entry>) {
    (self.columns, self.rule) = (columns, rule)
  }

  package func contains(_ name: String) -> Bool {
    columns.contains { $0.name == name }
  }

  /// Returns the line of a row with its line end. Fields that do not apply are empty.
  package func line(_ row: Entry.Row) -> String {
    CSVWriter.line(columns.map { $0.field(row) })
  }
}

package typealias ResultsHeader = FileHeader<ResultColumn>
package typealias CurvesHeader = FileHeader<CurveColumn>

extension CurvesHeader {
  /// Returns the lines for the whole curve of one trial.
  package func lines(_ trial: Trial, _ curve: [CurvePoint]) -> String {
    curve.map { line((trial, $0)) }.joined()
  }
}
