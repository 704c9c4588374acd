/// The state of training at one step: a point of a trial's curve.
package struct CurvePoint: Sendable, Equatable {
  package enum Phase: String, Sendable {
    case search, train
  }

  package var phase: Phase
  package var learningRate: Double
  package var step: Int
  /// The mean loss of the training batches since the previous point.
  package var trainingLoss: Double
  /// The loss on the set by which the protocol selects weights or rates: the test set under `octavian_2018`, the
  /// validation set under all other protocols.
  package var validationLoss: Double?
  package var validationAccuracy: Double?
  /// The measures that a program wrote, by name.
  package var measures: [String: Double] = [:]

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

  /// Creates a point of a program's curve, which holds only what the program wrote.
  package init(step: Int, measures: [String: Double]) {
    self.init(phase: .train, learningRate: .nan, step: step, trainingLoss: .nan)
    self.measures = measures
  }
}
