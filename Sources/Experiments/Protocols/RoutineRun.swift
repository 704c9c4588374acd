import Networks
import Statistics

/// A training routine in progress: it decides what each step moves, and what follows from the losses.
package struct RoutineRun {
  /// The number of times that all weights were drawn afresh.
  package private(set) var redraws = 0
  /// The latest validation loss, which the caller must set for a routine that watches it.
  package var validationLoss = Double.nan

  private let routine: TrainingRoutine
  private var losses = StoredLosses()
  private var generator: RandomGenerator

  package init(_ routine: TrainingRoutine, seed: UInt64) {
    self.routine = routine
    generator = RandomGenerator("fresh weights", "\(seed)")
  }

  /// True if the routine depends on the validation loss, so that the caller must validate before the first step.
  package var watchesValidation: Bool { routine.watched == .validation }

  /// Takes a training step, with the further steps and the redrawing that the routine has at this point.
  ///
  /// - Parameter step: the index of the step, from 0.
  /// - Returns: the mean loss of the examples before the step.
  package mutating func train(_ network: Network, on blocks: [Batch], learningRate: Float, step: Int) -> Float {
    let epoch = step / routine.epoch
    let pull = routine.pull.flatMap { epoch > $0.epoch ? $0 : nil }
    let isAdded = pull?.hasOwnSteps == false && validationLoss < Double(TrainingRoutine.goodLoss)
    let loss = network.train(
      on: blocks, learningRate: learningRate, moving: part(step), penalty: isAdded ? pull?.penalty : nil)
    var last = loss
    if let pull, pull.hasOwnSteps, loss < TrainingRoutine.goodLoss {
      network.train(on: pull.penalty, learningRate: learningRate, moving: .weights)
      last = network.loss(of: blocks)
      network.train(on: pull.penalty, learningRate: learningRate, moving: .gates)
    }
    if let redrawing = routine.redrawing {
      losses.append(watchesValidation ? validationLoss : Double(last))
      if epoch > 0 && epoch % 10 == 0 { redraw(network, redrawing) }
    }
    return loss
  }

  private func part(_ step: Int) -> NetworkPart {
    guard let turns = routine.turns else { return .all }
    return step % 10 < turns.weights ? .weights : .gates
  }

  private mutating func redraw(_ network: Network, _ redrawing: TrainingRoutine.Redrawing) {
    guard losses.count > redrawing.stored, losses.stagnate(above: Double(TrainingRoutine.goodLoss)) else { return }
    network.redraw(as: redrawing.initializer, using: &generator)
    losses.removeAll()
    redraws += 1
  }
}
