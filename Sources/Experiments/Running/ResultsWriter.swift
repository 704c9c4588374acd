import Basics

/// Writes results as they come: a trial counts when its row is on the disk, and its curve is there before.
final class ResultsWriter {
  private let results: AppendedFile
  private let curves: AppendedFile

  init(_ folder: RunFolder) throws(Diagnostic) {
    curves = try AppendedFile(folder.curves, header: CurvesFile.header)
    results = try AppendedFile(folder.results, header: ResultsFile.header)
  }

  /// - Throws: `writeFailed`; then neither file has anything of the trial, as far as the disk still obeys.
  func write(_ trial: Trial, _ result: TrialResult) throws(Diagnostic) {
    let length = curves.length
    try curves.append(ResultsSchema.curveLines(trial, result.curve))
    do throws(Diagnostic) {
      try results.append(ResultsSchema.line(trial, result, datetime: UTCDate.now()))
    } catch {
      curves.truncate(to: length)
      throw error
    }
  }
}
