import Basics
import Networks

/// What a published program does in training besides plain steps of all weights. The entries of `all` are the
/// definition.
package struct TrainingRoutine: Named, Sendable {
  /// The loss that decides when weights are pulled away from 0 and when they are drawn afresh.
  enum Watched: Sendable {
    /// The loss of each step's batch.
    case batch
    /// The latest loss of the validation examples.
    case validation
  }

  /// Steps of weights and steps of gates in turn: of every ten steps, the first `weights` ones move the weights, and
  /// the rest move the gates.
  struct Turns: Sendable {
    let weights: Int
  }

  /// A penalty that pulls all weights away from 0 while the loss is below `goodLoss`.
  struct Pull: Sendable {
    let penalty: Penalty
    /// The last epoch without the penalty, counted from 0.
    let epoch: Int
    /// True if each pull is two steps of its own, one of the weights and one of the gates. False if the penalty is
    /// added to the loss of the ordinary step.
    let hasOwnSteps: Bool
  }

  /// When all weights are drawn afresh: in every tenth epoch, if more than `stored` losses are known and they no longer
  /// fall (`StoredLosses.stagnate`).
  struct Redrawing: Sendable {
    let stored: Int
    /// The initialiser of the fresh weights; nil for the one that each parameter began with.
    let initializer: Initializer?
  }

  package let name: String
  package let summary: String
  /// The initial weights of modules; nil for each module's own default.
  var beginning: ModuleBeginning?
  /// The number of steps that count as one epoch.
  package var epoch = 1
  var watched = Watched.batch
  var turns: Turns?
  var pull: Pull?
  var redrawing: Redrawing?

  package static let all = [steady, schloer, mistry]

  static let steady = TrainingRoutine(name: "steady", summary: "each step moves all weights")

  /// Weights are pulled away from 0 only while the loss is below this value, and drawn afresh only while it is above.
  static let goodLoss: Float = 1

  /// The program of the first experiment in Schlör, Ring and Hotho, "iNALU", Frontiers in AI 2020. Its epochs have
  /// 64,000 examples.
  private static let schloer = TrainingRoutine(
    name: "schloer_2020",
    summary:
      "eight steps of weights and two of gates in turn, a pull from epoch 11, fresh weights where nothing is learned",
    beginning: .small, epoch: 1_000, turns: Turns(weights: 8),
    pull: Pull(penalty: Penalty(.saturation, strength: 0.05), epoch: 10, hasOwnSteps: true),
    redrawing: Redrawing(stored: 10_000, initializer: .uniform(within: 2)))

  /// The same ideas with validation losses, each of which counts for all steps up to the next validation. Source:
  /// Mistry, Farrahi and Hare, "A Primer for Neural Arithmetic Logic Modules", JMLR 2022.
  private static let mistry = TrainingRoutine(
    name: "mistry_2022",
    summary: "a pull from step 10,001 while the validation loss is below 1, fresh weights where nothing is learned",
    beginning: .medium, watched: .validation,
    pull: Pull(penalty: Penalty(.saturation, strength: 0.05), epoch: 10_000, hasOwnSteps: false),
    redrawing: Redrawing(stored: 5_000, initializer: nil))
}
