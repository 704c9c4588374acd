import Basics
import Networks

/// How the network of a trial is built and trained, as far as the settings of a trial can change it.
package struct TrainingSetup: Sendable {
  /// Of the hidden layers and of the towers.
  package var innerWidth = 256
  /// Instead of the inner width: as many parameters as the mlp of depth 2 whose hidden layer is so many times as wide as a
  /// half of the input.
  package var size: Double?
  /// Examples of one training step.
  package var batchSize = Batch.size
  package var optimizer = Optimizer.adam
  package var loss = Loss.meanSquaredError
  /// The learning rate of all of training; nil for a search.
  package var rate: Double?

  /// Of the hidden layers; nil for what the activation has.
  package var initializer: Initializer?
  /// What the rate is multiplied by.
  package var schedule = RateSchedule.constant
  /// Steps in which the rate grows evenly from 0.
  package var warmUp = 0
  /// The largest number of a gradient, and its largest length; nil for any.
  package var clipValue: Double?
  package var clipNorm: Double?
  package var penalty = PenaltySetup()
  package var routine = TrainingRoutine.steady
  package var inputs = InputScaling.asDrawn

  package init() {}

  package var clipping: GradientClipping? {
    GradientClipping(value: clipValue.map { Float($0) }, norm: clipNorm.map { Float($0) })
  }

  /// The factor of the learning rate at a step.
  ///
  /// - Parameter steps: of the whole training.
  func rateFactors(steps: Int) -> Schedule { schedule.factors(warmUp, steps) }
}

/// How the learning rate changes with the steps. The entries of `all` are the definition.
package struct RateSchedule: Named, Sendable {
  package let name: String
  package let formula: String
  let factors: @Sendable (_ warmUp: Int, _ steps: Int) -> Schedule

  package static let all = [constant, cosine]

  package static let constant = RateSchedule(name: "constant", formula: "1") { warmUp, _ in
    .warmUp(warmUp, cosineTo: nil)
  }
  static let cosine = RateSchedule(name: "cosine", formula: "half a wave of the cosine, to 0 at the last step") {
    .warmUp($0, cosineTo: $1)
  }
}

/// What becomes of the numbers of an example before they enter a network. The entries of `all` are the definition.
package struct InputScaling: Named, Sendable {
  package let name: String
  package let summary: String
  /// - Parameter numbers: how those of the dataset are distributed.
  let layers: @Sendable (_ numbers: NumberMoments) -> [LayerDescription]

  package static let all = [asDrawn, standardized]

  package static let asDrawn = InputScaling(name: "as_drawn", summary: "none") { _ in [] }
  /// So that biases need not learn what the law of the inputs already says.
  static let standardized = InputScaling(
    name: "standardized", summary: "less the mean of the dataset's law, over its deviation"
  ) { numbers in
    [.standardization(mean: Float(numbers.mean), deviation: Float(numbers.variance.squareRoot()))]
  }
}

/// What becomes of the penalties that modules of arithmetic have; nil for the module's own numbers.
package struct PenaltySetup: Sendable {
  package var strength: Double?
  /// What the strength of a growing penalty ends at.
  package var limit: Double?
  /// The steps between which a penalty grows from nothing.
  package var start: Int?
  package var end: Int?

  private func ramp(from start: Int, to end: Int) -> Schedule {
    let (start, end) = (self.start ?? start, self.end ?? end)
    return .ramp(from: start, to: max(end, start + 1))
  }

  /// Of units whose weights go to −1, 0 and 1.
  func sparsity(_ strength: Double, from start: Int, to end: Int) -> Penalty {
    Penalty(.sparsity, strength: Float(self.strength ?? strength), schedule: ramp(from: start, to: end))
  }

  /// Of weights that go to 0, ten times as strong after each 10,000 steps up to a limit; nil unless there is a strength.
  var growing: Penalty? {
    guard let strength, strength > 0 else { return nil }
    let limit = Float((self.limit ?? strength) / strength)
    return Penalty(
      .absolute, strength: Float(strength), schedule: .growth(every: 10_000, limit: limit), isSum: true)
  }

  /// Of weights that go away from 0; nil unless there is a strength.
  var saturation: Penalty? {
    strength.map { Penalty(.saturation, strength: Float($0), schedule: ramp(from: 0, to: 1)) }
  }

  /// The same as a sum over all weights, of 1 for each that is 0. Source: the program of Heim, Pevný and Šmídl, NeurIPS 2020.
  var saturationSum: Penalty? {
    strength.map {
      Penalty(.saturation, strength: Float($0 / Penalty.Form.saturated), schedule: ramp(from: 0, to: 1), isSum: true)
    }
  }
}
