import Basics

/// Writes results as they come: a trial counts when its row is on the disk, and its curve is there before.
final class ResultsWriter {
  private let outputs: RunOutputs
  private let form: TrialForm
  private let results: AppendedFile
  private var curves: AppendedFile
  private let resultsHeader: ResultsHeader
  private var curvesHeader: CurvesHeader

  /// Gives files of an earlier run the columns that they lack.
  ///
  /// - Parameter names: columns besides those that every file has.
  init(_ outputs: RunOutputs, form: TrialForm, besides names: [String]) throws {
    (self.outputs, self.form) = (outputs, form)
    resultsHeader = try WidenedFile.header(
      of: outputs.results, ResultsHeader(besides: names, rule: form.results), rule: form.results)
    // What a program writes of itself is known once it has done so.
    let curveNames = form.parameters == nil ? names : []
    curvesHeader = try WidenedFile.header(
      of: outputs.curves, CurvesHeader(besides: curveNames, rule: form.curves), rule: form.curves)
    curves = try AppendedFile(outputs.curves, header: curvesHeader.line)
    results = try AppendedFile(outputs.results, header: resultsHeader.line)
  }

  /// - Throws: `writeFailed`; then neither file has anything of the trial, if the disk still allows that.
  func write(_ trial: Trial, _ result: TrialResult) throws {
    try widenCurves(for: result.curve)
    let length = curves.length
    let lines = curvesHeader.lines(trial, result.curve)
    if form.parameters == nil || !lines.isEmpty { try curves.append(lines) }
    do throws(Diagnostic) {
      try results.append(resultsHeader.line(ResultRow(trial, result, datetime: UTCDate.now())))
    } catch {
      curves.truncate(to: length)
      throw error
    }
  }

  /// Gives the curves the columns that a program's curve has and the file has not.
  private func widenCurves(for curve: [CurvePoint]) throws {
    guard form.parameters != nil else { return }
    let names = curve.reduce(into: Set<String>()) { $0.formUnion($1.measures.keys) }
    guard !names.allSatisfy(curvesHeader.contains) else { return }
    curvesHeader = try WidenedFile.header(
      of: outputs.curves, CurvesHeader(besides: Array(names), rule: form.curves), rule: form.curves)
    curves = try AppendedFile(outputs.curves, header: curvesHeader.line)
  }
}
