/// The result of a trial: one row of results.csv and its rows of curves.csv.
package struct TrialResult: Sendable {
  package enum Status: String, Sendable, CaseIterable {
    case finished, diverged, failed
    /// The trial was stopped at a rung.
    case stopped
  }

  package var status: Status
  /// The reason why it diverged, failed or was stopped.
  package var reason: String?
  /// The measured values by the name of their column, such as `accuracy` for the test examples and `accuracy_seen` for
  /// a named set.
  package var measures: [String: Double] = [:]
  /// The chosen learning rate, before any schedule.
  package var learningRate: Double?
  /// The step after which the reported weights were taken.
  package var step: Int?
  package var validationLoss: Double?
  /// The number of trainable parameters.
  package var parameters: Int?
  /// The number of all training steps, those of the search included.
  package var totalSteps: Int?
  package var seconds: Double = 0
  package var curve: [CurvePoint] = []
  /// The resources that a program used; nil for a network.
  package var program: ProgramUse?
  /// The last rung that it reached, in a grid with successive halving.
  package var rung: RungRecord?
  /// True if it waits at that rung, so that it has no row yet.
  package var isWaiting = false
  /// Messages about odd output of the trial. They are shown to the user and not recorded.
  package var oddities: [String] = []

  package init(status: Status, reason: String? = nil) {
    self.status = status
    self.reason = reason
  }

  /// Returns the result of a trial that waits at a rung.
  static func waiting(at record: RungRecord, after seconds: Double = 0) -> TrialResult {
    var result = TrialResult(status: .stopped)
    (result.rung, result.isWaiting, result.seconds) = (record, true, seconds)
    return result
  }

  /// The same result, with the used resources copied into the record of the rung.
  var waitingWithUse: TrialResult {
    var result = self
    result.rung?.seconds = seconds
    result.rung?.attempts = program?.attempts ?? 0
    result.rung?.peakMegabytes = program?.peakMegabytes ?? 0
    return result
  }

  /// The value of a metric on a set of examples, by default the test set; nil if it was not measured.
  package subscript(metric: EvaluationMetric, on set: String = EvaluationSet.test) -> Double? {
    get { measures[metric.column(on: set)] }
    set { measures[metric.column(on: set)] = newValue }
  }

  /// The value of a protocol's measure; nil if it was not measured.
  package subscript(measure: ProtocolMeasure) -> Double? {
    get { measures[measure.name] }
    set { measures[measure.name] = newValue }
  }

  /// Stores the values of the metrics on a set of examples.
  mutating func report(
    _ scores: Scores, targetVariance: Double, on set: String = EvaluationSet.test,
    metrics: [EvaluationMetric] = EvaluationMetric.everywhere
  ) {
    for metric in metrics { self[metric, on: set] = metric.value(scores, targetVariance) }
  }
}
