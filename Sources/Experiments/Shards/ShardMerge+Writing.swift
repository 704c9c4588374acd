import Basics
import Tables

extension ShardMerge {
  /// Writes the merged rows to a results.csv. If the parts have curves and records, they are merged into the same
  /// folder.
  ///
  /// - Throws: `cannotCreate` if a run is using the folder, or if an existing file has trials that are in none of the
  ///   parts.
  /// - Returns: a message about the trials of the grid that are still missing; nil if there are none, or if no record
  ///   tells which trials the grid has.
  @discardableResult
  package func write(to path: String) throws -> String? {
    let output = RunFiles(results: path)
    let results = try Self.output(path)
    try OutputFolder.create(output.folder)
    let lock = try output.lock.map { path throws(Diagnostic) in try FolderLock(path, host: Machine.host) }
    defer { withExtendedLifetime(lock) {} }
    try refuseLoss(of: path)
    try output.refusePackedCurves()
    let record = try RunRecord.merged(files.compactMap(\.record), trialCount: count)
    let curves = try MergedCurves(files, form: form) { rows[$0]?.file }
    let companions = try outputs(besides: output, curves, record)
    let sorted = rows.sorted { $0.key.precedes($1.key) }
    try results.write(header.line + sorted.map { CSVWriter.line($0.value.fields) }.joined())
    try companions.curves?.write(curves.text(of: sorted.map(\.key)))
    if let record { try companions.record.map(record.write) }
    return MissingTrials(of: record, files: files, rows: rows.keys) { rows[$0] != nil }?.text
  }

  /// Returns an output that may be one of the inputs, because all its rows are in the merged file.
  private static func output(_ path: String) throws(Diagnostic) -> OutputPath {
    try OutputPath(path, inputs: .none, replacing: .everything)
  }

  /// Returns the outputs for the curves and the record; nil for one that is not written.
  private func outputs(
    besides output: RunFiles, _ curves: MergedCurves, _ record: RunRecord?
  ) throws -> (curves: OutputPath?, record: OutputPath?) {
    var outputs: (curves: OutputPath?, record: OutputPath?) = (nil, nil)
    if let path = output.curves, !curves.isEmpty {
      outputs.curves = try Self.output(path)
      // A torn last line belongs to a trial without a row.
      let lost = try MergedCurves([output], form: form, source: { _ in 0 }).count { !curves.has($0) }
      try Self.refuse(lost, path)
    }
    if record != nil, let path = output.record {
      outputs.record = try Self.output(path)
      _ = try RunRecord.read(path)
    }
    return outputs
  }

  private func refuseLoss(of path: String) throws {
    let file = try ResultsFile(reading: path, form: form)
    try Self.refuse(try (0..<file.count).count { rows[try file.row($0).trial] == nil }, path)
  }

  private static func refuse(_ lost: Int, _ path: String) throws(Diagnostic) {
    guard lost > 0 else { return }
    throw Diagnostic(
      .cannotCreate, "'\(path)' has \(lost.counted("trial that is", "trials that are")) in none of the files",
      hint: "give it as one of the files too, or write to another file")
  }
}
