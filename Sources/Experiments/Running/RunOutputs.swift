import Basics

/// The files that a run writes. Existing files of these names may be replaced: they are read first, and reading refuses
/// files that no run has written.
struct RunOutputs: Sendable {
  let results: OutputPath
  let curves: OutputPath
  let record: OutputPath

  /// - Parameter inputs: the files that the run reads.
  /// - Throws: `cannotCreate` if one of the outputs is an input or not a regular file.
  init(_ folder: RunFolder, inputs: Inputs) throws(Diagnostic) {
    func output(_ path: String) throws(Diagnostic) -> OutputPath {
      try OutputPath(path, inputs: inputs, replacing: .everything)
    }
    results = try output(folder.results)
    curves = try output(folder.curves)
    record = try output(folder.record)
  }

  /// Returns the output for the records at rungs.
  ///
  /// - Throws: `cannotCreate` if it is not a regular file.
  func rungs(of folder: RunFolder) throws(Diagnostic) -> OutputPath {
    try OutputPath(folder.rungs, inputs: .none, replacing: .everything)
  }

  /// Repairs the files: removes a torn last row, failed rows with a later row of the same trial, and curves without a
  /// row.
  func repair(_ plan: RunPlan, form: TrialForm) throws {
    if let length = plan.tornAfter { try AppendedFile.cut(results, to: length) }
    if plan.hasSupersededRows { try SupersededRows.remove(from: results, form: form) }
    try CurvesFile.cutOrphans(of: curves, form: form, hasRow: plan.hasRow)
  }
}
