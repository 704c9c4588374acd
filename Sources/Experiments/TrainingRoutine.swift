import Basics
import Networks

/// What a published program does in training besides one step of all weights after the other. The entries of `all` are the
/// definition.
package struct TrainingRoutine: Named, Sendable {
  /// The loss that decides about penalties and fresh weights.
  enum Watched: Sendable {
    /// That of the batch of each step.
    case batch
    /// The last one of the validation examples.
    case validation
  }

  /// Of ten steps, the first so many move the weights, and the others the gates.
  struct Turns: Sendable {
    let weights: Int
  }

  /// When all weights are drawn away from 0.
  struct Pull: Sendable {
    let penalty: Penalty
    /// Only in later epochs than this.
    let epoch: Int
    /// Whether it has further steps of its own, one of the weights and one of the gates, or is added to the loss.
    let hasOwnSteps: Bool
  }

  /// When all weights are drawn afresh: in every tenth epoch, if more than `stored` losses have not become smaller.
  struct Redrawing: Sendable {
    let stored: Int
    /// Nil for how each began.
    let initializer: Initializer?
  }

  package let name: String
  package let summary: String
  /// How modules begin; nil for each in its own way.
  var beginning: ModuleBeginning?
  /// Steps that count as one epoch.
  package var epoch = 1
  var watched = Watched.batch
  var turns: Turns?
  var pull: Pull?
  var redrawing: Redrawing?

  package static let all = [steady, schloer, mistry]

  static let steady = TrainingRoutine(name: "steady", summary: "each step moves all weights")

  /// Batches whose loss is below this have a pull; losses above it are worth fresh weights.
  static let goodLoss: Float = 1

  /// Schlör, Ring and Hotho, "iNALU", Frontiers in AI 2020: the program of its first experiment, with epochs of 64,000
  /// examples.
  private static let schloer = TrainingRoutine(
    name: "schloer_2020",
    summary:
      "eight steps of weights and two of gates in turn, a pull from epoch 11, fresh weights where nothing is learned",
    beginning: .small, epoch: 1_000, turns: Turns(weights: 8),
    pull: Pull(penalty: Penalty(.saturation, strength: 0.05), epoch: 10, hasOwnSteps: true),
    redrawing: Redrawing(stored: 10_000, initializer: .uniform(within: 2)))

  /// Mistry, Farrahi and Hare, "A Primer for Neural Arithmetic Logic Modules", JMLR 2022: the same ideas on validation
  /// losses, each of which counts for all steps up to the next one.
  private static let mistry = TrainingRoutine(
    name: "mistry_2022",
    summary: "a pull from step 10,001 while the validation loss is below 1, fresh weights where nothing is learned",
    beginning: .medium, watched: .validation,
    pull: Pull(penalty: Penalty(.saturation, strength: 0.05), epoch: 10_000, hasOwnSteps: false),
    redrawing: Redrawing(stored: 5_000, initializer: nil))
}
