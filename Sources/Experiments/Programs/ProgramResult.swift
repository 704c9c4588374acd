import Basics
import Platform
import Processes

/// Makes the result of a trial from the way its program ended and from what it wrote.
struct ProgramResult {
  private let grid: CommandGrid
  private let folder: TrialFolder

  init(_ grid: CommandGrid, _ folder: TrialFolder) {
    (self.grid, self.folder) = (grid, folder)
  }

  func result(_ outcome: ProcessOutcome, _ output: PrintedText, _ errors: PrintedText) -> TrialResult {
    if let reason = failure(outcome.end) { return failed(reason, errors) }
    let reader = MeasureReader(names: grid.measures)
    var result =
      grid.measuresFile.map { reader.result(ofFile: folder($0), named: $0) } ?? reader.result(of: output.lines)
    if let reason = result.reason, result.status == .failed { return failed(reason, errors) }
    if let curves = grid.curves {
      let curve = Self.curve(curves, of: grid, in: folder)
      (result.curve, result.oddities) = (curve.points, curve.oddities)
      if let measure = grid.halving?.measure, !curve.points.contains(where: { $0.measures[measure] != nil }) {
        result.oddities.append("its curve has no '\(measure)', so that it was compared at no rung")
      }
    }
    if outcome.leftBehind > 0 {
      result.oddities.append("ended \(outcome.leftBehind.counted("process", "processes")) that it left behind")
    }
    return result
  }

  /// Reads the curve that the program wrote in all its starts.
  static func curve(_ name: String, of grid: CommandGrid, in folder: TrialFolder) -> CurveReader {
    CurveReader(
      EarlierCurve.all(name, in: folder), named: name, reserved: grid.parameterNames + ProgramColumns.reserved)
  }

  private func failed(_ reason: String, _ errors: PrintedText) -> TrialResult {
    TrialResult(status: .failed, reason: [reason, errors.lastLine].compactMap(\.self).joined(separator: ": "))
  }

  /// Returns the reason of a failure; nil for a program that ended with status 0 or was stopped by the run.
  private func failure(_ end: ProcessOutcome.End) -> String? {
    switch end {
    case .status(0), .stopped: nil
    case .status(let status): "exit status \(status)"
    case .signal(let number): "ended by signal \(number) (\(String(cString: strsignal(number))))"
    case .timeLimit: "ended after the time limit of \(SpanText.text(grid.timeLimit ?? 0))"
    }
  }
}
