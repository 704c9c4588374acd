import Basics

/// Trains trials, one at a time, on the calling thread. The result of a trial depends only on its key, the master seed
/// and the settings. It does not depend on other trials, on their order or on the thread.
package struct Trainer: Sendable {
  /// Nil where the protocol fixes its own numbers.
  package var settings: TrainingSettings?
  package var masterSeed: Int

  package init(settings: TrainingSettings? = nil, masterSeed: Int) {
    self.settings = settings
    self.masterSeed = masterSeed
  }

  /// - Parameter isStopping: asked every few milliseconds; true ends the training.
  /// - Throws: `CancellationError` when stopped, a diagnostic for a name that no registry holds.
  package func train(_ trial: Trial, isStopping: @escaping @Sendable () -> Bool = { false }) throws -> TrialResult {
    try train(trial, isStopping) { try $0.train($1) }
  }

  /// The same with the learning rate of the trial before it in a sequential grid, on which the result depends too.
  ///
  /// - Parameter previousRate: nil for the first trial.
  package func train(
    _ trial: Trial, after previousRate: Double?, isStopping: @escaping @Sendable () -> Bool
  ) throws -> TrialResult {
    try train(trial, isStopping) { researchProtocol, session in
      try researchProtocol.trainAfter?(session, previousRate) ?? researchProtocol.train(session)
    }
  }

  private func train(
    _ trial: Trial, _ isStopping: @escaping @Sendable () -> Bool,
    _ train: (ResearchProtocol, TrialSession) throws -> TrialResult
  ) throws -> TrialResult {
    let session = try TrialSession(trial, settings: settings, masterSeed: masterSeed, isStopping: isStopping)
    let researchProtocol = try ResearchProtocol.all.named(trial.researchProtocol, what: "protocol")
    let clock = ContinuousClock()
    let start = clock.now
    var result = try train(researchProtocol, session)
    result.seconds = (clock.now - start) / .seconds(1)
    return result
  }
}
