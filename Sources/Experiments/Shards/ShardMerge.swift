import Basics
import Tables

/// The union of results files by trial: of a grid that was divided among machines, or run in parts.
///
/// The same whatever the order of the files, and if done again; sorted by trial. Rows of one trial are equal if they
/// differ in nothing but what may differ between equal runs; the earliest is kept. A failed row gives way to any other.
package struct ShardMerge {
  /// A row with the file and line it stands on.
  private struct Source {
    var fields: [String]
    var table: Table
    var row: Int

    var isFailed: Bool { fields[ShardMerge.statusIndex] == TrialResult.Status.failed.rawValue }
    var line: String { CSVWriter.line(fields).filter { $0 != "\n" } }
    var place: String { table.location(ofRow: row).map { "\($0.file):\($0.line ?? 0)" } ?? "" }
  }

  private static let statusIndex = ResultsSchema.columns.firstIndex(of: "status")!
  private static let datetimeIndex = ResultsSchema.columns.firstIndex(of: "datetime")!
  private static let keyIndices = Trial.columns.map { ResultsSchema.columns.firstIndex(of: $0)! }
  private static let comparedIndices = ResultsSchema.columns.indices.filter {
    !ResultsSchema.volatileColumns.contains(ResultsSchema.columns[$0])
  }

  private var sources: [Trial: (row: Source, file: Int)] = [:]
  private var conflicts: [Diagnostic] = []
  /// Files whose last line a killed run left torn; it never counted and is left out.
  package private(set) var tornFiles: [String] = []
  private let files: [RunFiles]

  /// Trials in the union.
  package var count: Int { sources.count }

  /// - Throws: `badData` for damage, for other columns, for settings that differ, and for trials with two different
  ///   rows, both of which are shown.
  package init(_ paths: [String]) throws {
    files = paths.map(RunFiles.init(results:))
    for (index, file) in files.enumerated() { try add(file.results, index) }
    guard conflicts.isEmpty else { throw DiagnosticList(conflicts) }
  }

  /// Writes the union to a results.csv, and beside it the curves and the record, if its parts have them.
  ///
  /// - Throws: `cannotCreate` if a run is at work there, or if the file has trials that none of the parts has.
  package func write(to path: String) throws {
    let output = RunFiles(results: path)
    try InputFile.createFolder(output.folder)
    let lock = try output.lock.map { path throws(Diagnostic) in try FolderLock(path) }
    defer { withExtendedLifetime(lock) {} }
    try refuseLoss(of: path)
    let record = try RunRecord.merged(files.compactMap(\.record), trialCount: count)
    let curves = try mergedCurves()
    let trials = sources.keys.sorted { $0.precedes($1) }
    try AtomicFile.write(
      ResultsFile.header + trials.map { CSVWriter.line(sources[$0]!.row.fields) }.joined(), to: path)
    if let curvesPath = output.curves, !curves.isEmpty {
      try AtomicFile.write(CurvesFile.header + trials.compactMap { curves[$0] }.joined(), to: curvesPath)
    }
    if let record, let recordPath = output.record { try record.write(to: recordPath) }
  }

  private func refuseLoss(of path: String) throws {
    guard RunFiles.exists(path) else { return }
    let file = try ResultsFile(reading: path)
    let lost = try (0..<file.count).count { sources[try file.row($0).trial] == nil }
    guard lost == 0 else {
      throw Diagnostic(
        .cannotCreate, "'\(path)' has \(lost) trials that none of the files has",
        hint: "name it among the files, too, or write to another one")
    }
  }

  private mutating func add(_ path: String, _ file: Int) throws {
    let columns = ResultsSchema.columns
    let lines = try RunFiles.wholeLines(of: path)
    if lines.isTorn { tornFiles.append(path) }
    guard !lines.bytes.isEmpty else { return }
    let table = try CSVReader(textual: Set(columns), required: columns).read(bytes: lines.bytes, file: path)
    guard table.columnNames == columns else {
      throw Diagnostic(
        .badData, "the columns are not those that this version writes", at: SourceLocation(file: path, line: 1))
    }
    for row in 0..<table.rowCount {
      let fields = table.columns.map { $0.text(row) ?? "" }
      guard let trial = Trial(values: Self.keyIndices.map { fields[$0] }) else {
        throw Diagnostic(.badData, "no trial of this program", at: table.location(ofRow: row))
      }
      add(Source(fields: fields, table: table, row: row), of: trial, file)
    }
  }

  private mutating func add(_ source: Source, of trial: Trial, _ file: Int) {
    guard let earlier = sources[trial]?.row else {
      sources[trial] = (source, file)
      return
    }
    if source.isFailed != earlier.isFailed {
      if earlier.isFailed { sources[trial] = (source, file) }
    } else if Self.comparedIndices.contains(where: { source.fields[$0] != earlier.fields[$0] }) {
      conflicts.append(conflict(trial, earlier, source))
    } else if source.fields[Self.datetimeIndex] < earlier.fields[Self.datetimeIndex] {
      sources[trial] = (source, file)
    }
  }

  private func conflict(_ trial: Trial, _ a: Source, _ b: Source) -> Diagnostic {
    Diagnostic(
      .badData, "two different rows of \(trial)\n  \(a.place): \(a.line)\n  \(b.place): \(b.line)",
      hint: "they were made with different settings or programs; merge only parts of one run",
      at: b.table.location(ofRow: b.row))
  }

  /// The curve rows of each trial, from the file that its row was taken from.
  private func mergedCurves() throws -> [Trial: String] {
    var curves: [Trial: String] = [:]
    for (index, file) in files.enumerated() {
      guard let path = file.curves, RunFiles.exists(path) else { continue }
      let bytes = try RunFiles.wholeLines(of: path).bytes
      guard !bytes.isEmpty else { continue }
      let table = try CSVReader(textual: Set(ResultsSchema.curveColumns)).read(bytes: bytes, file: path)
      for row in 0..<table.rowCount {
        let fields = table.columns.map { $0.text(row) ?? "" }
        guard let trial = Trial(values: fields.prefix(Trial.columns.count)), sources[trial]?.file == index else {
          continue
        }
        curves[trial, default: ""] += CSVWriter.line(fields)
      }
    }
    return curves
  }
}
