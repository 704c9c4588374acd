import Basics
import Networks

/// How the network of a trial is built and trained: everything that the settings of a trial can change.
package struct TrainingSetup: Sendable {
  /// The width of the hidden layers and of the towers.
  package var innerWidth = 256
  /// A size that replaces the inner width; nil for none. The network gets about as many parameters as an mlp of depth 2
  /// whose hidden layer is `size` times as wide as half of the input.
  package var size: Double?
  /// The number of examples of one training step.
  package var batchSize = Batch.size
  package var optimizer = Optimizer.adam
  package var loss = Loss.meanSquaredError
  /// The learning rate of the whole training; nil if the rate is searched.
  package var rate: Double?

  /// The initialiser of the hidden layers; nil for the default of their activation.
  package var initializer: Initializer?
  /// The factor by which the learning rate is multiplied, as a function of the step.
  package var schedule = RateSchedule.constant
  /// The number of steps in which the learning rate grows linearly from 0.
  package var warmUp = 0
  /// The largest absolute value in a gradient, and the largest norm of the whole gradient; nil for no limit.
  package var clipValue: Double?
  package var clipNorm: Double?
  package var penalty = PenaltySetup()
  package var routine = TrainingRoutine.steady
  package var inputs = InputScaling.asDrawn

  package init() {}

  package var clipping: GradientClipping? {
    GradientClipping(value: clipValue.map { Float($0) }, norm: clipNorm.map { Float($0) })
  }

  /// Returns the factor of the learning rate as a function of the step.
  ///
  /// - Parameter steps: the number of steps of the whole training.
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

/// How the numbers of an example are scaled before they enter a network. The entries of `all` are the definition.
package struct InputScaling: Named, Sendable {
  package let name: String
  package let summary: String
  /// Returns the layers that scale the inputs.
  ///
  /// - Parameter numbers: the moments of the dataset's numbers.
  let layers: @Sendable (_ numbers: NumberMoments) -> [LayerDescription]

  package static let all = [asDrawn, standardized]

  package static let asDrawn = InputScaling(name: "as_drawn", summary: "none") { _ in [] }
  /// Scaling to mean 0 and variance 1, so that biases need not learn the mean of the inputs, which is known.
  static let standardized = InputScaling(
    name: "standardized", summary: "less the mean of the dataset's law, over its deviation"
  ) { numbers in
    [.standardization(mean: Float(numbers.mean), deviation: Float(numbers.variance.squareRoot()))]
  }
}

/// The changes that a trial makes to the penalty of an arithmetic module; nil keeps the module's own value.
package struct PenaltySetup: Sendable {
  package var strength: Double?
  /// The final strength of a growing penalty.
  package var limit: Double?
  /// The steps between which the penalty grows linearly from 0 to its full strength.
  package var start: Int?
  package var end: Int?

  private func ramp(from start: Int, to end: Int) -> Schedule {
    let (start, end) = (self.start ?? start, self.end ?? end)
    return .ramp(from: start, to: max(end, start + 1))
  }

  /// Returns the penalty of units whose weights should become −1, 0 or 1. The arguments are the module's own values.
  func sparsity(_ strength: Double, from start: Int, to end: Int) -> Penalty {
    Penalty(.sparsity, strength: Float(self.strength ?? strength), schedule: ramp(from: start, to: end))
  }

  /// The penalty of weights that should become 0. It grows tenfold every 10,000 steps up to a limit; nil without a
  /// strength.
  var growing: Penalty? {
    guard let strength, strength > 0 else { return nil }
    let limit = Float((self.limit ?? strength) / strength)
    return Penalty(
      .absolute, strength: Float(strength), schedule: .growth(every: 10_000, limit: limit), isSum: true)
  }

  /// The penalty of weights that should move away from 0; nil without a strength.
  var saturation: Penalty? {
    strength.map { Penalty(.saturation, strength: Float($0), schedule: ramp(from: 0, to: 1)) }
  }

  /// The same penalty as a sum over all weights, in which a weight of 0 counts 1. Source: the program of Heim, Pevný
  /// and Šmídl, NeurIPS 2020.
  var saturationSum: Penalty? {
    strength.map {
      Penalty(.saturation, strength: Float($0 / Penalty.Form.saturated), schedule: ramp(from: 0, to: 1), isSum: true)
    }
  }
}
