import Basics

/// Writes results as they come: a trial counts when its row is on the disk, and its curve is there before.
final class ResultsWriter {
  private let results: AppendedFile
  private let curves: AppendedFile
  private let resultsHeader: ResultsHeader
  private let curvesHeader: CurvesHeader

  /// Gives files of an earlier run the columns that they lack.
  ///
  /// - Parameter names: columns besides those that every file has.
  init(_ outputs: RunOutputs, besides names: [String]) throws {
    resultsHeader = try WidenedFile.header(of: outputs.results, ResultsHeader(besides: names))
    curvesHeader = try WidenedFile.header(of: outputs.curves, CurvesHeader(besides: names))
    curves = try AppendedFile(outputs.curves, header: curvesHeader.line)
    results = try AppendedFile(outputs.results, header: resultsHeader.line)
  }

  /// - Throws: `writeFailed`; then neither file has anything of the trial, if the disk still allows that.
  func write(_ trial: Trial, _ result: TrialResult) throws(Diagnostic) {
    let length = curves.length
    try curves.append(curvesHeader.lines(trial, result.curve))
    do throws(Diagnostic) {
      try results.append(resultsHeader.line(ResultRow(trial, result, datetime: UTCDate.now())))
    } catch {
      curves.truncate(to: length)
      throw error
    }
  }
}
