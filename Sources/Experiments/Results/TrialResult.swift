/// What became of a trial: one row of results.csv and its rows of curves.csv.
package struct TrialResult: Sendable {
  package enum Status: String, Sendable, CaseIterable {
    case finished, diverged, failed
    /// It did not go on after a rung.
    case stopped
  }

  package var status: Status
  /// Why it diverged, failed or was stopped.
  package var reason: String?
  /// What was measured, by the name of its column: `accuracy` on the test examples, `accuracy_seen` on a named set.
  package var measures: [String: Double] = [:]
  /// The nominal rate chosen.
  package var learningRate: Double?
  /// The step of the weights that are reported.
  package var step: Int?
  package var validationLoss: Double?
  package var parameters: Int?
  /// All steps, those of the search included.
  package var totalSteps: Int?
  package var seconds: Double = 0
  package var curve: [CurvePoint] = []
  /// Of a program; nil for a network of our own.
  package var program: ProgramUse?
  /// Of a grid with halving: what it showed at the last rung that it came to.
  package var rung: RungRecord?
  /// Whether it waits at that rung: it has no row yet.
  package var isWaiting = false
  /// What is odd in what the trial wrote, for people; it is told and not recorded.
  package var oddities: [String] = []

  package init(status: Status, reason: String? = nil) {
    self.status = status
    self.reason = reason
  }

  /// A trial that has come to a rung.
  static func waiting(at record: RungRecord, after seconds: Double = 0) -> TrialResult {
    var result = TrialResult(status: .stopped)
    (result.rung, result.isWaiting, result.seconds) = (record, true, seconds)
    return result
  }

  /// The same with what it took, for its record.
  var waitingWithUse: TrialResult {
    var result = self
    result.rung?.seconds = seconds
    result.rung?.attempts = program?.attempts ?? 0
    result.rung?.peakMegabytes = program?.peakMegabytes ?? 0
    return result
  }

  /// A metric on a set of examples, the test set unless another is named; nil where it was not measured.
  package subscript(metric: EvaluationMetric, on set: String = EvaluationSet.test) -> Double? {
    get { measures[metric.column(on: set)] }
    set { measures[metric.column(on: set)] = newValue }
  }

  /// What the protocol measured besides; nil where it did not.
  package subscript(measure: ProtocolMeasure) -> Double? {
    get { measures[measure.name] }
    set { measures[measure.name] = newValue }
  }

  /// Takes over all that a set of examples showed.
  mutating func report(
    _ scores: Scores, targetVariance: Double, on set: String = EvaluationSet.test,
    metrics: [EvaluationMetric] = EvaluationMetric.everywhere
  ) {
    for metric in metrics { self[metric, on: set] = metric.value(scores, targetVariance) }
  }
}
