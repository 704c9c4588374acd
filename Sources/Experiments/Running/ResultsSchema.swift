import Tables

/// The columns of results.csv and curves.csv, and how a result is written in them.
package enum ResultsSchema {
  /// As published in 2018.
  package static let publishedColumns =
    Trial.cellColumns + ["accuracy_pct", "accuracy", "loss", "lr", "global_step", "datetime"]
  /// As published, then our own.
  package static let columns =
    publishedColumns + [
      "seed", "protocol", "status", "reason", "exact_match", "r2", "validation_loss", "accuracy_seen", "parameters",
      "train_steps_total", "seconds",
    ]
  package static let curveColumns =
    Trial.columns + ["phase", "lr", "step", "train_loss", "validation_loss", "validation_accuracy"]
  /// The columns that may differ between equal runs.
  package static let volatileColumns: Set = ["datetime", "seconds"]

  /// One line of results.csv; what does not apply is empty.
  package static func line(_ trial: Trial, _ result: TrialResult, datetime: String) -> String {
    let cell: [String?] = Array(trial.values.prefix(Trial.cellColumns.count))
    let published = [
      result.accuracy.map(percent), number(result.accuracy), number(result.loss), number(result.learningRate),
      result.step.map(String.init), datetime,
    ]
    let own = [
      String(trial.seed), trial.researchProtocol, result.status.rawValue, result.reason.map(oneLine),
      number(result.exactMatch), number(result.r2), number(result.validationLoss), number(result.accuracySeen),
      result.parameters.map(String.init), result.totalSteps.map(String.init),
      NumberText.fixed(result.seconds, digits: 3),
    ]
    return CSVWriter.line(cell + published + own)
  }

  /// The lines of curves.csv of one trial.
  package static func curveLines(_ trial: Trial, _ curve: [CurvePoint]) -> String {
    let key: [String?] = trial.values
    return curve.map { point in
      CSVWriter.line(
        key + [
          point.phase.rawValue, number(point.learningRate), String(point.step), number(point.trainingLoss),
          number(point.validationLoss), number(point.validationAccuracy),
        ])
    }.joined()
  }

  /// `99.0%`: whole percents, a tie to even, as the original's rounding of float32.
  private static func percent(_ accuracy: Double) -> String {
    NumberText.fixed((accuracy * 100).rounded(.toNearestOrEven), digits: 1) + "%"
  }

  /// With a point or an exponent, as in the published CSV: `1.0`, `1e-05`.
  private static func number(_ x: Double?) -> String? {
    x.flatMap { $0.isFinite ? "\($0)" : nil }
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
