import Tables

extension ResultColumn {
  package static let all = published + own

  /// The columns of the results file of 2018.
  private static let published: [ResultColumn] =
    [
      .key("task", "the task"), .key("dataset", "the dataset"), .key("network_type", "the type of the network"),
      .key("network_depth", "its weight layers", .number(1 ... .infinity)),
      .key("network_activation", "its activation"),
      ResultColumn("accuracy_pct", "the accuracy in whole percents", .percentage(of: "accuracy")) {
        $0.result[.accuracy].map(percent)
      },
    ] + EvaluationMetric.all.filter(\.isPublished).map { metric($0) } + [
      ResultColumn("lr", "the learning rate that was chosen", .number(Double.leastNormalMagnitude ... .infinity)) {
        FieldText.number($0.result.learningRate)
      },
      .count("global_step", "the step of the weights that are reported", \.step),
      datetime,
    ]

  private static let own: [ResultColumn] =
    [seed, .key("protocol", "the protocol"), status, reason]
    + EvaluationMetric.everywhere.filter { !$0.isPublished }.map { metric($0) } + [
      ResultColumn("validation_loss", "mean squared error on the validation set", .number(0 ... .infinity)) {
        FieldText.number($0.result.validationLoss)
      },
      .metric(.accuracy, on: EvaluationSet.seen),
      .count("parameters", "trainable numbers of the network", \.parameters),
      .count("train_steps_total", "all training steps, those of the search included", \.totalSteps),
      seconds,
    ]

  // MARK: columns that trials of programs have too

  static let seed = ResultColumn.key("seed", "the number of the replicate, from 0", .number(0 ... .infinity))
  static let status = ResultColumn(
    "status", "finished, diverged, failed, or stopped at a rung", .name(TrialResult.Status.allCases.map(\.rawValue))
  ) { $0.result.status.rawValue }
  static let reason = ResultColumn("reason", "why it did not finish", .text) {
    $0.result.reason.map(FieldText.oneLine)
  }
  static let seconds = ResultColumn(
    "seconds", "how long the trial took", .number(0 ... .infinity), merging: .either
  ) { NumberText.fixed($0.result.seconds, digits: 3) }
  static let datetime = ResultColumn("datetime", "when the trial ended, UTC", .text, merging: .least) { $0.datetime }

  static func count(
    _ name: String, _ summary: String, _ value: KeyPath<TrialResult, Int?> & Sendable
  ) -> ResultColumn {
    ResultColumn(name, summary, .number(0 ... .infinity)) { $0.result[keyPath: value].map(String.init) }
  }

  /// Returns whole percents, such as `99.0%`. Ties are rounded to even, like the original's rounding of float32.
  private static func percent(_ accuracy: Double) -> String {
    NumberText.fixed((accuracy * 100).rounded(.toNearestOrEven), digits: 1) + "%"
  }
}
