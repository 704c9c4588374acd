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
  /// What a program wrote of itself, by name.
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

  /// A point of a program's curve, which has what the program wrote and nothing else.
  package init(step: Int, measures: [String: Double]) {
    self.init(phase: .train, learningRate: .nan, step: step, trainingLoss: .nan)
    self.measures = measures
  }
}
