import Experiments
import Statistics

/// One cell of the `octavian_2018` grid, from its search to its long run, beside as many training steps alone.
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

  /// Evaluations, checks, fresh weights and the making of it all, as a share of the cell's processor time; the median.
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
