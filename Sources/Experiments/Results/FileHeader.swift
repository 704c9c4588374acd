import Basics
import Tables

/// The columns of a file that runs append to: any set of known ones that holds the key of a trial.
package struct FileHeader<Entry: FileColumn>: Sendable {
  package let columns: [Entry]
  private let rule: ColumnRule<Entry>

  package var names: [String] { columns.map(\.name) }
  /// With its line end.
  package var line: String { CSVWriter.line(names) }

  /// All columns that there are without asking, and besides them those of some names.
  package init(besides names: [String] = [], rule: ColumnRule<Entry> = Entry.ofNetworks) {
    let others = Set(names).subtracting(rule.all.map(\.name)).compactMap(rule.known)
    columns = rule.all + others.sorted(by: rule.precedes)
    self.rule = rule
  }

  /// Those of a file.
  ///
  /// - Throws: `badData` for a name that is not a column, for a repeated name, and for an incomplete key.
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

  /// The columns of both, in the order in which we write them.
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

  /// One line, with its end; what does not apply is empty.
  package func line(_ row: Entry.Row) -> String {
    CSVWriter.line(columns.map { $0.field(row) })
  }
}

package typealias ResultsHeader = FileHeader<ResultColumn>
package typealias CurvesHeader = FileHeader<CurveColumn>

extension CurvesHeader {
  /// The lines of one trial.
  package func lines(_ trial: Trial, _ curve: [CurvePoint]) -> String {
    curve.map { line((trial, $0)) }.joined()
  }
}
