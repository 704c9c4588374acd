import Experiments
import Statistics

/// One cell of the `octavian_2018` grid, with its search and its long run, and the same number of training steps alone.
struct WholeCell {
  private let trial: Trial
  private let loop: TrainingLoop

  init(_ network: BenchedNetwork) throws {
    trial = Trial(
      task: BenchedWork.outputs128.task, dataset: BenchedWork.outputs128.dataset,
      networkType: network.architecture.name, networkDepth: network.depth,
      networkActivation: network.activation, researchProtocol: "octavian_2018", seed: 0)
    loop = try TrainingLoop(network, .outputs128)
  }

  /// Returns the share of the cell's processor time that is not spent in steps: evaluations, checks, initialisation and
  /// set-up. It is the median over the rounds.
  func shareOutsideSteps(rounds: Int) throws -> Double {
    Summary.median(
      try (0..<rounds).map { _ in
        let start = ProcessorTime.seconds
        let result = try Trainer(masterSeed: 2018).train(trial)
        let end = ProcessorTime.seconds
        for _ in 0..<(result.totalSteps ?? 0) { loop.step() }
        return 1 - (ProcessorTime.seconds - end) / (end - start)
      }) ?? .nan
  }
}
