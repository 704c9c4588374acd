/// What became of a trial: one row of results.csv and its rows of curves.csv.
package struct TrialResult: Sendable {
  package enum Status: String, Sendable {
    case finished, diverged, failed
  }

  package var status: Status
  /// Why it diverged or failed.
  package var reason: String?
  package var accuracy: Double?
  package var loss: Double?
  /// The nominal rate chosen.
  package var learningRate: Double?
  /// The step of the weights that are reported.
  package var step: Int?
  package var exactMatch: Double?
  /// 1 − MSE / variance of the test targets; nil where they do not vary.
  package var r2: Double?
  package var validationLoss: Double?
  package var accuracySeen: Double?
  package var parameters: Int?
  /// All steps, those of the search included.
  package var totalSteps: Int?
  package var seconds: Double = 0
  package var curve: [CurvePoint] = []

  package init(status: Status, reason: String? = nil) {
    self.status = status
    self.reason = reason
  }

  /// Takes over what the test examples showed.
  mutating func report(_ test: Evaluation, targetVariance: Double) {
    accuracy = test.accuracy
    loss = test.loss
    exactMatch = test.exactMatch
    r2 = targetVariance > 0 ? 1 - test.loss / targetVariance : nil
  }
}

/// The state of training at one step.
package struct CurvePoint: Sendable, Equatable {
  package enum Phase: String, Sendable {
    case search, train
  }

  package var phase: Phase
  package var learningRate: Double
  package var step: Int
  /// Mean loss of the training batches since the point before.
  package var trainingLoss: Double
  /// On the set that the protocol selects by: validation under `corrected`, test under `octavian_2018`.
  package var validationLoss: Double?
  package var validationAccuracy: Double?

  package init(
    phase: Phase, learningRate: Double, step: Int, trainingLoss: Double, validationLoss: Double? = nil,
    validationAccuracy: Double? = nil
  ) {
    self.phase = phase
    self.learningRate = learningRate
    self.step = step
    self.trainingLoss = trainingLoss
    self.validationLoss = validationLoss
    self.validationAccuracy = validationAccuracy
  }
}
