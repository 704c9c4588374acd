import Basics

/// Trains trials, one at a time, on the calling thread. The result of a trial depends only on its key, the master seed
/// and the settings, not on other trials, their order or the thread.
package struct Trainer: Sendable {
  /// The settings of the protocol; nil if it has fixed numbers of its own.
  package var settings: TrainingSettings?
  package var masterSeed: Int

  package init(settings: TrainingSettings? = nil, masterSeed: Int) {
    self.settings = settings
    self.masterSeed = masterSeed
  }

  /// Trains a trial and returns its result.
  ///
  /// - Parameter isStopping: called every few milliseconds; returns true to end the training.
  /// - Throws: `CancellationError` when stopped, and a diagnostic for an unknown name.
  package func train(_ trial: Trial, isStopping: @escaping @Sendable () -> Bool = { false }) throws -> TrialResult {
    try train(trial, isStopping) { try $0.train($1) }
  }

  /// Trains a trial of a sequential grid, whose result also depends on the learning rate of the previous trial.
  ///
  /// - Parameter previousRate: the rate of the previous trial; nil for the first trial.
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
