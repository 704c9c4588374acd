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
