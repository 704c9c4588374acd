import Basics

/// The files that a run writes. What stands under their names was written by a run, or is refused when it is read.
struct RunOutputs: Sendable {
  let results: OutputPath
  let curves: OutputPath
  let record: OutputPath

  /// - Parameter inputs: what the run reads.
  /// - Throws: `cannotCreate` if one of them is an input, or no regular file.
  init(_ folder: RunFolder, inputs: Inputs) throws(Diagnostic) {
    func output(_ path: String) throws(Diagnostic) -> OutputPath {
      try OutputPath(path, inputs: inputs, replacing: .everything)
    }
    results = try output(folder.results)
    curves = try output(folder.curves)
    record = try output(folder.record)
  }

  /// What trials showed at rungs.
  ///
  /// - Throws: `cannotCreate` if it is no regular file.
  func rungs(of folder: RunFolder) throws(Diagnostic) -> OutputPath {
    try OutputPath(folder.rungs, inputs: .none, replacing: .everything)
  }

  /// Makes the files whole: every row with its line end, no row that a later one replaces, no curve without a row.
  func repair(_ plan: RunPlan, form: TrialForm) throws {
    if let length = plan.tornAfter { try AppendedFile.cut(results, to: length) }
    if plan.hasSupersededRows { try SupersededRows.remove(from: results, form: form) }
    try CurvesFile.cutOrphans(of: curves, form: form, hasRow: plan.hasRow)
  }
}
