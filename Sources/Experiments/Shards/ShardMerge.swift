import Basics
import Tables

/// The merged results files of one grid that was divided among machines or run in parts.
///
/// The result is sorted by trial. It does not depend on the order of the files, and merging again does not change it.
/// Rows of one trial count as equal if they differ only in columns that may differ between equal runs, or in fields
/// that one of them lacks. The earliest row is kept, and its empty fields are filled from the others. A row that did
/// not fail replaces a failed one.
package struct ShardMerge {
  /// The content of one file without its torn last line.
  private struct Part {
    var table: Table
    var header: ResultsHeader
  }

  let files: [RunFiles]
  /// The form of the trials, from the records beside the files. Without records, they are trials of networks.
  let form: TrialForm
  let header: ResultsHeader
  private let rules: MergeRules
  private(set) var rows: [Trial: MergedRow] = [:]
  private var conflicts: [Diagnostic] = []
  /// The files whose last line is torn because a run was killed. That line never counted and is left out.
  package let tornFiles: [String]

  /// The number of trials in the merged results.
  package var count: Int { rows.count }

  /// Reads and merges results files.
  ///
  /// - Throws: `badData` for damage, for unknown columns, and for trials with two different rows, both of which are
  ///   shown.
  package init(_ paths: [String]) throws {
    files = paths.map(RunFiles.init(results:))
    let form = try Self.form(of: files)
    self.form = form
    let contents = try paths.map { path throws(Diagnostic) in
      (path: path, lines: try RunFiles.wholeLines(of: path, isNamed: true))
    }
    tornFiles = contents.filter(\.lines.isTorn).map(\.path)
    let parts = try contents.map { $0.lines.bytes.isEmpty ? nil : try Self.part($0.lines.bytes, $0.path, form) }
    let headers = parts.compactMap { $0?.header }
    header = headers.dropFirst().reduce(headers.first ?? ResultsHeader(rule: form.results)) { $0.union($1) }
    rules = MergeRules(header)
    var found: [Trial: [MergedRow]] = [:]
    for (index, part) in parts.enumerated() {
      if let part { try add(part, index, to: &found) }
    }
    for (trial, rows) in found.sorted(by: { $0.key.precedes($1.key) }) { merge(rows, of: trial) }
    guard conflicts.isEmpty else { throw DiagnosticList(conflicts) }
  }

  private static func form(of files: [RunFiles]) throws -> TrialForm {
    for path in Set(files.compactMap(\.record)).sorted() {
      if let record = try RunRecord.read(path), record.form.parameters != nil { return record.form }
    }
    return .networks
  }

  private static func part(_ bytes: [UInt8], _ path: String, _ form: TrialForm) throws -> Part {
    let header = try ResultsHeader(HeaderLine.names(in: bytes), of: path, rule: form.results)
    return Part(
      table: try CSVReader(textual: Set(header.names), format: .exact).read(bytes: bytes, file: path), header: header)
  }

  private func add(_ part: Part, _ file: Int, to found: inout [Trial: [MergedRow]]) throws {
    let columns = header.names.map { part.table[$0] }
    let reader = TrialReader(header.names, form: form)
    for row in 0..<part.table.rowCount {
      let fields = columns.map { column in column.map { $0.field(row) ?? "" } }
      let place = part.table.location(ofRow: row)
      guard let trial = reader.trial(fields.map { $0 ?? "" }) else {
        throw Diagnostic(.badData, "this row is not a trial of this program", at: place)
      }
      found[trial, default: []].append(MergedRow(fields: fields, place: place, file: file))
    }
  }

  private mutating func merge(_ found: [MergedRow], of trial: Trial) {
    let ordered = found.sorted(by: rules.precedes)
    var merged = ordered[0]
    for row in ordered.dropFirst() {
      if let union = rules.union(merged, row) {
        merged = union
      } else {
        conflicts.append(conflict(trial, merged, row))
      }
    }
    rows[trial] = merged
  }

  private func conflict(_ trial: Trial, _ a: MergedRow, _ b: MergedRow) -> Diagnostic {
    func text(_ row: MergedRow) -> String {
      "  " + (row.place.map { "\($0.file):\($0.line ?? 0)" } ?? "") + ": " + row.line
    }
    return Diagnostic(
      .badData, "two different rows of \(trial)\n\(text(a))\n\(text(b))",
      hint: "they have different settings or programs; merge only parts of one run", at: b.place)
  }
}
