import Basics

/// Appends results to the files. A trial is done when its row is on the disk; its curve is written before.
final class ResultsWriter {
  private let outputs: RunOutputs
  private let form: TrialForm
  private let results: AppendedFile
  private var curves: AppendedFile
  private let resultsHeader: ResultsHeader
  private var curvesHeader: CurvesHeader

  /// Opens the files, and adds the columns that files of an earlier run lack.
  ///
  /// - Parameter names: the names of columns besides those that every file has.
  init(_ outputs: RunOutputs, form: TrialForm, besides names: [String]) throws {
    (self.outputs, self.form) = (outputs, form)
    resultsHeader = try WidenedFile.header(
      of: outputs.results, ResultsHeader(besides: names, rule: form.results), rule: form.results)
    // The columns of a program's curves are known only when it has written some.
    let curveNames = form.parameters == nil ? names : []
    curvesHeader = try WidenedFile.header(
      of: outputs.curves, CurvesHeader(besides: curveNames, rule: form.curves), rule: form.curves)
    curves = try AppendedFile(outputs.curves, header: curvesHeader.line)
    results = try AppendedFile(outputs.results, header: resultsHeader.line)
  }

  /// Appends the curve and the row of a trial.
  ///
  /// - Throws: `writeFailed`. Then neither file has anything of the trial, if the disk still allows removing it.
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

  /// Adds the columns of a program's curve that the file of curves lacks.
  private func widenCurves(for curve: [CurvePoint]) throws {
    guard form.parameters != nil else { return }
    let names = curve.reduce(into: Set<String>()) { $0.formUnion($1.measures.keys) }
    guard !names.allSatisfy(curvesHeader.contains) else { return }
    curvesHeader = try WidenedFile.header(
      of: outputs.curves, CurvesHeader(besides: Array(names), rule: form.curves), rule: form.curves)
    curves = try AppendedFile(outputs.curves, header: curvesHeader.line)
  }
}
