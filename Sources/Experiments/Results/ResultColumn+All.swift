import Tables

extension ResultColumn {
  package static let all = published + own

  /// The eleven of 2018.
  private static let published: [ResultColumn] =
    [
      .key("task"), .key("dataset"), .key("network_type"), .key("network_depth", .number(1 ... .infinity)),
      .key("network_activation"),
      ResultColumn("accuracy_pct", .percentage(of: "accuracy")) { $0.result[.accuracy].map(percent) },
    ] + EvaluationMetric.all.filter(\.isPublished).map { metric($0) } + [
      ResultColumn("lr", .number(Double.leastNormalMagnitude ... .infinity)) {
        FieldText.number($0.result.learningRate)
      },
      .count("global_step", \.step),
      ResultColumn("datetime", .text, merging: .least) { $0.datetime },
    ]

  private static let own: [ResultColumn] =
    [
      .key("seed", .number(0 ... .infinity)), .key("protocol"),
      ResultColumn("status", .name(TrialResult.Status.allCases.map(\.rawValue))) { $0.result.status.rawValue },
      ResultColumn("reason", .text) { $0.result.reason.map(FieldText.oneLine) },
    ] + EvaluationMetric.all.filter { !$0.isPublished }.map { metric($0) } + [
      ResultColumn("validation_loss", .number(0 ... .infinity)) { FieldText.number($0.result.validationLoss) },
      .metric(.accuracy, on: EvaluationSet.seen),
      .count("parameters", \.parameters), .count("train_steps_total", \.totalSteps),
      ResultColumn("seconds", .number(0 ... .infinity), merging: .either) {
        NumberText.fixed($0.result.seconds, digits: 3)
      },
    ]

  private static func count(_ name: String, _ value: KeyPath<TrialResult, Int?> & Sendable) -> ResultColumn {
    ResultColumn(name, .number(0 ... .infinity)) { $0.result[keyPath: value].map(String.init) }
  }

  /// `99.0%`: whole percents, a tie to even, as the original's rounding of float32.
  private static func percent(_ accuracy: Double) -> String {
    NumberText.fixed((accuracy * 100).rounded(.toNearestOrEven), digits: 1) + "%"
  }
}
